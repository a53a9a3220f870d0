import { columnName } from './header-row.ts'
import { type Field, type FieldList, type ReadingContext } from './import-fields.ts'
import { type DayBounds, type DayOrder } from './read-day.ts'
import { TableError, type Table, type TableRow } from './table.ts'
import { CELL_PROBLEMS, FILE_PROBLEMS } from './table-problems.ts'

/** Where a field of ours stands in a foreign register, or the one value the whole register has for it. */
export type ColumnSource =
  | {
      column: string
      /** The order of year, month and day where it is not year first. */
      order?: DayOrder
      /** Words of the register → words of ours. */
      values?: Readonly<Record<string, string>>
    }
  | { constant: string }
  /** The register has no such column, whatever its columns are called. */
  | { none: true }

/** Our fields → the register's columns. Fields without an entry stand under their own names. */
export type ColumnMapping<R> = { readonly [K in keyof R]?: ColumnSource }

/** A line that was not sound: its number in the file, the column, what stands there and how to mend it. */
export type RejectedLine = { line: number; column: string; reason: string }

/** The sound lines, the others, and the columns nothing was taken from. */
export type MappedRows<R> = {
  rows: { line: number; value: R }[]
  rejected: RejectedLine[]
  ignored: string[]
  header: readonly string[]
}

/** The column names this mapping needs, by which the reader finds the header row. */
export function knownColumns<R>(list: FieldList<R>, mapping: ColumnMapping<R> = {}): string[] {
  return sourcesOf(list, mapping).flatMap(({ source }) => ('column' in source ? [source.column] : []))
}

/**
 * Reads each row of a table into a record. A line with several faults is named once for each; a repeated identifier is
 * a fault of the later line. `bounds`: days outside are not sound. Throws TableError when a required column is missing.
 */
export function mapRows<R>(
  table: Table,
  mapping: ColumnMapping<R>,
  list: FieldList<R>,
  bounds?: DayBounds,
): MappedRows<R> {
  const readers = sourcesOf(list, mapping).map((source) => readerOf(source, table.header, bounds))
  refuseBadHeader(table.header, readers)
  const ignored = ignoredColumns(table.header, readers)
  const mapped: MappedRows<R> = { rows: [], rejected: [], ignored, header: table.header }
  const seen = new Map<unknown, number>()
  for (const row of table.rows) {
    const { value, problems } = readRow(row, table.header.length, readers, list, seen)
    if (problems.length === 0) mapped.rows.push({ line: row.line, value })
    else mapped.rejected.push(...problems.map((problem) => ({ line: row.line, ...problem })))
  }
  return mapped
}

type Source<R> = { key: keyof R & string; field: Field<unknown>; source: ColumnSource }
type Reader<R> = Source<R> & { column: string; index: number; context: ReadingContext }
type Problem = { column: string; reason: string }

function sourcesOf<R>(list: FieldList<R>, mapping: ColumnMapping<R>): Source<R>[] {
  return (Object.keys(list.fields) as (keyof R & string)[]).map((key) => {
    const field = list.fields[key] as Field<unknown>
    return { key, field, source: mapping[key] ?? { column: field.label } }
  })
}

function readerOf<R>(source: Source<R>, header: readonly string[], bounds?: DayBounds): Reader<R> {
  const from = source.source
  if ('constant' in from) return { ...source, column: source.field.label, index: -1, context: { order: 'ymd', bounds } }
  if ('none' in from) return { ...source, column: source.field.label, index: -1, context: { order: 'ymd', bounds } }
  const index = header.indexOf(columnName(from.column))
  return { ...source, column: from.column, index, context: { order: from.order ?? 'ymd', bounds } }
}

function refuseBadHeader<R>(header: readonly string[], readers: readonly Reader<R>[]): void {
  const wanted = readers.filter(({ source }) => !('constant' in source))
  const missing = wanted.filter(({ field, index }) => field.required && index === -1).map(({ column }) => column)
  if (missing.length > 0) throw new TableError(FILE_PROBLEMS.missingColumns(missing, header))
  const repeated = wanted.filter(({ index }) => index !== -1 && header.lastIndexOf(header[index] ?? '') !== index)
  if (repeated.length > 0) throw new TableError(FILE_PROBLEMS.repeatedColumns(repeated.map(({ column }) => column)))
}

function ignoredColumns<R>(header: readonly string[], readers: readonly Reader<R>[]): string[] {
  const used = new Set(readers.map(({ index }) => index))
  return header.filter((name, index) => name !== '' && !used.has(index))
}

function readRow<R>(
  row: TableRow,
  width: number,
  readers: readonly Reader<R>[],
  list: FieldList<R>,
  seen: Map<unknown, number>,
): { value: R; problems: Problem[] } {
  const surplus = row.cells.findLastIndex((cell) => cell.trim() !== '') + 1
  if (surplus > width) {
    return { value: {} as R, problems: [{ column: '', reason: CELL_PROBLEMS.surplusCells(surplus, width) }] }
  }
  const value: Record<string, unknown> = {}
  const problems = readers.flatMap((reader) => readField(reader, row, value))
  problems.push(...repetition(row, value, readers, list.unique, seen))
  for (const { field, problem } of list.check?.(value as Partial<R>) ?? []) {
    problems.push({ column: readers.find(({ key }) => key === field)?.column ?? '', reason: problem })
  }
  return { value: value as R, problems }
}

function readField<R>(reader: Reader<R>, row: TableRow, into: Record<string, unknown>): Problem[] {
  const text = sourceText(reader, row)
  if (text.trim() === '') {
    into[reader.key] = null
    return reader.field.required ? [{ column: reader.column, reason: CELL_PROBLEMS.blank() }] : []
  }
  const reading = reader.field.read(text, reader.context)
  if ('problem' in reading) return [{ column: reader.column, reason: reading.problem }]
  into[reader.key] = reading.value
  return []
}

function sourceText<R>({ source, index }: Reader<R>, row: TableRow): string {
  if ('constant' in source) return source.constant
  if ('none' in source) return ''
  const text = row.cells[index] ?? ''
  return source.values !== undefined && Object.hasOwn(source.values, text.trim()) ? source.values[text.trim()]! : text
}

function repetition<R>(
  row: TableRow,
  value: Record<string, unknown>,
  readers: readonly Reader<R>[],
  unique: string | undefined,
  seen: Map<unknown, number>,
): Problem[] {
  const identifier = unique === undefined ? null : (value[unique] ?? null)
  if (identifier === null) return []
  const earlier = seen.get(identifier)
  if (earlier === undefined) seen.set(identifier, row.line)
  if (earlier === undefined) return []
  const column = readers.find(({ key }) => key === unique)?.column ?? ''
  return [{ column, reason: CELL_PROBLEMS.repeated(String(identifier), earlier) }]
}
