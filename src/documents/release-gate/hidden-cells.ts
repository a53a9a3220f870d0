import { isOn, type Attributes } from './read-xml.ts'
import { type PackagePart } from './package-part.ts'

export const isHiddenColumn = ({ hidden, width }: Attributes): boolean => isOn(hidden) || Number(width) < 0.1
export const isHiddenRow = ({ hidden, ht }: Attributes, byDefault: boolean): boolean =>
  isOn(hidden) || Number(ht) < 0.5 || (byDefault && hidden === undefined)

/** Follows the rows and columns of a sheet that are not shown and hold something. */
export function newHidden() {
  const columns: [number, number][] = []
  const rows = new Set<number>()
  const found = { rows: new Set<number>(), columns: new Set<number>() }
  let isRowHidden = false
  return {
    rowsByDefault: false,
    addColumns(attributes: Attributes) {
      const { min, max } = attributes
      if (isHiddenColumn(attributes)) columns.push([Number(min), Number(max)])
    },
    addRow(row: number, attributes: Attributes) {
      isRowHidden = isHiddenRow(attributes, this.rowsByDefault)
      if (isRowHidden) rows.add(row)
    },
    seen(row: number, column: number) {
      if (isRowHidden) found.rows.add(row)
      if (columns.some(([from, to]) => from <= column && column <= to)) found.columns.add(column)
    },
    tell({ report }: PackagePart, sheet: string) {
      if (found.rows.size > 0)
        report.add('hidden-rows', `${sheet} 第 ${rangesOf(found.rows, String)} 行`, `${found.rows.size} 行有内容`)
      if (found.columns.size > 0)
        report.add(
          'hidden-columns',
          `${sheet} ${rangesOf(found.columns, columnLetters)} 列`,
          `${found.columns.size} 列有内容`,
        )
    },
  }
}

/** `5-7、9`; at most eight runs. */
function rangesOf(numbers: ReadonlySet<number>, nameOf: (number: number) => string): string {
  const runs: [number, number][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  const words = runs.slice(0, 8).map(([from, to]) => (from === to ? nameOf(from) : `${nameOf(from)}-${nameOf(to)}`))
  return `${words.join('、')}${runs.length > 8 ? '等' : ''}`
}

/** 28 of `AB7`. */
export function columnNumber(reference: string): number {
  let number = 0
  for (let at = 0; at < 3; at += 1) {
    const code = reference.charCodeAt(at)
    if (code < 65 || code > 90) break
    number = number * 26 + code - 64
  }
  return number
}

/** `AB` of 28. */
export function columnLetters(number: number): string {
  let [left, letters] = [number, '']
  for (; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return letters
}
