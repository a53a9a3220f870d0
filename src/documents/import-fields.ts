import { type LocalDate } from '../law/date.ts'
import { readDay, type DayBounds, type DayOrder, type DayReading } from './read-day.ts'
import { CELL_PROBLEMS } from './table-problems.ts'

/** What a cell means, or what is wrong with it, said to the person who sent the file. */
export type Reading<T> = { value: T } | { problem: string }

/** How days in this column are written, and which make sense. */
export type ReadingContext = { order: DayOrder; bounds: DayBounds | undefined }

/** A field of ours: its column name in our own files, whether it may be blank (then its value is null), how to read it. */
export type Field<T> = {
  label: string
  required: boolean
  /** The words it knows, for a field of words. */
  words?: readonly string[]
  read(text: string, context: ReadingContext): Reading<T>
}

/** What is wrong between fields that are sound by themselves. */
export type RowProblem<R> = { field: keyof R & string; problem: string }

/**
 * The fields of one kind of record, which of them tells records apart, and what must hold between them; `check` also
 * gets lines with faults, where the fields that could not be read are undefined.
 */
export type FieldList<R> = {
  fields: { readonly [K in keyof R]: Field<R[K]> }
  unique?: keyof R & string
  check?(row: Partial<R>): RowProblem<R>[]
}

/** A text of at most `longest` characters, with spaces around it cut off. */
export function textField(label: string, longest: number): Field<string> {
  const read = (text: string): Reading<string> => {
    const length = [...text.trim()].length
    return length > longest ? { problem: CELL_PROBLEMS.tooLong(length, longest) } : { value: text.trim() }
  }
  return { label, required: true, read }
}

/** A day, within the bounds of the import. */
export function dayField(label: string): Field<LocalDate> {
  return {
    label,
    required: true,
    read: (text, { order, bounds }) => dayReading(text, readDay(text, order, bounds), bounds),
  }
}

/** A word of a list; `parse` gives null for words it does not know, `accepted` is what the message offers then. */
export const wordField = <T>(
  label: string,
  parse: (text: string) => T | null,
  accepted: readonly string[],
): Field<T> => ({ ...formField(label, parse, accepted), words: accepted })

/** A text of a certain form; `parse` gives null for any other, `accepted` says which forms there are. */
export function formField<T>(label: string, parse: (text: string) => T | null, accepted: readonly string[]): Field<T> {
  const read = (text: string): Reading<T> => {
    const value = parse(text)
    return value === null ? { problem: CELL_PROBLEMS.unknownWord(text, accepted) } : { value }
  }
  return { label, required: true, read }
}

/** The same field, which may be blank. */
export function optional<T>(field: Field<T>): Field<T | null> {
  return { ...field, required: false }
}

function dayReading(text: string, reading: DayReading, bounds?: DayBounds): Reading<LocalDate> {
  if ('day' in reading) return { value: reading.day }
  switch (reading.problem) {
    case 'blank':
      return { problem: CELL_PROBLEMS.blank() }
    case 'unreadable':
      return { problem: CELL_PROBLEMS.notADay(text) }
    case 'month-only':
      return { problem: CELL_PROBLEMS.monthOnly(text) }
    case 'no-such-day':
      return { problem: CELL_PROBLEMS.noSuchDay(text) }
    case 'out-of-range':
      return { problem: CELL_PROBLEMS.dayOutOfRange(text, bounds?.from ?? '1900-01-01', bounds?.to ?? '2199-12-31') }
  }
}
