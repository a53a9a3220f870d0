import fc from 'fast-check'
import { type LocalDate, localDate, plusDays } from '../../src/law/date.ts'
import { decisionsFor, REMEDY_KIND_NAMES, type RemedyKind, resultOfDecision } from '../../src/law/remedies.ts'
import { decideDispute, replayDispute } from '../../src/remedies/dispute.ts'
import { type RecordedRemedyEvent, type RemedyEvent, type RemedyEventType } from '../../src/remedies/events.ts'
import { latestDecided } from '../../src/remedies/progress.ts'
import { historyOf } from './dispute-stories.ts'

/** The day nothing recorded is later than. */
export const END = localDate('2027-12-31')

/** A try at an event: what, how many days after the latest one (before it when negative), and a number to choose by. */
type Attempt = { type: RemedyEventType; after: number; pick: number; heardAfter: number }

const TYPES: readonly RemedyEventType[] = [
  'applied',
  'filed',
  'received',
  'opened',
  'correction-noticed',
  'corrected',
  'procedure-set',
  'copy-received',
  'answered',
  'suspended',
  'resumed',
  'extended',
  'mediated',
  'withdrawn',
  'hearing-set',
  'transferred-as-petition',
  'decided',
  'decided',
  'served',
  'opinion-letter-received',
  'opinion-letter-answered',
  'appealed',
  'second-instance-opened',
  'remanded',
  'retrial-opened',
  'replied-anew',
  'case-linked',
  'case-unlinked',
  'reconsideration-linked',
  'handler-set',
  'papers-kept',
  'cost-kept',
  'noted',
  'entry-voided',
]

const BRINGING: Record<RemedyKind, RemedyEventType> = {
  reconsideration: 'applied',
  'lawsuit-direct': 'filed',
  'lawsuit-after-reconsideration': 'filed',
  'violation-report': 'received',
  complaint: 'received',
  'institutional-appeal': 'received',
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  type: fc.constantFrom(...TYPES),
  after: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 45 }) }, fc.integer({ min: -20, max: 0 })),
  pick: fc.nat(1000),
  heardAfter: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(400)),
})

const choose = <T>(from: readonly T[], pick: number): T => from[pick % from.length]!

/** Any dispute's history: whatever of the attempts the rules let pass, from a day of 2024 or 2025 on. */
export const anyHistory: fc.Arbitrary<RecordedRemedyEvent[]> = fc
  .record({
    kind: fc.constantFrom(...REMEDY_KIND_NAMES),
    start: fc.nat(700),
    brought: fc.boolean(),
    attempts: fc.array(attempt, { minLength: 5, maxLength: 40 }),
  })
  .map(({ kind, start, brought, attempts }) => {
    const day = plusDays(localDate('2024-01-15'), start)
    const opening = { type: brought ? BRINGING[kind] : 'opened', on: day, kind } as RemedyEvent
    return attempts.reduce((history, each) => tried(history, each), historyOf(opening))
  })

function tried(history: RecordedRemedyEvent[], { type, after, pick, heardAfter }: Attempt): RecordedRemedyEvent[] {
  const latest = history.reduce<LocalDate>(
    (last, { event }) => (event.on > last ? event.on : last),
    history[0]!.event.on,
  )
  const event = anEvent(type, plusDays(latest, after), pick, history)
  const ruling = decideDispute(history, event, END)
  if ('bar' in ruling) return history
  const entry = historyOf(event)[0]!
  return [...history, { ...entry, seq: history.length + 1, knownOn: plusDays(event.on, heardAfter) }]
}

function anEvent(type: RemedyEventType, on: LocalDate, pick: number, history: RecordedRemedyEvent[]): RemedyEvent {
  return { type, on, ...fieldsOf(type, on, pick, history) } as RemedyEvent
}

function fieldsOf(type: RemedyEventType, on: LocalDate, pick: number, history: RecordedRemedyEvent[]): object {
  const dispute = replayDispute(history)
  switch (type) {
    case 'applied':
    case 'filed':
    case 'received':
    case 'opened':
      return { kind: dispute?.kind ?? 'complaint' }
    case 'procedure-set':
      return { procedure: choose(['ordinary', 'simplified'], pick) }
    case 'suspended':
      return { ground: choose(['party', 'other'], pick) }
    case 'extended':
      return { days: pick % 35 }
    case 'hearing-set':
      return { day: plusDays(on, pick % 30) }
    case 'decided':
      return decisionFields(pick, dispute?.kind ?? 'complaint', dispute && latestDecided(dispute)?.result)
    case 'served':
      return { party: choose(['applicant', 'respondent'], pick) }
    case 'case-linked':
    case 'case-unlinked':
      return { caseId: choose(['a', 'b'], pick) }
    case 'reconsideration-linked':
      return { remedyId: 'r', kind: choose(['lawsuit-direct', 'lawsuit-after-reconsideration'], pick) }
    case 'handler-set':
      return { officer: choose(['x', 'y', null], pick) }
    case 'papers-kept':
      return { direction: choose(['in', 'out'], pick), paper: 'evidence', files: pick % 4 }
    case 'cost-kept':
      return { cost: 'court-fee', yuan: pick / 4 }
    case 'entry-voided':
      return { seq: (pick % (history.length + 1)) + 1 }
    default:
      return {}
  }
}

function decisionFields(pick: number, kind: RemedyKind, earlier: Parameters<typeof resultOfDecision>[2] | undefined) {
  if (pick % 5 === 0) return { result: choose(['upheld', 'corrected', 'other'], pick) }
  const decision = choose(decisionsFor(kind), pick)
  const result = resultOfDecision(decision, {}, earlier ?? null)
  const newReply = choose([{ amount: 20, unit: 'workdays' }, null], pick)
  return { decision, result, ...(result === 'corrected' && pick % 2 ? { newReply } : {}) }
}
