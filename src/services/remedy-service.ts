import { type EntityManager } from '@mikro-orm/postgresql'
import { type DecisionResults } from '../law/remedies.ts'
import { disputeAgenda, type DisputeAgenda } from '../remedies/agenda.ts'
import { decideDispute, type Dispute, replayDispute } from '../remedies/dispute.ts'
import { type RemedyEvent } from '../remedies/events.ts'
import { type OfferedActs, offeredActs } from '../remedies/offered-acts.ts'
import { type RemedyBar } from '../remedies/ruling.ts'
import { remedyPage, type RemedyCursor, type RemedyFilter } from '../store/remedy-ledger.ts'
import { type RemedyRow } from '../store/remedy-row.ts'
import { appendRemedyEvents, loadRemedy, type LoadedRemedy } from '../store/remedy-store.ts'
import { caseNumbersOf } from '../store/remedy-cases.ts'
import { type RemedyText, remedyTexts } from '../store/remedy-text.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid, NotFound, StaleForm } from './errors.ts'
import { eventOfAct, type RemedyAct } from './remedy-act.ts'
import { record, rule, settingsOf } from './remedy-entry.ts'
import { checkPapers, keepInput, papersOf, type RemedyFile, type RemedyInput } from './remedy-papers.ts'
import { remedySummaryOf, remedyView } from './remedy-summary.ts'
import { transact } from './transact.ts'

export { type RemedyRow } from '../store/remedy-row.ts'
export { type RemedyAct } from './remedy-act.ts'
export { type WrittenText } from './remedy-entry.ts'
export { readPaper, type RemedyFile } from './remedy-papers.ts'
export { openRemedy } from './remedy-opening.ts'
export { type RemedyFilter } from '../store/remedy-ledger.ts'

/** The name in the audit log of an entry of each type: REMEDY_DECIDED, REMEDY_COPY_RECEIVED … */
export const remedyAudit = (type: RemedyEvent['type']): Uppercase<string> =>
  `REMEDY_${type.toUpperCase().replaceAll('-', '_')}` as Uppercase<string>

/** Every entry in a dispute goes through here; outgoing papers are checked first. @throws FilesHeld, NotFound, StaleForm, Invalid, BarredInDispute (with the article) */
export async function handleRemedy(
  context: Context,
  organ: OrganRef,
  remedyId: string,
  act: RemedyAct,
  actor: Actor,
  seen: number | null = null,
  input: RemedyInput = {},
): Promise<{ version: number }> {
  const checked = await checkPapers(context, organ, act, input)
  const view = await remedyView(context, organ)
  return transact(context, actor, remedyAudit(act.type), async (tx) => {
    const loaded = await loadRemedy(tx, organ.organId, remedyId, true)
    if (!loaded) throw new NotFound(remedyId)
    if (seen !== null && seen !== loaded.row.version) throw new StaleForm(loaded.row.version)
    const { history } = loaded.dispute
    refuseVoidingHalf(loaded.dispute, act)
    const event = await eventOfAct(tx, organ, loaded.dispute, act, view, input.files?.length ?? 0)
    const entries = record(context, history, rule(history, event, organ, view), actor)
    const after = replayDispute([...history, ...entries])!
    await appendRemedyEvents(tx, loaded.row, entries, remedySummaryOf(after, view), after.caseIds)
    const version = entries.at(-1)!.seq
    await keepInput(context, tx, organ, remedyId, version, input, checked, actor)
    return { result: { version }, subject: `remedy/${remedyId}`, facts: { ...event } }
  })
}

/** A new reply given through its case is declared void there, so that case and dispute do not part. @throws Invalid */
function refuseVoidingHalf({ history }: Dispute, act: RemedyAct): void {
  const voided = act.type === 'entry-voided' && history.find(({ seq }) => seq === act.seq)?.event
  if (voided && voided.type === 'replied-anew' && voided.caseId !== undefined)
    throw new Invalid([{ field: 'seq', text: '重新答复是在申请的页面登记的，请在申请的页面作废' }])
}

/** What an entry would do: the agenda after it, or the bar. Nothing is written. @throws NotFound, Invalid */
export async function previewRemedyAct(
  context: Context,
  organ: OrganRef,
  remedyId: string,
  act: RemedyAct,
): Promise<{ after: DisputeAgenda } | { bar: RemedyBar }> {
  const em = reading(context)
  const { dispute } = await found(em, organ, remedyId)
  const view = await remedyView(context, organ)
  const event = await eventOfAct(em, organ, dispute, act, view, 1)
  const ruling = decideDispute(dispute.history, event, view.today, settingsOf(organ, view))
  if ('bar' in ruling) return ruling
  const entries = record(context, dispute.history, ruling.events, { id: '', organId: organ.organId, role: null })
  const after = replayDispute([...dispute.history, ...entries])!
  return { after: disputeAgenda(after, view.today, view.calendar, view.targets) }
}

/** Everything a dispute's page shows, as data. */
export type ShownRemedy = LoadedRemedy & {
  texts: RemedyText[]
  files: RemedyFile[]
  agenda: DisputeAgenda
  offered: OfferedActs
  /** The reconsideration a lawsuit came after. */
  earlier: RemedyRow | null
  /** The numbers of every case it is or was about, by id. */
  caseNumbers: ReadonlyMap<string, string>
  /** Where the organ counts decisions otherwise than our reading. */
  ownResults: DecisionResults
}

/** @throws NotFound */
export async function showRemedy(context: Context, organ: OrganRef, remedyId: string): Promise<ShownRemedy> {
  const em = reading(context)
  const loaded = await found(em, organ, remedyId)
  const view = await remedyView(context, organ)
  const { reconsiderationId } = loaded.dispute
  const [earlier = null] = reconsiderationId
    ? await remedyPage(em, organ.organId, { ids: [reconsiderationId] }, null, 1)
    : []
  return {
    ...loaded,
    texts: await remedyTexts(em, context.sealer, loaded.row),
    files: await papersOf(context, em, loaded.row),
    agenda: disputeAgenda(loaded.dispute, view.today, view.calendar, view.targets),
    offered: offeredActs(loaded.dispute, view.today, settingsOf(organ, view)),
    earlier,
    caseNumbers: await caseNumbersOf(em, organ.organId, linkedCases(loaded)),
    ownResults: organ.settings.decisionResults ?? {},
  }
}

const linkedCases = ({ dispute }: LoadedRemedy): string[] =>
  dispute.history.flatMap(({ event }) => (event.type === 'case-linked' ? [event.caseId] : []))

async function found(em: EntityManager, organ: OrganRef, remedyId: string): Promise<LoadedRemedy> {
  const loaded = await loadRemedy(em, organ.organId, remedyId, false)
  if (!loaded) throw new NotFound(remedyId)
  return loaded
}

/** The ledger of disputes, newest first. */
export const listRemedies = (
  context: Context,
  organ: OrganRef,
  filter: RemedyFilter,
  after: RemedyCursor | null,
  limit: number,
): Promise<RemedyRow[]> => remedyPage(reading(context), organ.organId, filter, after, limit)
