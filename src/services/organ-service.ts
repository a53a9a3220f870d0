import { type Regime } from '../law/rules.ts'
import { beginChain } from '../store/audit-log.ts'
import { type OrganSettings } from '../store/organ-settings.ts'
import { Organ } from '../store/tables/organ.ts'
import { type Actor, type Context, type OrganRef, reading, SYSTEM } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { transact } from './transact.ts'
import { allOrgans, organWithSlug, organWithId } from '../store/organ-store.ts'

/** All organs of the installation, in the order they were made. */
export const listOrgans = (context: Context): Promise<OrganRef[]> => allOrgans(reading(context))

/** @throws NotFound */
export async function findOrgan(context: Context, slug: string): Promise<OrganRef> {
  const organ = await organWithSlug(reading(context), slug)
  if (!organ) throw new NotFound(slug)
  return organ
}

/** @throws NotFound */
export async function organById(context: Context, organId: number): Promise<OrganRef> {
  const organ = await organWithId(reading(context), organId)
  if (!organ) throw new NotFound(String(organId))
  return organ
}

/** Adds an organ, with the head of its audit chain. @throws Invalid when the slug is taken or not usable */
export async function createOrgan(
  context: Context,
  input: { slug: string; name: string; regime: Regime; settings?: OrganSettings },
): Promise<OrganRef> {
  const em = context.orm.em.fork()
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(input.slug))
    throw new Invalid([
      { field: 'slug', text: '网址简称只能用小写字母、数字和连字符，以字母或数字开头，不超过40个字符' },
    ])
  if (await em.count(Organ, { slug: input.slug }))
    throw new Invalid([{ field: 'slug', text: `网址简称 ${input.slug} 已被使用，请换一个` }])
  const organ = em.create(Organ, { ...input, settings: input.settings ?? {} } as Organ)
  await em.transactional(async (tx) => {
    tx.persist(organ)
    await tx.flush()
    await beginChain(tx, organ.organId)
  })
  await transact(context, SYSTEM(organ.organId), 'ORGAN_CREATED', () =>
    Promise.resolve({ result: undefined, subject: `organ/${input.slug}`, facts: { regime: input.regime } }),
  )
  const { organId, slug, name, regime, settings } = organ
  return { organId, slug, name, regime, settings }
}

/** Changes an organ's name and settings. */
export function saveSettings(
  context: Context,
  organ: OrganRef,
  input: { name: string; settings: OrganSettings },
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'SETTINGS_CHANGED', async (tx) => {
    const stored = await tx.findOneOrFail(Organ, { organId: organ.organId })
    stored.name = input.name
    stored.settings = input.settings
    return { result: undefined, subject: `organ/${organ.slug}`, facts: { keys: Object.keys(input.settings) } }
  })
}
