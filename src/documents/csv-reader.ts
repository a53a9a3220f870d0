import { CsvError, parse } from 'csv-parse/sync'
import { unguarded } from './csv-guard.ts'
import { columnName, knownColumnsIn } from './header-row.ts'
import { ROWS_ABOVE, TableError, type TableLimits, type TableRow } from './table.ts'
import { FILE_PROBLEMS } from './table-problems.ts'

const SEPARATORS = [',', ';', '\t'] as const
const LONGEST_RECORD = 1024 * 1024
/** Lines looked at to tell the separator; titles may stand above the header. */
const SAMPLE_LINES = 30

/**
 * All records of a CSV text with the line each begins on; texts in quotation marks may go over several lines.
 * `known` column names help to tell comma, semicolon and tab apart. Throws TableError for open quotes and oversize.
 */
export function readCsv(text: string, known: readonly string[], limits: TableLimits): TableRow[] {
  const lines = text.replace(/\r\n?/g, '\n')
  const records = parseRecords(lines, separatorOf(lines, new Set(known.map(columnName))), limits.rows)
  return records.map(({ record, info }) => {
    if (record.length > limits.columns) throw new TableError(FILE_PROBLEMS.tooManyColumns(limits.columns))
    return { line: info.lines - lineBreaksIn(record), cells: record.map(unguarded) }
  })
}

type CsvRecord = { record: string[]; info: { lines: number } }

function parseRecords(text: string, delimiter: string, most: number): CsvRecord[] {
  try {
    const options = { delimiter, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }
    const bounds = { max_record_size: LONGEST_RECORD, to: most + ROWS_ABOVE + 1, record_delimiter: '\n' }
    return parse(text, { ...options, ...bounds }) as unknown as CsvRecord[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error['lines'] ?? 1)
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
    throw new TableError(open ? FILE_PROBLEMS.openQuote(line) : FILE_PROBLEMS.brokenText(line), { cause: error })
  }
}

function lineBreaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0)
}

/** The separator that splits some line into most known column names; without known ones, the most frequent. */
function separatorOf(text: string, known: ReadonlySet<string>): string {
  const lines = text.slice(0, LONGEST_RECORD).split('\n', SAMPLE_LINES)
  const [best] = SEPARATORS.map((separator) => {
    const split = lines.map((line) => line.split(separator).map((cell) => cell.replace(/^\s*"|"\s*$/g, '')))
    const names = Math.max(...split.map((cells) => knownColumnsIn(cells, known)))
    return { separator, names, cells: Math.max(...split.map((cells) => cells.length)) }
  }).sort((a, b) => b.names - a.names || b.cells - a.cells)
  return best?.separator ?? ','
}
