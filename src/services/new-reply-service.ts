import { type EntityManager } from '@mikro-orm/postgresql'
import { type Act } from '../cases/decide.ts'
import { type LocalDate } from '../law/date.ts'
import { type OrderedAnew } from '../letters/letter-facts.ts'
import { type Dispute, replayDispute } from '../remedies/dispute.ts'
import { type RecordedRemedyEvent, type RemedyEvent } from '../remedies/events.ts'
import { newReplyDuty, newReplyOrdered } from '../remedies/new-reply.ts'
import { appendAudit } from '../store/audit-log.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { appendRemedyEvents, loadRemedy, type LoadedRemedy } from '../store/remedy-store.ts'
import { remedyIdsOf } from '../store/remedy-cases.ts'
import { remedyTexts } from '../store/remedy-text.ts'
import { calendarOf } from './calendar-reader.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid } from './errors.ts'
import { record, rule } from './remedy-entry.ts'
import { remedySummaryOf, remedyView } from './remedy-summary.ts'

type At = { context: Context; tx: EntityManager; organ: OrganRef; actor: Actor }

/** An order to reply anew to a case: in which dispute, by whom, when, under which number, until when; and the reply before. */
export type OrderToReply = OrderedAnew & { remedyId: string; dueOn: LocalDate | null }

/** The order of a dispute that this case has not followed yet; null where there is none. */
export async function orderToReply(
  context: Context,
  organ: OrganRef,
  { row, kase }: Pick<LoadedCase, 'row' | 'kase'>,
  remedyId: string,
): Promise<OrderToReply | null> {
  const em = reading(context)
  const loaded = isUuid(remedyId) ? await loadRemedy(em, organ.organId, remedyId, false) : null
  const earlier = kase.newReplies.at(-1) ?? kase.standing.findLast(({ type }) => type === 'replied')
  const duty = loaded && newReplyDuty(loaded.dispute, await calendarOf(context, organ))
  const isOpen = duty?.repliedOn === null && !loaded!.dispute.anew.includes(row.caseId)
  if (!loaded || !earlier || !duty || !isOpen || !loaded.dispute.caseIds.includes(row.caseId)) return null
  const number = (await remedyTexts(em, context.sealer, loaded.row)).findLast(({ kind }) => kind === 'docket-number')
  return {
    remedyId,
    forum: loaded.dispute.kind === 'reconsideration' ? 'reconsideration' : 'court',
    on: duty.orderedOn,
    number: number?.text ?? null,
    dueOn: duty.due?.dueOn ?? null,
    earlierOn: earlier.on,
  }
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/**
 * What an act on a case means for the disputes over it, in the act's own transaction: a reply given anew, or given at
 * last where its absence was contested, satisfies the order; a void one no longer does.
 * @throws Invalid, BarredInDispute
 */
export async function carryToDisputes(at: At, { row, kase }: LoadedCase, act: Act): Promise<void> {
  if (act.type === 'replied-anew')
    return satisfy(at, await disputeOver(at, act.remedyId, row.caseId), act.on, row.caseId)
  if (act.type === 'replied') {
    const owing = (await disputesOver(at, row.caseId)).filter(({ dispute }) => owesReply(dispute))
    for (const dispute of owing) await satisfy(at, dispute, act.on, row.caseId)
  }
  if (act.type === 'entry-voided') {
    const voided = kase.history.find(({ seq }) => seq === act.seq)?.event
    if (voided?.type !== 'replied-anew' && voided?.type !== 'replied') return
    for (const dispute of await disputesOver(at, row.caseId)) await retract(at, dispute, act.on, voided.on, row.caseId)
  }
}

const owesReply = (dispute: Dispute): boolean => newReplyOrdered(dispute) && dispute.repliedAnewOn === null

async function disputesOver({ tx, organ }: At, caseId: string): Promise<LoadedRemedy[]> {
  const found: LoadedRemedy[] = []
  for (const remedyId of await remedyIdsOf(tx, organ.organId, caseId)) {
    const loaded = await loadRemedy(tx, organ.organId, remedyId, true)
    if (loaded) found.push(loaded)
  }
  return found
}

async function disputeOver({ tx, organ }: At, remedyId: string, caseId: string): Promise<LoadedRemedy> {
  const loaded = await loadRemedy(tx, organ.organId, remedyId, true)
  if (loaded?.dispute.caseIds.includes(caseId)) return loaded
  throw new Invalid([{ field: 'remedy', text: '这件争议没有关联本申请，请从争议的页面重新进入' }])
}

const satisfy = (at: At, dispute: LoadedRemedy, on: Act['on'], caseId: string): Promise<void> =>
  enter(at, dispute, { type: 'replied-anew', on, caseId })

/** The entry that this reply had made in the dispute, if it made one. */
async function retract(at: At, dispute: LoadedRemedy, on: Act['on'], repliedOn: Act['on'], caseId: string) {
  const { history } = dispute.dispute
  const voided = new Set(history.flatMap(({ event }) => (event.type === 'entry-voided' ? [event.seq] : [])))
  const entry = history.findLast(({ event, seq }) => isReplyOf(event, caseId, repliedOn) && !voided.has(seq))
  if (entry) await enter(at, dispute, { type: 'entry-voided', on, seq: entry.seq })
}

const isReplyOf = (event: RemedyEvent, caseId: string, on: Act['on']): boolean =>
  event.type === 'replied-anew' && event.caseId === caseId && event.on === on

async function enter(
  { context, tx, organ, actor }: At,
  { row, dispute }: LoadedRemedy,
  event: RemedyEvent,
): Promise<void> {
  const view = await remedyView(context, organ)
  const { history } = dispute
  const entries: RecordedRemedyEvent[] = record(context, history, rule(history, event, organ, view), actor)
  const after = replayDispute([...history, ...entries])!
  await appendRemedyEvents(tx, row, entries, remedySummaryOf(after, view), after.caseIds)
  await appendAudit(tx, organ.organId, context.clock.now(), {
    actor: actor.id,
    action: event.type === 'entry-voided' ? 'REMEDY_ENTRY_VOIDED' : 'REMEDY_REPLIED_ANEW',
    subject: `remedy/${row.remedyId}`,
    facts: { ...event },
  })
}
