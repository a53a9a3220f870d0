import { type PageTable } from '../../law/report/published/published-page.ts'

/** A cell as it stands in its row: its text and how far it reaches. `continues`: it is the lower part of the one above. */
export type SpannedCell = { text: string; columns: number; rows: number; continues: boolean }

const WIDEST = 200

/** Rows with every span spread out: the text of a merged cell stands at every place it covers. */
export function spreadSpans(rows: readonly (readonly SpannedCell[])[]): PageTable {
  const grid: string[][] = rows.map(() => [])
  rows.forEach((cells, at) => {
    let column = 0
    for (const cell of cells) {
      while (grid[at]![column] !== undefined) column += 1
      const text = cell.continues ? (grid[at - 1]?.[column] ?? '') : cell.text
      for (let down = 0; down < cell.rows && at + down < grid.length; down += 1)
        for (let right = 0; right < cell.columns && column + right < WIDEST; right += 1)
          grid[at + down]![column + right] = text
      column += cell.columns
    }
  })
  const width = Math.max(0, ...grid.map((row) => row.length))
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''))
}
