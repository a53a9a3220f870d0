import { type Regime } from '../law/rules.ts'
import { type Tx } from './case-row.ts'
import { type OrganSettings } from './organ-settings.ts'
import { query } from './query.ts'

export type OrganRow = { organId: number; slug: string; name: string; regime: Regime; settings: OrganSettings }

/** Read on every request, so as rows: nothing of an organ is changed through what these give. */
const ORGANS = 'select organ_id as "organId", slug, name, regime, settings from organ'

/** All organs of the installation, in the order they were made. */
export const allOrgans = (em: Tx): Promise<OrganRow[]> => query<OrganRow>(em, `${ORGANS} order by organ_id`)

export const organWithSlug = async (em: Tx, slug: string): Promise<OrganRow | undefined> =>
  (await query<OrganRow>(em, `${ORGANS} where slug = $1`, [slug]))[0]

export const organWithId = async (em: Tx, organId: number): Promise<OrganRow | undefined> =>
  (await query<OrganRow>(em, `${ORGANS} where organ_id = $1`, [organId]))[0]
