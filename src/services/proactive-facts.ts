import { type ReportPeriod } from '../law/report/filled-report.ts'
import { NO_PROACTIVE_FACTS, type ProactiveFacts } from '../law/report/proactive-facts.ts'
import { type Context, type OrganRef } from './context.ts'

/** What the year's report tells of proactive disclosure. A body that registers no published items tells nothing. */
export const proactiveFacts: (
  context: Context,
  organ: OrganRef,
  period: ReportPeriod,
) => Promise<ProactiveFacts> = () => Promise.resolve(NO_PROACTIVE_FACTS)
