import { type ColumnMapping } from './column-mapping.ts'
import { columnName } from './header-row.ts'
import { type Field, type FieldList } from './import-fields.ts'
import { type Table } from './table.ts'

/** Words of a register that a field of ours does not know, and those it knows. */
export type UnknownWords = { field: string; label: string; found: string[]; known: readonly string[] }

const MOST_WORDS = 30

/** The words that stand in the columns of this mapping and mean nothing to us, each once. */
export function unknownWords<R>(table: Table, mapping: ColumnMapping<R>, list: FieldList<R>): UnknownWords[] {
  return Object.entries<Field<unknown>>(list.fields).flatMap(([key, field]) => {
    const source = mapping[key as keyof R] ?? { column: field.label }
    if (!field.words || !('column' in source)) return []
    const at = table.header.indexOf(columnName(source.column))
    const isKnown = (text: string) => 'value' in field.read(text, { order: 'ymd', bounds: undefined })
    const texts = new Set(at === -1 ? [] : table.rows.map(({ cells }) => (cells[at] ?? '').trim()))
    const found = [...texts].filter((text) => text !== '' && !isKnown(text)).slice(0, MOST_WORDS)
    return found.length === 0 ? [] : [{ field: key, label: field.label, found, known: field.words }]
  })
}
