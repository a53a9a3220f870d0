import { SECOND_INSTANCE_DECISIONS } from '../law/dispute-decisions.ts'
import { type StandingEvent } from './events.ts'
import { begun, currentInstance, type Decided, instance, type Instance, type Progress } from './progress.ts'

type EventOf<T extends StandingEvent['type']> = Extract<StandingEvent, { type: T }>
type Change = Partial<Progress>
type Changes = { [T in StandingEvent['type']]: (event: EventOf<T>, at: Progress) => Change }

/** What each event changes. */
const CHANGES: Changes = {
  applied: ({ kind, on }) => ({ kind, filedOn: on }),
  filed: ({ kind, on }) => ({ kind, filedOn: on }),
  // Nobody need accept a complaint: it counts from the day it came [E].
  received: ({ kind, on }) => ({ kind, filedOn: on, instances: [instance('first', on)] }),
  opened: ({ kind, on, procedure = null, coDefendant = null }, { instances }) => ({
    kind,
    openedOn: on,
    coDefendant,
    instances: instances.length > 0 ? instances : [instance('first', on, procedure)],
  }),
  'correction-noticed': ({ on, receivedOn = null }) => ({
    correction: { noticedOn: on, receivedOn, correctedOn: null },
  }),
  corrected: ({ on }, { correction }) => ({ correction: correction && { ...correction, correctedOn: on } }),
  'copy-received': ({ on }) => ({ copyReceivedOn: on }),
  answered: ({ on }) => ({ answeredOn: on }),
  mediated: ({ on }) => ({ mediatedOn: on }),
  withdrawn: ({ on }) => ({ withdrawnOn: on }),
  'transferred-as-petition': ({ on }) => ({ petitionOn: on }),
  'hearing-set': ({ day, time = null }, { hearings }) => ({ hearings: [...hearings, { day, time }] }),
  'procedure-set': ({ procedure }, at) => inCurrent(at, { procedure }),
  suspended: ({ on, ground }, at) =>
    inCurrent(at, { suspensions: [...suspensionsOf(at), { from: on, to: null, ground }] }),
  resumed: ({ on }, at) =>
    inCurrent(at, { suspensions: suspensionsOf(at).map((each) => ({ ...each, to: each.to ?? on })) }),
  extended: ({ days }, at) => inCurrent(at, { extendedDays: (currentInstance(at)?.extendedDays ?? 0) + days }),
  decided: recordDecision,
  served: ({ on, party }, at) => {
    const made = currentInstance(at)?.decided
    return made ? inCurrent(at, { decided: { ...made, served: { ...made.served, [party]: on } } }) : {}
  },
  'opinion-letter-received': ({ on }) => ({ opinionLetter: { receivedOn: on, answeredOn: null } }),
  'opinion-letter-answered': ({ on }, { opinionLetter }) => ({
    opinionLetter: opinionLetter && { ...opinionLetter, answeredOn: on },
  }),
  appealed: ({ on }) => ({ appealedOn: on }),
  'second-instance-opened': ({ on }, at) => furtherInstance(at, instance('second', on)),
  remanded: ({ on }, at) => furtherInstance(at, instance('remanded', on)),
  'retrial-opened': ({ on }, at) => furtherInstance(at, instance('retrial', on)),
  'replied-anew': repliedAnew,
  'case-linked': ({ caseId }, { caseIds }) => ({ caseIds: [...caseIds, caseId] }),
  'case-unlinked': ({ caseId }, { caseIds }) => ({ caseIds: caseIds.filter((each) => each !== caseId) }),
  'reconsideration-linked': ({ kind, remedyId }) => ({ kind, reconsiderationId: remedyId }),
  'handler-set': ({ officer }) => ({ handler: officer }),
  'cost-kept': ({ cost, yuan }, { costs }) => ({ costs: [...costs, { cost, yuan }] }),
  'papers-kept': () => ({}),
  noted: () => ({}),
}

/** The dispute after an event that the rules have let pass; null before its beginning. */
export function advance(progress: Progress | null, event: StandingEvent): Progress | null {
  const at = progress ?? ('kind' in event ? begun(event.kind) : null)
  const change = CHANGES[event.type] as (event: StandingEvent, at: Progress) => Change
  return at && { ...at, ...change(event, at) }
}

const suspensionsOf = (at: Progress) => currentInstance(at)?.suspensions ?? []

const inCurrent = ({ instances }: Progress, change: Partial<Instance>): Change => ({
  instances: instances.map((each, index) => (index === instances.length - 1 ? { ...each, ...change } : each)),
})

function recordDecision(event: EventOf<'decided'>, at: Progress): Change {
  const { on, result, decision = null, paper = null, newReply } = event
  const made: Decided = { on, result, decision, paper, served: {}, ...(newReply === undefined ? {} : { newReply }) }
  // Declined before acceptance: counted from the day it was declined, never as pending [E].
  const instances = at.instances.length > 0 ? at.instances : [instance('first', on)]
  const order = inCurrent({ ...at, instances }, { decided: made })
  return letsStand(made) ? order : { ...order, repliedAnewOn: null, anew: [] }
}

/** An order about several cases is followed when each of them has its reply; a reply without a case stands for all. */
function repliedAnew({ on, caseId }: EventOf<'replied-anew'>, { anew, caseIds }: Progress): Change {
  if (caseId === undefined) return { repliedAnewOn: on }
  const followed = [...anew, caseId]
  return { anew: followed, ...(caseIds.every((each) => followed.includes(each)) ? { repliedAnewOn: on } : {}) }
}

/** Whether the order of the instance before, and what was done on it, still stands. */
const letsStand = ({ decision }: Decided) => decision !== null && SECOND_INSTANCE_DECISIONS.has(decision)

/**
 * What belonged to the instance before, hearings and appeal, does not carry over. Without one before (its entry may
 * become known later than this one) there is nothing to go on from.
 */
const furtherInstance = ({ instances }: Progress, next: Instance): Change =>
  instances.length > 0 ? { instances: [...instances, next], appealedOn: null, hearings: [] } : {}
