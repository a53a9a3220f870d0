import { caseKey, remedyKey, type CaseMembers } from '../law/report/case-changes.ts'
import { caseGroupsByNumber, disputeGroupsById } from '../store/report-facts.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { reckoningOf, type ReportRequest } from './report-service.ts'

/** Which cases and disputes count where in the year's report, as of a day. */
export async function reportMembers(context: Context, organ: OrganRef, request: ReportRequest): Promise<CaseMembers> {
  const em = reading(context)
  const { reckoning } = reckoningOf(context, organ, request)
  const cases = await caseGroupsByNumber(em, reckoning)
  const disputes = await disputeGroupsById(em, reckoning)
  return {
    cases: grouped(cases.map(({ number, group }) => [caseKey(group), number])),
    disputes: grouped(disputes.map(({ remedyId, group }) => [remedyKey(group), remedyId])),
  }
}

const grouped = (pairs: readonly (readonly [key: string, number: string])[]): Record<string, string[]> =>
  Object.fromEntries(
    [...Map.groupBy(pairs, ([key]) => key)].map(([key, list]) => [key, list.map(([, number]) => number).sort()]),
  )
