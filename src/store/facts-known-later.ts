import { type EntityManager } from '@mikro-orm/postgresql'
import { endOf, receivedOn, replay } from '../cases/case.ts'
import { type RecordedEvent } from '../cases/events.ts'
import { remedyGroupOf } from '../remedies/counting.ts'
import { replayDispute } from '../remedies/dispute.ts'
import { type RecordedRemedyEvent } from '../remedies/events.ts'
import { type ApplicantKind } from '../law/applicants.ts'
import { phaseOf, type CaseFact, type RemedyFact } from '../law/report/count.ts'
import { recordedEvent, type EventRow } from './case-store.ts'
import { type Reckoning } from './reckoning.ts'
import { query } from './query.ts'
import { recordedRemedyEvent } from './remedy-row.ts'

const EVENT_COLUMNS = `e.seq, e.type, e.on_day as "onDay", e.known_on as "knownOn", e.body,
  e.recorded_at as "recordedAt", e.recorded_by as "recordedBy"`

type Counted<Fact> = { number: string; fact: Fact }

/** Cases with an entry known only after the cut-off, each as it was known on it; one query for all of them. */
export async function casesKnownLater(em: EntityManager, reckoning: Reckoning): Promise<Counted<CaseFact>[]> {
  const rows = await query<EventRow & { number: string; applicant: ApplicantKind }>(
    em,
    `select c.number, c.applicant_kind as applicant, ${EVENT_COLUMNS}
     from case_event e join case_file c on c.organ_id = e.organ_id and c.case_id = e.case_id
     where e.organ_id = $1 and e.known_on <= $2
       and e.case_id in (select case_id from case_event where organ_id = $1 and known_on > $2)
     order by c.number, e.seq`,
    [reckoning.organId, reckoning.asOf],
  )
  return [...Map.groupBy(rows, (row) => row.number)].flatMap(([number, events]) => {
    const fact = caseFact(events[0]!.applicant, events.map(recordedEvent), reckoning)
    return fact ? [{ number, fact }] : []
  })
}

function caseFact(applicant: ApplicantKind, history: readonly RecordedEvent[], reckoning: Reckoning): CaseFact | null {
  const kase = replay(reckoning.regime, history)
  const received = receivedOn(kase)
  if (received === null) return null
  const end = endOf(kase)
  return {
    applicant,
    received: phaseOf(received, reckoning.period),
    ended: end && phaseOf(end.on, reckoning.period),
    outcome: end?.outcome ?? null,
    cases: 1,
  }
}

/** The same for disputes. */
export async function remediesKnownLater(
  em: EntityManager,
  reckoning: Reckoning,
): Promise<{ remedyId: string; fact: RemedyFact }[]> {
  const rows = await query<EventRow & { remedyId: string }>(
    em,
    `select e.remedy_id as "remedyId", ${EVENT_COLUMNS} from remedy_event e
     where e.organ_id = $1 and e.known_on <= $2
       and e.remedy_id in (select remedy_id from remedy_event where organ_id = $1 and known_on > $2)
     order by e.remedy_id, e.seq`,
    [reckoning.organId, reckoning.asOf],
  )
  return [...Map.groupBy(rows, (row) => row.remedyId)].flatMap(([remedyId, events]) => {
    const fact = remedyFact(events.map(recordedRemedyEvent), reckoning)
    return fact ? [{ remedyId, fact }] : []
  })
}

function remedyFact(history: readonly RecordedRemedyEvent[], { period }: Reckoning): RemedyFact | null {
  const dispute = replayDispute(history)
  const group = dispute && remedyGroupOf(dispute, period)
  return group && { ...group, disputes: 1 }
}
