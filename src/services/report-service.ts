import { type LocalDate } from '../law/date.ts'
import { checkReport, type Discrepancy } from '../law/report/checks.ts'
import { caseGroupsOf, countReport, remedyGroupsOf } from '../law/report/count.ts'
import { formFor, periodOf, type FormId } from '../law/report/forms.ts'
import {
  COLUMNS,
  REMEDY_COLUMNS,
  type Column,
  type FilledReport,
  type RemedyColumn,
} from '../law/report/filled-report.ts'
import { isReportRow } from '../law/report/rows.ts'
import { isRemedyKind } from '../law/remedies.ts'
import { collegeSection, organSummary } from '../law/report/wording.ts'
import { caseFacts, channelCounts, numbersOfGroups, remediesOfGroups, remedyFacts } from '../store/report-facts.ts'
import { type Reckoning } from '../store/reckoning.ts'
import { AnnualReport } from '../store/tables/annual-report.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { transact } from './transact.ts'

/** A report as it can be printed now: the filled form, its sentences and what the checks find. */
export type ReportDraft = {
  report: FilledReport
  sentences: string[]
  discrepancies: Discrepancy[]
  frozen: AnnualReport | null
}

export type ReportRequest = { year: number; form?: FormId; asOf?: LocalDate }

/** Counts the year's report as of a day (default today). Same cut-off, same figures, whatever happened since. */
export async function draftReport(context: Context, organ: OrganRef, request: ReportRequest): Promise<ReportDraft> {
  const em = reading(context)
  const { reckoning, form } = reckoningOf(context, organ, request)
  const head = { body: organ.name, year: request.year, form, period: reckoning.period, asOf: reckoning.asOf }
  const report = countReport(head, await caseFacts(em, reckoning), await remedyFacts(em, reckoning))
  const byChannel = await channelCounts(em, reckoning)
  const [frozen, lastYear] = await Promise.all([
    latestFrozen(context, organ, request.year),
    latestFrozen(context, organ, request.year - 1),
  ])
  const sentences = form === 'college' ? collegeSection(report, { byChannel }) : organSummary(report, { byChannel })
  return { report, sentences, discrepancies: checkReport(report, lastYear?.filled), frozen }
}

function reckoningOf(
  context: Context,
  organ: OrganRef,
  request: ReportRequest,
): { reckoning: Reckoning; form: FormId } {
  const form = request.form ?? formFor(organ.regime, request.year)
  const period = periodOf(form, request.year, organ.settings.reportYearStart)
  const asOf = request.asOf ?? context.clock.today()
  return { reckoning: { organId: organ.organId, regime: organ.regime, period, asOf }, form }
}

export type CellContents = { value: number; numbers: string[]; remedies: string[] }

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
  if (isReportRow(row) && isColumn(column)) {
    const numbers = await numbersOfGroups(em, reckoning, caseGroupsOf(row, column))
    return { value: numbers.length, numbers, remedies: [] }
  }
  if (!isRemedyKind(row) || !isRemedyColumn(column)) throw new NotFound(`${row}/${column}`)
  const remedies = await remediesOfGroups(em, reckoning, remedyGroupsOf(row, column))
  return { value: remedies.length, numbers: [], remedies }
}

const isColumn = (text: string): text is Column => (COLUMNS as readonly string[]).includes(text)
const isRemedyColumn = (text: string): text is RemedyColumn => (REMEDY_COLUMNS as readonly string[]).includes(text)

/**
 * Freezes the report: the figures, the form and the day they were counted are kept as one record.
 * @throws Invalid while any check of the form fails
 */
export async function freezeReport(
  context: Context,
  organ: OrganRef,
  request: ReportRequest,
  actor: Actor,
): Promise<number> {
  const { report, sentences, discrepancies } = await draftReport(context, organ, request)
  if (discrepancies.length > 0)
    throw new Invalid([{ field: 'report', text: '报表的勾稽关系不成立，改正之前不能固化或发布' }])
  return transact(context, actor, 'REPORT_FROZEN', async (tx) => {
    const last = await tx.findOne(
      AnnualReport,
      { organId: organ.organId, year: request.year },
      { orderBy: { version: 'desc' } },
    )
    const version = (last?.version ?? 0) + 1
    tx.create(AnnualReport, {
      organId: organ.organId,
      year: request.year,
      version,
      form: report.form,
      filled: report,
      asOf: report.asOf,
      sentences,
      frozenAt: context.clock.now(),
      frozenBy: actor.id,
      publishedAt: null,
      publishedBy: null,
    })
    return { result: version, subject: `report/${request.year}`, facts: { version, asOf: report.asOf } }
  })
}

/** Publishes a frozen version; only frozen reports are ever shown to the public. @throws NotFound, Invalid */
export async function publishReport(
  context: Context,
  organ: OrganRef,
  year: number,
  version: number,
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'REPORT_PUBLISHED', async (tx) => {
    const frozen = await tx.findOne(AnnualReport, { organId: organ.organId, year, version })
    if (!frozen) throw new NotFound(`report/${year}/${version}`)
    if (checkReport(frozen.filled).length > 0)
      throw new Invalid([{ field: 'report', text: '报表的勾稽关系不成立，改正之前不能固化或发布' }])
    frozen.publishedAt = context.clock.now()
    frozen.publishedBy = actor.id
    return { result: undefined, subject: `report/${year}`, facts: { version } }
  })
}

/** The newest frozen version of a year, published or not. */
export const latestFrozen = (context: Context, organ: OrganRef, year: number): Promise<AnnualReport | null> =>
  reading(context).findOne(AnnualReport, { organId: organ.organId, year }, { orderBy: { version: 'desc' } })

/** The published reports of an organ, newest year first; of each year the newest published version. */
export async function publishedReports(context: Context, organ: OrganRef): Promise<AnnualReport[]> {
  const all = await reading(context).find(
    AnnualReport,
    { organId: organ.organId, publishedAt: { $ne: null } },
    { orderBy: { year: 'desc', version: 'desc' } },
  )
  return [...Map.groupBy(all, (each) => each.year).values()].map(([newest]) => newest!)
}

/** Frozen versions of a year, newest first, for the office. */
export const frozenVersions = (context: Context, organ: OrganRef, year: number): Promise<AnnualReport[]> =>
  reading(context).find(AnnualReport, { organId: organ.organId, year }, { orderBy: { version: 'desc' } })
