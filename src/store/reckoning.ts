import { type LocalDate } from '../law/date.ts'
import { type ReportPeriod } from '../law/report/filled-report.ts'
import { type Regime } from '../law/rules.ts'

/**
 * What a report is counted from. The summary rows say how each case stands today; a case with an entry that became
 * known only after the cut-off is replayed as it was known then, so that a figure can be printed again years later.
 */
export type Reckoning = { organId: number; regime: Regime; period: ReportPeriod; asOf: LocalDate }
