import { type EntityManager } from '@mikro-orm/postgresql'
import { laterOf } from '../law/date.ts'
import { decideDispute, type DisputeSettings } from '../remedies/dispute.ts'
import { type RecordedRemedyEvent, type RemedyEvent } from '../remedies/events.ts'
import { addRemedyTexts, type RemedyText } from '../store/remedy-text.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { BarredInDispute } from './errors.ts'
import { type RemedyView } from './remedy-summary.ts'

/** Words beside an entry, kept sealed: the other side's number of the matter, who handles it, costs, notes. */
export type WrittenText = Pick<RemedyText, 'kind' | 'text'>

/** The events an act comes to, by the rules. @throws BarredInDispute */
export function rule(
  history: readonly RecordedRemedyEvent[],
  event: RemedyEvent,
  organ: OrganRef,
  view: RemedyView,
): readonly RemedyEvent[] {
  const ruling = decideDispute(history, event, view.today, settingsOf(organ, view))
  if ('bar' in ruling) throw new BarredInDispute(ruling.bar)
  return ruling.events
}

/** What the organ's entries are judged with. */
export const settingsOf = ({ settings }: OrganRef, { calendar }: RemedyView): DisputeSettings => ({
  calendar,
  own: settings.decisionResults ?? {},
})

/** Entries count in figures from their own day or the day they are recorded, whichever is later. */
export function record(
  context: Context,
  history: readonly RecordedRemedyEvent[],
  events: readonly RemedyEvent[],
  actor: Actor,
): RecordedRemedyEvent[] {
  const last = history.at(-1)?.seq ?? 0
  return events.map((event, at) => ({
    seq: last + 1 + at,
    event,
    knownOn: laterOf(event.on, context.clock.today()),
    recordedAt: context.clock.now(),
    recordedBy: actor.id,
  }))
}

/** Keeps what was written beside an entry. */
export const writeTexts = (
  context: Context,
  tx: EntityManager,
  { organId }: OrganRef,
  remedyId: string,
  seq: number,
  texts: readonly WrittenText[],
): Promise<void> =>
  addRemedyTexts(
    tx,
    context.sealer,
    { organId, remedyId },
    texts.map((each) => ({ ...each, seq })),
    context.clock.now(),
  )
