import { TableError, type TableLimits } from './table.ts'
import { FILE_PROBLEMS } from './table-problems.ts'
import { unzip, ZipError } from './unzip.ts'

const MEGABYTE = 1024 * 1024
/** Merged and named ranges are unfolded cell by cell when the file is opened; no register needs more. */
const MOST_RANGE_CELLS = 300_000
const RANGES = /(?:ref="|!)\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})/g
const PARTS_WITH_RANGES = /<mergeCells?\b[^>]*>|<definedName\b[^>]*>[^<]*/g

/**
 * Turns a spreadsheet away, with TableError, before it is opened: not a ZIP file, unpacking to too much, too many cells,
 * merged or named ranges as large as a sheet.
 */
export function refuseOversize(file: Buffer, limits: TableLimits): void {
  try {
    for (const { name, content } of unzip(file, limits.unpackedBytes)) {
      if (!name.toLowerCase().endsWith('.xml')) continue
      const xml = content.toString('latin1')
      if (count(xml, /<c[\s/>]/g) > limits.cells) throw new TableError(FILE_PROBLEMS.tooManyCells(limits.cells))
      if (rangeCells(xml) > MOST_RANGE_CELLS) throw new TableError(FILE_PROBLEMS.hugeRange())
    }
  } catch (error) {
    throw error instanceof ZipError ? new TableError(zipProblem(error, limits), { cause: error }) : error
  }
}

function zipProblem({ reason }: ZipError, limits: TableLimits): string {
  if (reason === 'broken') return FILE_PROBLEMS.brokenSpreadsheet()
  return FILE_PROBLEMS.unpacksTooLarge(limits.unpackedBytes / MEGABYTE)
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  while (pattern.exec(text) !== null) found += 1
  return found
}

function rangeCells(xml: string): number {
  let cells = 0
  for (const [part] of xml.matchAll(PARTS_WITH_RANGES)) {
    for (const [, left = '', top, right = '', bottom] of part.matchAll(RANGES)) {
      cells += Math.abs(columnOf(right) - columnOf(left) + 1) * Math.abs(Number(bottom) - Number(top) + 1)
    }
  }
  return cells
}

/** 1 for A, 27 for AA. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
