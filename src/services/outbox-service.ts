import { outboxPage, type OutboxLine } from '../store/outbox.ts'
import { requeueFailed } from '../store/outbox-retry.ts'
import { actorNames } from './account-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'
import { transact } from './transact.ts'

/** A letter in the outbox, with the name of the officer it goes to (null: to the applicant). */
export type OutboxEntry = OutboxLine & { officer: string | null }
export type OutboxCursor = { createdAt: string; messageId: string }

/** One page of an organ's outbox, newest first. */
export async function outboxOf(
  context: Context,
  organ: OrganRef,
  before: OutboxCursor | null,
  limit: number,
): Promise<OutboxEntry[]> {
  const lines = await outboxPage(reading(context), organ.organId, before, limit)
  const names = await actorNames(
    context,
    organ,
    lines.map((line) => line.recipient),
  )
  return lines.map((line) => ({ ...line, officer: names.get(line.recipient) ?? null }))
}

/** Sends a letter that was given up once more. @throws NotFound when there is no failed letter of that id */
export function retryMessage(context: Context, organ: OrganRef, messageId: string, actor: Actor): Promise<void> {
  return transact(context, actor, 'MAIL_RETRIED', async (tx) => {
    const queued = await requeueFailed(tx, organ.organId, messageId, context.clock.now(), actor.id)
    if (!queued) throw new NotFound(messageId)
    return { result: undefined, subject: `message/${messageId}` }
  })
}
