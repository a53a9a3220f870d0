import { type LocalDate } from '../law/date.ts'
import { adjustedBy, withAdjustments } from '../law/report/adjustments.ts'
import { checkReport, type Discrepancy } from '../law/report/checks.ts'
import { caseGroupsOf, countReport, remedyGroupsOf } from '../law/report/count.ts'
import { type ReportFigures } from '../law/report/figure-names.ts'
import { formFor, periodOf, type FormId } from '../law/report/forms.ts'
import {
  COLUMNS,
  REMEDY_COLUMNS,
  type Column,
  type FilledReport,
  type RemedyColumn,
} from '../law/report/filled-report.ts'
import { type ProactiveFacts } from '../law/report/proactive-facts.ts'
import { type TimeTaken } from '../law/report/report-document.ts'
import { isReportRow } from '../law/report/rows.ts'
import { tableTwoOf } from '../law/report/table-two.ts'
import { collegeSection, organSummary, type ReportExtras } from '../law/report/wording.ts'
import { isRemedyKind } from '../law/remedies.ts'
import {
  caseFacts,
  channelCounts,
  numbersOfGroups,
  remediesOfGroups,
  remedyFacts,
  timeTaken,
} from '../store/report-facts.ts'
import { adjustmentRows, typedFigures, type AdjustmentRow } from '../store/report-texts.ts'
import { type Reckoning } from '../store/reckoning.ts'
import { AnnualReport } from '../store/tables/annual-report.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'
import { proactiveFacts } from './proactive-facts.ts'

/** A report as it can be printed now: the filled form, what its texts draw on, and what the checks find. */
export type ReportDraft = {
  report: FilledReport
  sentences: string[]
  extras: ReportExtras
  figures: ReportFigures
  proactive: ProactiveFacts
  adjustments: readonly AdjustmentRow[]
  timeTaken: TimeTaken
  discrepancies: Discrepancy[]
  frozen: AnnualReport | null
}

export type ReportRequest = { year: number; form?: FormId; asOf?: LocalDate }

/** Counts the year's report as of a day (default today). Same cut-off, same figures, whatever happened since. */
export async function draftReport(context: Context, organ: OrganRef, request: ReportRequest): Promise<ReportDraft> {
  const em = reading(context)
  const { reckoning, form } = reckoningOf(context, organ, request)
  const head = { body: organ.name, year: request.year, form, period: reckoning.period, asOf: reckoning.asOf }
  const counted = countReport(head, await caseFacts(em, reckoning), await remedyFacts(em, reckoning))
  const adjustments = await adjustmentsInForce(context, organ, request.year, reckoning.asOf)
  const report = withAdjustments(counted, adjustments)
  const extras = { byChannel: await channelCounts(em, reckoning) }
  const [frozen, lastYear] = await Promise.all([
    latestFrozen(context, organ, request.year),
    latestFrozen(context, organ, request.year - 1),
  ])
  const proactive = await proactiveFacts(context, organ, reckoning.period)
  const tableTwo = tableTwoOf(form, { ...proactive.tableTwo, ...(await typedFigures(em, organ.organId, request.year)) })
  return {
    report,
    sentences: form === 'college' ? collegeSection(report, extras) : organSummary(report, extras),
    extras,
    figures: { report, lastYear: lastYear?.filled ?? null, proactive, tableTwo },
    proactive,
    adjustments,
    timeTaken: await timeTaken(em, reckoning),
    discrepancies: checkReport(report, lastYear?.filled),
    frozen,
  }
}

/** The adjustments of a year that held on a day. */
async function adjustmentsInForce(
  context: Context,
  organ: OrganRef,
  year: number,
  asOf: LocalDate,
): Promise<AdjustmentRow[]> {
  const rows = await adjustmentRows(reading(context), organ.organId, year)
  return rows.filter(({ recordedOn, undoneOn }) => recordedOn <= asOf && (undoneOn === null || undoneOn > asOf))
}

/** What a year's report is counted from, and in which form. */
export function reckoningOf(
  context: Context,
  organ: OrganRef,
  request: ReportRequest,
): { reckoning: Reckoning; form: FormId } {
  const form = request.form ?? formFor(organ.regime, request.year)
  const period = periodOf(form, request.year, organ.settings.reportYearStart)
  const asOf = request.asOf ?? context.clock.today()
  return { reckoning: { organId: organ.organId, regime: organ.regime, period, asOf }, form }
}

/** `adjusted`: how much of the value stands in no case or dispute but in an adjustment. */
export type CellContents = { value: number; numbers: string[]; remedies: string[]; adjusted: number }

/** What stands behind a cell: the numbers of its cases, or the ids of its disputes. @throws NotFound for no such cell */
export async function openCell(
  context: Context,
  organ: OrganRef,
  request: ReportRequest,
  row: string,
  column: string,
): Promise<CellContents> {
  const em = reading(context)
  const { reckoning } = reckoningOf(context, organ, request)
  const adjusted = adjustedBy(await adjustmentsInForce(context, organ, request.year, reckoning.asOf), row, column)
  if (isReportRow(row) && isColumn(column)) {
    const numbers = await numbersOfGroups(em, reckoning, caseGroupsOf(row, column))
    return { value: numbers.length + adjusted, numbers, remedies: [], adjusted }
  }
  if (!isRemedyKind(row) || !isRemedyColumn(column)) throw new NotFound(`${row}/${column}`)
  const remedies = await remediesOfGroups(em, reckoning, remedyGroupsOf(row, column))
  return { value: remedies.length + adjusted, numbers: [], remedies, adjusted }
}

const isColumn = (text: string): text is Column => (COLUMNS as readonly string[]).includes(text)
const isRemedyColumn = (text: string): text is RemedyColumn => (REMEDY_COLUMNS as readonly string[]).includes(text)

/** The newest frozen version of a year, published or not. */
export const latestFrozen = (context: Context, organ: OrganRef, year: number): Promise<AnnualReport | null> =>
  reading(context).findOne(AnnualReport, { organId: organ.organId, year }, { orderBy: { version: 'desc' } })
