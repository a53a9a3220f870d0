import { FORMS } from './forms.ts'

/**
 * The name of a cell as people read it in the form: 'applications.refused.1.total' → 「（三）不予公开 1.属于国家秘密，总计」.
 * A place that is none comes back as it is.
 */
export function placeName(where: string): string {
  const [table, ...rest] = where.split('.')
  const column = rest.at(-1) ?? ''
  const row = rest.slice(0, -1).join('.')
  const named = table === 'applications' ? applicationCell(row, column) : disputeCell(row, column)
  return named ? `「${named}」` : where
}

function applicationCell(row: string, column: string): string | null {
  const { rows, columns } = FORMS['organ-2021']
  const printed = rows.find(({ key }) => key === row)
  const head = columns.find(({ key }) => key === column)
  return printed && head ? `${[...printed.heads.slice(1), printed.label].join(' ')}，${head.label}` : null
}

function disputeCell(block: string, column: string): string | null {
  const { remedyBlocks, complaintBlocks, remedyColumns } = FORMS.college
  const printed = [...remedyBlocks, ...complaintBlocks].find(({ key }) => key === block)
  const head = remedyColumns.find(({ key }) => key === column)
  return printed && head ? `${printed.head ? `${printed.head}－` : ''}${printed.label}，${head.label}` : null
}
