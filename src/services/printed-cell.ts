import { FORMS, formFor } from '../law/report/forms.ts'
import { type Context, type OrganRef } from './context.ts'
import { openCell, type CellContents, type ReportRequest } from './report-service.ts'

/**
 * What stands behind a cell as printed: a printed row may sum several of ours (其他处理 in the form of 2019).
 * @throws NotFound for no such cell
 */
export async function openPrintedCell(
  context: Context,
  organ: OrganRef,
  request: ReportRequest,
  row: string,
  column: string,
): Promise<CellContents> {
  const form = request.form ?? formFor(organ.regime, request.year)
  const printed = FORMS[form].rows.find(({ key }) => key === row)
  const rows: readonly string[] = printed?.sums ?? [row]
  const parts = await Promise.all(rows.map((each) => openCell(context, organ, request, each, column)))
  return {
    value: parts.reduce((sum, { value }) => sum + value, 0),
    numbers: parts.flatMap(({ numbers }) => numbers).sort(),
    remedies: parts.flatMap(({ remedies }) => remedies),
    adjusted: parts.reduce((sum, { adjusted }) => sum + adjusted, 0),
  }
}
