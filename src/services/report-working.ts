import { adjustablePlaces } from '../law/report/adjustments.ts'
import { caseChanges, type CaseChange } from '../law/report/case-changes.ts'
import { yearChanges, type YearChange } from '../law/report/year-changes.ts'
import {
  addAdjustment,
  adjustmentRows,
  undoAdjustment,
  writeFigures,
  type AdjustmentRow,
} from '../store/report-texts.ts'
import { type Cell } from '../law/report/filled-report.ts'
import { AnnualReport } from '../store/tables/annual-report.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { publishedReports } from './report-closing.ts'
import { reportMembers } from './report-members.ts'
import { draftReport, type ReportDraft } from './report-service.ts'
import { transact } from './transact.ts'

/**
 * What stands behind a report and is not printed: every adjustment, taken back or not; what changed by case since the
 * last frozen version (null: none that kept its cases); the totals beside those published last year (null: none).
 */
export type WorkingPaper = {
  draft: ReportDraft
  adjustments: AdjustmentRow[]
  since: { version: number; changes: CaseChange[] } | null
  lastYear: { version: number; changes: YearChange[] } | null
}

export async function workingPaper(context: Context, organ: OrganRef, year: number): Promise<WorkingPaper> {
  const draft = await draftReport(context, organ, { year })
  const adjustments = await adjustmentRows(reading(context), organ.organId, year)
  const members = draft.frozen && (await frozenMembers(context, organ, year, draft.frozen.version))
  const published = (await publishedReports(context, organ)).find((each) => each.year === year - 1)
  return {
    draft,
    adjustments,
    since:
      draft.frozen && members
        ? {
            version: draft.frozen.version,
            changes: caseChanges(members, await reportMembers(context, organ, { year })),
          }
        : null,
    lastYear: published ? { version: published.version, changes: yearChanges(draft.report, published.filled) } : null,
  }
}

async function frozenMembers(context: Context, { organId }: OrganRef, year: number, version: number) {
  const frozen = await reading(context).findOne(AnnualReport, { organId, year, version }, { fields: ['members'] })
  return frozen?.members ?? null
}

/** Adjusts a cell by so many, with the reason. @throws Invalid for a cell that cannot be adjusted, or below zero */
export async function adjustReport(
  context: Context,
  organ: OrganRef,
  year: number,
  { place, difference, reason }: { place: string; difference: number; reason: string },
  actor: Actor,
): Promise<void> {
  const { report } = await draftReport(context, organ, { year })
  if (!adjustablePlaces(report).some((each) => each.place === place))
    throw new Invalid([{ field: 'place', text: '请从列表里选择要调整的单元格' }])
  if (difference === 0) throw new Invalid([{ field: 'difference', text: '调整数不能是0' }])
  if (valueAt(report, place) + difference < 0)
    throw new Invalid([{ field: 'difference', text: `这一格现在是${valueAt(report, place)}，调整后会小于0` }])
  return transact(context, actor, 'REPORT_ADJUSTED', async (tx) => {
    const [on, at] = [context.clock.today(), context.clock.now()]
    const adjustment = { organId: organ.organId, year, place, difference, reason }
    const seq = await addAdjustment(tx, adjustment, on, at, actor.id)
    return { result: undefined, subject: `report/${year}`, facts: { seq, place, difference } }
  })
}

function valueAt(report: ReportDraft['report'], place: string): number {
  const steps = place.split('.')
  const [table = '', column = ''] = [steps[0], steps.at(-1)]
  const tables = report as unknown as Record<string, Record<string, Record<string, Cell>> | undefined>
  return tables[table]?.[steps.slice(1, -1).join('.')]?.[column] ?? 0
}

/** Takes an adjustment back; it stays in the working paper. @throws NotFound */
export function undoReportAdjustment(
  context: Context,
  organ: OrganRef,
  year: number,
  seq: number,
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'REPORT_ADJUSTMENT_UNDONE', async (tx) => {
    const key = { organId: organ.organId, year, seq }
    if (!(await undoAdjustment(tx, key, context.clock.today(), context.clock.now(), actor.id)))
      throw new NotFound(`adjustment/${seq}`)
    return { result: undefined, subject: `report/${year}`, facts: { seq } }
  })
}

/** Keeps what was typed into the table of section two. */
export function saveTableTwo(
  context: Context,
  organ: OrganRef,
  year: number,
  figures: Readonly<Record<string, Cell>>,
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'REPORT_TABLE_TYPED', async (tx) => {
    await writeFigures(tx, organ.organId, year, figures, context.clock.now(), actor.id)
    return { result: undefined, subject: `report/${year}`, facts: { cells: Object.keys(figures).length } }
  })
}
