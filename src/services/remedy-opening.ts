import { randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate } from '../law/date.ts'
import { type RemedyKind } from '../law/remedies.ts'
import { replayDispute } from '../remedies/dispute.ts'
import { type CoDefendant, type Procedure, type RecordedRemedyEvent, type RemedyEvent } from '../remedies/events.ts'
import { forumOf } from '../remedies/progress.ts'
import { insertRemedies } from '../store/remedy-insert.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { eventOfAct, type RemedyAct } from './remedy-act.ts'
import { record, rule, writeTexts, type WrittenText } from './remedy-entry.ts'
import { remedySummaryOf, remedyView, type RemedyView } from './remedy-summary.ts'
import { transact } from './transact.ts'

/** A dispute as it is first recorded: by default accepted or docketed on that day. */
export type RemedyToOpen = {
  kind: RemedyKind
  on: LocalDate
  /** A name given by the caller, so that the same thing cannot be recorded twice; else a new one is made. */
  remedyId?: string
  number: string | null
  /** Further cases it is about. */
  numbers?: readonly string[]
  /** Not accepted yet: applied for, filed or received on that day. */
  brought?: boolean
  procedure?: Procedure | undefined
  coDefendant?: CoDefendant | undefined
  copyReceivedOn?: LocalDate | null
  /** The reconsideration a lawsuit came after. */
  reconsiderationId?: string | null
  /** The account of the officer who conducts it. */
  handler?: string | null
  texts?: readonly WrittenText[]
}

/** Records a dispute with what is known at its beginning. @throws Invalid, BarredInDispute */
export async function openRemedy(
  context: Context,
  organ: OrganRef,
  input: RemedyToOpen,
  actor: Actor,
): Promise<string> {
  const view = await remedyView(context, organ)
  return transact(context, actor, 'REMEDY_OPENED', async (tx) => {
    const { remedyId = randomUUID() } = input
    const history = await openingHistory(context, tx, organ, input, view, actor)
    const dispute = replayDispute(history)!
    const { caseIds } = dispute
    const summary = remedySummaryOf(dispute, view)
    await insertRemedies(tx, organ.organId, [{ remedyId, caseIds, imported: false, history, summary }])
    await writeTexts(context, tx, organ, remedyId, 1, input.texts ?? [])
    const { kind, on, number, numbers = [] } = input
    return { result: remedyId, subject: `remedy/${remedyId}`, facts: { kind, on, number, numbers } }
  })
}

/** The first entries, each judged on those before it. */
async function openingHistory(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  input: RemedyToOpen,
  view: RemedyView,
  actor: Actor,
): Promise<RecordedRemedyEvent[]> {
  let history: RecordedRemedyEvent[] = record(context, [], rule([], beginningOf(input), organ, view), actor)
  for (const act of furtherActs(input)) {
    const event = await eventOfAct(tx, organ, replayDispute(history)!, act, view, 0)
    history = [...history, ...record(context, history, rule(history, event, organ, view), actor)]
  }
  return history
}

/** How a dispute of each forum is brought before it is accepted. */
export const BROUGHT = { reconsideration: 'applied', court: 'filed', complaint: 'received' } as const

function beginningOf({ kind, on, brought, procedure, coDefendant }: RemedyToOpen): RemedyEvent {
  if (brought) return { type: BROUGHT[forumOf(kind)], on, kind }
  return { type: 'opened', on, kind, ...(procedure ? { procedure } : {}), ...(coDefendant ? { coDefendant } : {}) }
}

function furtherActs({
  on,
  number,
  numbers = [],
  reconsiderationId,
  copyReceivedOn,
  handler,
}: RemedyToOpen): RemedyAct[] {
  const cases = new Set([...(number ? [number] : []), ...numbers])
  return [
    ...[...cases].map((each): RemedyAct => ({ type: 'case-linked', on, number: each })),
    ...(reconsiderationId ? [{ type: 'reconsideration-linked' as const, on, remedyId: reconsiderationId }] : []),
    ...(handler ? [{ type: 'handler-set' as const, on, officer: handler }] : []),
    ...(copyReceivedOn ? [{ type: 'copy-received' as const, on: copyReceivedOn }] : []),
  ]
}
