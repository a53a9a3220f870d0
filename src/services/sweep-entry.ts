import { type EntityManager } from '@mikro-orm/postgresql'
import { appendAudit } from '../store/audit-log.ts'
import { type Context, type OrganRef } from './context.ts'

/** Notes in the log what a part of the sweep did for an organ; a part that did nothing leaves no entry. */
export const noteSwept = (
  { clock }: Context,
  tx: EntityManager,
  { organId, slug }: OrganRef,
  facts: { part: string } & Record<string, string | number>,
) => appendAudit(tx, organId, clock.now(), { actor: 'system', action: 'DAILY_SWEEP', subject: `organ/${slug}`, facts })
