import { type Cell, type FormId } from '../filled-report.ts'
import { FORMS } from '../forms.ts'
import { tableTwoKey } from '../proactive-facts.ts'
import { bareLabel, readFigure } from './figure-cells.ts'
import { type PageTable } from './published-page.ts'

/** Whether a table is that of section two. */
export const isTableTwo = (table: PageTable): boolean => /第二十条第[（(]?[一五六八]/.test(table.flat().join(''))

/** Reads its cells by the labels of rows and of the columns above them. */
export function readTableTwo(table: PageTable, form: FormId): { cells: Record<string, Cell>; problems: string[] } {
  const problems: string[] = []
  const cells: Record<string, Cell> = {}
  const blocks = FORMS[form].proactive
  let heads: readonly string[] = []
  for (const row of table) {
    const label = bareLabel(row[0] ?? '')
    if (label === '信息内容') heads = row
    const block = blocks.find(({ rows }) => rows.some((name) => bareLabel(name) === label))
    const name = block?.rows.find((each) => bareLabel(each) === label)
    if (!block || name === undefined) continue
    for (const column of block.columns) {
      const at = heads.findIndex((head) => bareLabel(head) === bareLabel(column))
      const { value, bad } = readFigure(row[at] ?? '')
      if (bad !== null) problems.push(`主动公开情况表“${name}，${column}”写的是“${bad}”，不是数字`)
      cells[tableTwoKey(name, column)] = value
    }
  }
  return { cells, problems }
}
