import { type Cell } from '../law/report/filled-report.ts'
import { FORMS, formFor } from '../law/report/forms.ts'
import { readPastedTable } from '../law/report/pasted-table.ts'
import { COLUMNS, REMEDY_BLOCKS, REMEDY_COLUMNS, type FilledReport } from '../law/report/filled-report.ts'
import { type Context, type OrganRef } from './context.ts'
import { Invalid } from './errors.ts'
import { draftReport, openCell } from './report-service.ts'

/** A cell in which the register and the published report differ, and the cases it counts here. */
export type Difference = {
  row: string
  label: string
  column: string
  published: Cell
  counted: number
  /** Numbers of the cases behind it; null where the cell sums several rows or the list would be long. */
  numbers: string[] | null
}

/** Cells whose cases are listed; the others are a link away. */
const MOST_OPENED = 12
const MOST_NUMBERS = 60

/**
 * Compares the year's figures with a published report, copied as text. No difference: the register is that report.
 * @throws Invalid where the text is not the table of that year's form
 */
export async function reconcile(
  context: Context,
  organ: OrganRef,
  year: number,
  pasted: string,
): Promise<{ differences: Difference[]; cells: number }> {
  const form = formFor(organ.regime, year)
  const table = readPastedTable(pasted, form)
  if ('found' in table)
    throw new Invalid([
      {
        field: 'table',
        text: `应有${table.wanted}行数字，识别到${table.found}行；请从表格的第一行复制到最后一行，每行是一个项目的7个数`,
      },
    ])
  const { report } = await draftReport(context, organ, { year })
  const cases = table.rows.flatMap(({ row, cells }) =>
    COLUMNS.map((column) => ({
      row: row.key,
      opens: row.sums.length === 1,
      label: [...row.heads.slice(1), row.label].join(' '),
      column: column as string,
      published: cells[column],
      counted: row.sums.reduce((sum, key) => sum + (report.applications[key][column] ?? 0), 0),
    })),
  )
  const all = [...cases, ...disputeCells(table.remedies, report)]
  const differing = all.filter(({ published, counted }) => (published ?? 0) !== counted)
  const differences = await Promise.all(
    differing.map(async ({ opens, ...cell }, at) => ({
      ...cell,
      numbers: opens && at < MOST_OPENED ? await numbersBehind(context, organ, year, cell) : null,
    })),
  )
  return { differences, cells: all.length }
}

function disputeCells(
  remedies: Extract<ReturnType<typeof readPastedTable>, { rows: unknown }>['remedies'],
  report: FilledReport,
) {
  if (!remedies) return []
  return REMEDY_BLOCKS.flatMap((block) =>
    REMEDY_COLUMNS.map((column) => ({
      row: block as string,
      opens: false,
      label: FORMS[report.form].remedyBlocks.find(({ key }) => key === block)?.label ?? block,
      column: column as string,
      published: remedies[block][column],
      counted: report.remedies[block][column] ?? 0,
    })),
  )
}

async function numbersBehind(
  context: Context,
  organ: OrganRef,
  year: number,
  { row, column }: { row: string; column: string },
): Promise<string[] | null> {
  const { numbers } = await openCell(context, organ, { year }, row, column)
  return numbers.length > MOST_NUMBERS ? null : numbers
}
