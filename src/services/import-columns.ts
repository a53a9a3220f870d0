import { type EntityManager } from '@mikro-orm/postgresql'
import { type ColumnMapping } from '../documents/column-mapping.ts'
import { type Field, type FieldList } from '../documents/import-fields.ts'
import { columnName } from '../documents/header-row.ts'
import { likelyNames, suggestedMapping } from '../documents/register-columns.ts'
import { itemFields } from '../documents/item-fields.ts'
import { CASE_FIELDS, REMEDY_FIELDS } from '../documents/register-fields.ts'
import { readTable } from '../documents/table-reader.ts'
import { TableError, type Table } from '../documents/table.ts'
import { unknownWords, type UnknownWords } from '../documents/unknown-words.ts'
import { saveMapping, savedMapping } from '../store/import-store.ts'
import { sha256 } from '../store/sealing.ts'
import { type Catalogue } from '../disclosure/catalogue.ts'
import { catalogueOf } from './catalogue-service.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { Invalid } from './errors.ts'
import { type ImportKind } from './import-runs.ts'

/** Our fields → the columns of a register, whichever kind it is of. */
export type AnyMapping = ColumnMapping<Record<string, unknown>>

/** A register's head as it was found, and by which mapping it would be read. */
export type RegisterHead = {
  fields: FieldList<Record<string, unknown>>
  header: readonly string[]
  mapping: AnyMapping
  /** Whether the mapping is the one this organ used the last time. */
  isRemembered: boolean
  /** Required fields for which there is no column; by label. */
  missing: string[]
  unknown: UnknownWords[]
}

/** The fields of a register; of published items with the words of an office's catalogue. */
export const fieldsOf = (kind: ImportKind, catalogue: Catalogue = []): FieldList<Record<string, unknown>> => {
  const lists = { cases: CASE_FIELDS, remedies: REMEDY_FIELDS, items: itemFields(catalogue) }
  return lists[kind] as unknown as FieldList<Record<string, unknown>>
}

/**
 * Finds the header of a register and how its columns are ours: as given, else as the last time, else as they are
 * likely meant. @throws Invalid for a file that is no table
 */
export async function readHead(
  context: Context,
  organ: OrganRef,
  kind: ImportKind,
  file: { bytes: Uint8Array; name: string },
  given: AnyMapping | null,
): Promise<RegisterHead> {
  const fields = fieldsOf(kind, kind === 'items' ? await catalogueOf(context, organ) : [])
  const table = await tableIn(file, [...likelyNames(fields), ...columnsIn(given)])
  const remembered =
    given ?? ((await savedMapping(reading(context), organ.organId, kind, markOf(table.header))) as AnyMapping | null)
  const mapping = remembered ?? suggestedMapping(fields, table.header)
  return {
    fields,
    header: table.header,
    mapping,
    isRemembered: given === null && remembered !== null,
    missing: missingIn(table, mapping, fields),
    unknown: unknownWords(table, mapping, fields),
  }
}

/** The header is the row with the names we know; where none is, the first row that looks like one. */
async function tableIn({ bytes, name }: { bytes: Uint8Array; name: string }, known: readonly string[]): Promise<Table> {
  try {
    return await readTable(bytes, name, { known }).catch(() => readTable(bytes, name))
  } catch (error) {
    if (error instanceof TableError) throw new Invalid([{ field: 'file', text: error.message }])
    throw error
  }
}

const columnsIn = (mapping: AnyMapping | null): string[] =>
  Object.values(mapping ?? {}).flatMap((source) => (source && 'column' in source ? [source.column] : []))

function missingIn({ header }: Table, mapping: AnyMapping, { fields }: FieldList<Record<string, unknown>>): string[] {
  return Object.entries<Field<unknown>>(fields).flatMap(([key, { label, required }]) => {
    const source = mapping[key] ?? { column: label }
    const isThere = 'constant' in source || ('column' in source && header.includes(columnName(source.column)))
    return required && !isThere ? [label] : []
  })
}

/** Keeps by which mapping a register was read; one with the same columns is read by it the next time. */
export async function rememberColumns<R>(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  kind: ImportKind,
  header: readonly string[],
  mapping: ColumnMapping<R> | undefined,
): Promise<void> {
  if (!mapping || Object.keys(mapping).length === 0) return
  await saveMapping(tx, organ.organId, kind, markOf(header), mapping, context.clock.now())
}

const markOf = (header: readonly string[]): string => sha256(JSON.stringify(header)).toString('hex')
