import { localDate } from '../../src/law/date.ts'
import { replayDispute, type Dispute } from '../../src/remedies/dispute.ts'
import { type RecordedRemedyEvent, type RemedyEvent } from '../../src/remedies/events.ts'

type Fields<E> = E extends { type: infer T; on: unknown } ? { type: T } & Omit<E, 'type' | 'on'> : never

/** An event on a day: `did('opened', '2026-03-02', { kind: 'reconsideration' })`. */
export function did<T extends RemedyEvent['type']>(
  type: T,
  on: string,
  fields: Omit<Extract<Fields<RemedyEvent>, { type: T }>, 'type'> = {} as never,
): RemedyEvent {
  return { type, on: localDate(on), ...fields } as unknown as RemedyEvent
}

/** A history of these events, each known and recorded on its day. */
export const historyOf = (...events: readonly RemedyEvent[]): RecordedRemedyEvent[] =>
  events.map((event, at) => ({
    seq: at + 1,
    event,
    knownOn: event.on,
    recordedAt: new Date(`${event.on}T01:00:00Z`),
    recordedBy: 'officer',
  }))

/** The dispute of these events. */
export function disputeOf(...events: readonly RemedyEvent[]): Dispute {
  const dispute = replayDispute(historyOf(...events))
  if (!dispute) throw new Error('these events make no dispute')
  return dispute
}

const reconsideration = { kind: 'reconsideration' } as const
const direct = { kind: 'lawsuit-direct' } as const
const report = { kind: 'violation-report' } as const

/** Beginnings that many cases share. */
export const APPLIED = did('applied', '2026-09-01', reconsideration)
export const ACCEPTED = did('opened', '2026-09-03', reconsideration)
export const COPY = did('copy-received', '2026-09-07')
export const MAINTAINED = did('decided', '2026-10-20', {
  result: 'upheld',
  decision: 'reconsideration-maintained',
})
export const REVOKED = did('decided', '2026-10-20', {
  result: 'corrected',
  decision: 'reconsideration-revoked',
  newReply: { amount: 20, unit: 'workdays' },
})
export const FILED = did('filed', '2026-03-02', direct)
export const DOCKETED = did('opened', '2026-03-05', direct)
export const DISMISSED = did('decided', '2026-06-01', { result: 'upheld', decision: 'court-claim-dismissed' })
export const APPEALED = did('appealed', '2026-06-10')
export const SECOND = did('second-instance-opened', '2026-06-25')
export const RECEIVED = did('received', '2026-09-18', report)
