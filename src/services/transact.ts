import { type EntityManager } from '@mikro-orm/postgresql'
import { appendAudit } from '../store/audit-log.ts'
import { type Actor, type Context } from './context.ts'
import { refuseWhileShowing } from './showing-only.ts'

/** What a use case did: its result for the caller, and what the audit log keeps of it (no personal data). */
export type Done<T> = { result: T; subject: string; facts?: Record<string, unknown> }

/**
 * Opens the one transaction of a use case, and appends its audit entry last, so that nothing commits unlogged.
 * @param action the audit name, as it stands on the route or job that asked
 */
export async function transact<T>(
  context: Context,
  actor: Actor,
  action: string,
  work: (tx: EntityManager) => Promise<Done<T>>,
): Promise<T> {
  refuseWhileShowing()
  return context.orm.em.fork().transactional(async (tx) => {
    const { result, subject, facts } = await work(tx)
    await tx.flush()
    const entry = { actor: actor.id, action, subject, ...(facts ? { facts } : {}) }
    await appendAudit(tx, actor.organId, context.clock.now(), entry)
    return result
  })
}
