import { type LocalDate } from '../law/date.ts'
import { type Decision, decisionsFor, resultOfDecision } from '../law/remedies.ts'
import { type Dispute, decideDispute, type DisputeSettings } from './dispute.ts'
import { type RemedyEvent, type RemedyEventType, type ServedParty } from './events.ts'
import { forumOf, latestDecided } from './progress.ts'

/** What the rules would let be recorded now: kinds of entry, of decision, parties to be served, entries to be voided. */
export type OfferedActs = {
  types: ReadonlySet<RemedyEventType>
  decisions: readonly Decision[]
  parties: readonly ServedParty[]
  voidable: readonly number[]
}

/**
 * Tries an entry of each kind, dated today or on the day of the latest entry (a period that is over today may have run
 * then). Acts of which the details decide are offered if any details would pass.
 */
export function offeredActs(dispute: Dispute, today: LocalDate, settings: DisputeSettings): OfferedActs {
  const days = [...new Set([today, dispute.history.at(-1)?.event.on ?? today])]
  const passes = (entry: (on: LocalDate) => RemedyEvent) =>
    days.some((on) => 'events' in decideDispute(dispute.history, entry(on), today, settings))
  const before = latestDecided(dispute)?.result ?? null
  const decisions = decisionsFor(dispute.kind).filter((decision) =>
    passes((on) => ({
      type: 'decided',
      on,
      decision,
      result: resultOfDecision(decision, settings.own, before),
    })),
  )
  const parties = (['respondent', 'applicant'] as const).filter((party) =>
    passes((on) => ({ type: 'served', on, party })),
  )
  const voidable = dispute.history
    .filter(({ event }) => event.type !== 'entry-voided')
    .map(({ seq }) => seq)
    .filter((seq) => passes((on) => ({ type: 'entry-voided', on, seq })))
  const types = new Set(
    probes(dispute)
      .filter(passes)
      .map((probe) => probe(today).type),
  )
  if (decisions.length > 0) types.add('decided')
  if (parties.length > 0) types.add('served')
  if (voidable.length > 0) types.add('entry-voided')
  return { types, decisions, parties, voidable }
}

type Probe = (on: LocalDate) => RemedyEvent

/** One entry of each kind, with the details most likely to pass. */
function probes({ kind, caseIds }: Dispute): Probe[] {
  const plain = [
    'correction-noticed',
    'corrected',
    'copy-received',
    'answered',
    'resumed',
    'mediated',
    'withdrawn',
    'transferred-as-petition',
    'opinion-letter-received',
    'opinion-letter-answered',
    'appealed',
    'second-instance-opened',
    'remanded',
    'retrial-opened',
    'replied-anew',
  ] as const
  const unlinking = caseIds.slice(0, 1).map((caseId): Probe => (on) => ({ type: 'case-unlinked', on, caseId }))
  return [
    (on) => ({ type: 'opened', on, kind }),
    ...plain.map((type): Probe => (on) => ({ type, on })),
    (on) => ({ type: 'procedure-set', on, procedure: 'simplified' }),
    (on) => ({ type: 'procedure-set', on, procedure: 'ordinary' }),
    (on) => ({ type: 'suspended', on, ground: 'other' }),
    (on) => ({ type: 'extended', on, days: 1 }),
    (on) => ({ type: 'hearing-set', on, day: on }),
    (on) => ({ type: 'case-linked', on, caseId: '' }),
    (on) => ({ type: 'handler-set', on, officer: '' }),
    (on) => ({ type: 'papers-kept', on, direction: 'in', paper: 'other', files: 1 }),
    (on) => ({ type: 'cost-kept', on, cost: 'other', yuan: 1 }),
    (on) => ({ type: 'noted', on }),
    ...unlinking,
    ...(forumOf(kind) === 'court'
      ? [((on) => ({ type: 'reconsideration-linked', on, remedyId: null, kind })) as Probe]
      : []),
  ]
}
