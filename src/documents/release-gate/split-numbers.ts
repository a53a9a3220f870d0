import { holdsIdentity } from './personal-data.ts'

const SIGNS = /^\d{0,17}[\dXx]$/
/** How tables split a citizen's number so that nothing else looks like it: area and day of birth beside a number may be chance. */
const SPLITS = /^(?:6,12|14,4|17,1)$/
const LENGTH = 18

/** Follows the cells of a row: a citizen's number written one sign a cell, or split where people split it. */
export function newSplitNumbers() {
  let cells: string[] = []
  let found = false
  return {
    add(text: string) {
      if (SIGNS.test(text)) {
        cells.push(text)
        return
      }
      end()
    },
    /** At the end of a row. */
    holdsNumber(): boolean {
      end()
      const held = found
      found = false
      return held
    },
  }

  function end(): void {
    if (cells.length > 1 && !found) found = holdsOne(cells)
    if (cells.length > 0) cells = []
  }
}

function holdsOne(cells: readonly string[]): boolean {
  const signs = cells.map((cell) => (cell.length === 1 ? cell : '\n')).join('')
  if (holdsIdentity(signs)) return true
  return cells.some((_, at) => isSplit(cells.slice(at, at + 2)))
}

function isSplit(cells: readonly string[]): boolean {
  return (
    cells.reduce((sum, cell) => sum + cell.length, 0) === LENGTH &&
    SPLITS.test(cells.map((cell) => cell.length).join()) &&
    holdsIdentity(cells.join(''))
  )
}
