import { COLUMNS, REMEDY_BLOCKS, REMEDY_COLUMNS, type Cell, type Column, type FormId } from './filled-report.ts'
import { type FormRow } from './form-rows.ts'
import { FORMS } from './forms.ts'

/** The figures of a published report as they can be copied from its page: by printed row, and by block of disputes. */
export type PastedTable = {
  rows: { row: FormRow; cells: Record<Column, Cell> }[]
  remedies: Record<(typeof REMEDY_BLOCKS)[number], Record<(typeof REMEDY_COLUMNS)[number], Cell>> | null
}

const DISPUTE_CELLS = REMEDY_BLOCKS.length * REMEDY_COLUMNS.length

/**
 * Reads tables three and four out of copied text: each line's last seven figures are a row of table three, in the
 * printed order; a line of fifteen is table four. Heads and labels before the figures are skipped.
 * Gives how many rows were found where they are not those of the form.
 */
export function readPastedTable(text: string, form: FormId): PastedTable | { found: number; wanted: number } {
  const lines = text.split('\n').map(trailingFigures)
  const wide = lines.filter((cells) => cells.length >= DISPUTE_CELLS).map((cells) => cells.slice(-DISPUTE_CELLS))
  const rows = lines.filter((cells) => cells.length >= COLUMNS.length && cells.length < DISPUTE_CELLS)
  const printed = FORMS[form].rows
  if (rows.length !== printed.length) return { found: rows.length, wanted: printed.length }
  return {
    rows: printed.map((row, at) => ({ row, cells: keyed(COLUMNS, rows[at]!.slice(-COLUMNS.length)) })),
    remedies: wide[0] ? disputesIn(wide[0]) : null,
  }
}

/** The figures a line ends with; a dash is a blank cell. */
function trailingFigures(line: string): Cell[] {
  const words = line.trim().split(/[\s,，|、]+/)
  const last = words.findLastIndex((word) => !/^(\d+|[-—–])$/.test(word))
  return words.slice(last + 1).map((word) => (/^\d+$/.test(word) ? Number(word) : null))
}

function disputesIn(cells: readonly Cell[]): PastedTable['remedies'] {
  const many = REMEDY_COLUMNS.length
  return keyed(
    REMEDY_BLOCKS,
    REMEDY_BLOCKS.map((_, at) => keyed(REMEDY_COLUMNS, cells.slice(at * many, (at + 1) * many))),
  )
}

const keyed = <K extends string, V>(keys: readonly K[], values: readonly V[]): Record<K, V> =>
  Object.fromEntries(keys.map((key, at) => [key, values[at]])) as Record<K, V>
