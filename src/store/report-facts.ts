import { type EntityManager } from '@mikro-orm/postgresql'
import { type CaseFact, type CaseGroup, type RemedyFact, type RemedyGroup } from '../law/report/count.ts'
import { caseKey, remedyKey } from '../law/report/case-changes.ts'
import { type TimeTaken } from '../law/report/report-document.ts'
import { type Channel } from '../law/receipt.ts'
import { type Reckoning } from './reckoning.ts'
import { casesKnownLater, remediesKnownLater } from './facts-known-later.ts'
import { query, queryOne, type Parameter } from './query.ts'

/** Parameters of every statement here: $1 organ, $2 and $3 the period, $4 the cut-off. */
const bound = ({ organId, period, asOf }: Reckoning): Parameter[] => [organId, period.from, period.to, asOf]

/** The phases of the report's counting rule (src/law/report/count), in SQL. */
const phase = (column: string) =>
  `case when ${column} is null then null when ${column} < $2 then 'before' when ${column} <= $3 then 'within' else 'after' end`

const CASES = `select number, applicant_kind as applicant, ${phase('received_on')} as received,
    ${phase('ended_on')} as ended, outcome
  from case_file c where organ_id = $1 and received_on <= $3 and (ended_on is null or ended_on >= $2)
    and not exists (select 1 from case_event e where e.organ_id = $1 and e.known_on > $4 and e.case_id = c.case_id)`

const REMEDIES = `select remedy_id, kind, ${phase('opened_on')} as opened, ${phase('ended_on')} as ended, result
  from remedy r where organ_id = $1 and counts and opened_on <= $3 and (ended_on is null or ended_on >= $2)
    and not exists (select 1 from remedy_event e where e.organ_id = $1 and e.known_on > $4 and e.remedy_id = r.remedy_id)`

/** An organ's applications of a period in groups of alike cases. */
export async function caseFacts(em: EntityManager, reckoning: Reckoning): Promise<CaseFact[]> {
  const groups = await query<CaseFact>(
    em,
    `select applicant, received, ended, outcome, count(*)::int as cases from (${CASES}) as counted group by 1, 2, 3, 4`,
    bound(reckoning),
  )
  return [...groups, ...(await casesKnownLater(em, reckoning)).map((each) => each.fact)]
}

/** An organ's disputes of a period in groups of alike disputes. */
export async function remedyFacts(em: EntityManager, reckoning: Reckoning): Promise<RemedyFact[]> {
  const groups = await query<RemedyFact>(
    em,
    `select kind, opened, ended, result, count(*)::int as disputes from (${REMEDIES}) as counted group by 1, 2, 3, 4`,
    bound(reckoning),
  )
  return [...groups, ...(await remediesKnownLater(em, reckoning)).map((each) => each.fact)]
}

/** The numbers of the cases behind a cell, in order: the groups are the cell's own, so list and figure cannot differ. */
export async function numbersOfGroups(
  em: EntityManager,
  reckoning: Reckoning,
  groups: readonly CaseGroup[],
): Promise<string[]> {
  const keys = new Set(groups.map(caseKey))
  const rows = await query<{ number: string }>(
    em,
    `select number from (${CASES}) as counted
     where concat_ws('|', applicant, received, coalesce(ended, '-'), coalesce(outcome, '-')) = any($5::text[])`,
    [...bound(reckoning), [...keys]],
  )
  const late = (await casesKnownLater(em, reckoning)).filter((each) => keys.has(caseKey(each.fact)))
  return [...rows, ...late].map((each) => each.number).sort()
}

/** The ids of the disputes behind a cell. */
export async function remediesOfGroups(
  em: EntityManager,
  reckoning: Reckoning,
  groups: readonly RemedyGroup[],
): Promise<string[]> {
  const keys = new Set(groups.map(remedyKey))
  const rows = await query<{ remedyId: string }>(
    em,
    `select remedy_id as "remedyId" from (${REMEDIES}) as counted
     where concat_ws('|', kind, opened, coalesce(ended, '-'), coalesce(result, '-')) = any($5::text[])`,
    [...bound(reckoning), [...keys]],
  )
  const late = (await remediesKnownLater(em, reckoning)).filter((each) => keys.has(remedyKey(each.fact)))
  return [...rows, ...late].map((each) => each.remedyId)
}

/** How many applications were received by each channel in the period; for the report's text. */
export async function channelCounts(
  em: EntityManager,
  reckoning: Reckoning,
): Promise<Partial<Record<Channel, number>>> {
  const rows = await query<{ channel: Channel; cases: number }>(
    em,
    `select channel, count(*)::int as cases from case_file
     where organ_id = $1 and received_on between $2 and $3 group by 1`,
    bound(reckoning).slice(0, 3),
  )
  return Object.fromEntries(rows.map((row) => [row.channel, row.cases]))
}

/** Every case of the period's report with the group it counts in. */
export async function caseGroupsByNumber(
  em: EntityManager,
  reckoning: Reckoning,
): Promise<{ number: string; group: CaseGroup }[]> {
  const rows = await query<CaseGroup & { number: string }>(em, CASES, bound(reckoning))
  const late = await casesKnownLater(em, reckoning)
  return [
    ...rows.map(({ number, ...group }) => ({ number, group })),
    ...late.map(({ number, fact }) => ({ number, group: fact })),
  ]
}

/** The same for disputes, by id. */
export async function disputeGroupsById(
  em: EntityManager,
  reckoning: Reckoning,
): Promise<{ remedyId: string; group: RemedyGroup }[]> {
  const rows = await query<RemedyGroup & { remedyId: string }>(
    em,
    REMEDIES.replace('select remedy_id,', 'select remedy_id as "remedyId",'),
    bound(reckoning),
  )
  const late = await remediesKnownLater(em, reckoning)
  return [
    ...rows.map(({ remedyId, ...group }) => ({ remedyId, group })),
    ...late.map(({ remedyId, fact }) => ({ remedyId, group: fact })),
  ]
}

/** Days from receipt to end of the cases that ended in the period. */
export async function timeTaken(em: EntityManager, reckoning: Reckoning): Promise<TimeTaken> {
  const at = (share: number) => `percentile_disc(${share}) within group (order by ended_on - received_on)::int`
  return queryOne<TimeTaken>(
    em,
    `select count(*)::int as replied, ${at(0.5)} as median, ${at(0.9)} as ninetieth,
       max(ended_on - received_on)::int as longest
     from case_file where organ_id = $1 and ended_on between $2 and $3 and received_on is not null`,
    bound(reckoning).slice(0, 3),
  )
}
