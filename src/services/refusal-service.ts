import { type ReportPeriod } from '../law/report/filled-report.ts'
import { type RefusalLine, refusalsOverview } from '../remedies/refusals.ts'
import { disputesByOutcome, repliesByOutcome } from '../store/refusal-facts.ts'
import { type Context, type OrganRef, reading } from './context.ts'

/** The grounds used in a period, how often they were contested and how that ended. */
export async function refusalsOf(
  context: Context,
  { organId }: OrganRef,
  period: ReportPeriod,
): Promise<RefusalLine[]> {
  const em = reading(context)
  return refusalsOverview(await repliesByOutcome(em, organId, period), await disputesByOutcome(em, organId, period))
}
