import { randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import {
  type ColumnMapping,
  knownColumns,
  mapRows,
  type MappedRows,
  type RejectedLine,
} from '../documents/column-mapping.ts'
import { type FieldList } from '../documents/import-fields.ts'
import { CASE_FIELDS, type CaseLine, REMEDY_FIELDS, type RemedyLine } from '../documents/register-fields.ts'
import { readTable } from '../documents/table-reader.ts'
import { TableError } from '../documents/table.ts'
import { localDate, type LocalDate } from '../law/date.ts'
import { insertRun, refreshStatistics } from '../store/import-store.ts'
import { sha256 } from '../store/sealing.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid } from './errors.ts'
import { lastSerials, storeCases, unfitCases } from './import-cases.ts'
import { rememberColumns } from './import-columns.ts'
import { type ImportKind } from './import-runs.ts'
import { refuseRepeatedFile, storeRemedies, unfitRemedies } from './import-remedies.ts'
import { transact } from './transact.ts'

/** How an import is done: try only, take the sound lines although others are not, columns of a foreign register. */
export type ImportOptions<R> = { dryRun?: boolean; acceptGood?: boolean; mapping?: ColumnMapping<R> }

/** What became of a register. Lines are those of the file; `sound` would be imported. */
export type ImportSummary = {
  read: number
  sound: number
  imported: number
  rejected: RejectedLine[]
  /** Columns nothing was taken from. */
  ignored: string[]
}

/** Registers go back to the first regulation and not beyond today. */
const FIRST_DAY = localDate('2008-05-01')

/**
 * Imports a register of cases: numbers kept as given, all in one transaction, nothing while any line is rejected
 * (unless the sound ones are asked for). @throws Invalid for a file that is no such register
 */
export async function importCases(
  context: Context,
  organ: OrganRef,
  bytes: Uint8Array,
  fileName: string,
  options: ImportOptions<CaseLine>,
  actor: Actor,
): Promise<ImportSummary> {
  const mapped = await readCases(context, bytes, fileName, options.mapping ?? {})
  const unfit = await unfitCases(context, organ, mapped.rows)
  const summary = summaryOf(mapped, unfit)
  const rows = mapped.rows.filter(({ line }) => !unfit.some((each) => each.line === line))
  if (!isToBeStored(summary, options)) return summary
  const stored = await transact(context, actor, 'CASES_IMPORTED', async (tx) => {
    const importId = await enterRun(context, tx, organ, 'cases', actor, bytes, summary, rows.map(caseOfRun))
    await storeCases(context, tx, organ, importId, rows)
    await rememberColumns(context, tx, organ, 'cases', mapped.header, options.mapping)
    return { result: { ...summary, imported: rows.length }, ...logged(organ, summary, bytes) }
  })
  await refreshStatistics(reading(context), 'cases')
  return stored
}

/** Imports a register of disputes. They bear no number: the same file twice is refused. @throws Invalid */
export async function importRemedies(
  context: Context,
  organ: OrganRef,
  bytes: Uint8Array,
  fileName: string,
  options: ImportOptions<RemedyLine>,
  actor: Actor,
): Promise<ImportSummary> {
  const mapped = await readRegister(context, bytes, fileName, REMEDY_FIELDS, options.mapping ?? {})
  const unfit = await unfitRemedies(context, organ, mapped.rows)
  const summary = summaryOf(mapped, unfit)
  const rows = mapped.rows.filter(({ line }) => !unfit.some((each) => each.line === line))
  await refuseRepeatedFile(context, organ, fileMark(bytes))
  if (!isToBeStored(summary, options)) return summary
  const stored = await transact(context, actor, 'REMEDIES_IMPORTED', async (tx) => {
    const lines = rows.map(({ value }) => ({ day: (value.openedOn ?? value.begunOn)!, number: null }))
    const importId = await enterRun(context, tx, organ, 'remedies', actor, bytes, summary, lines)
    await storeRemedies(context, tx, organ, importId, rows)
    await rememberColumns(context, tx, organ, 'remedies', mapped.header, options.mapping)
    return { result: { ...summary, imported: rows.length }, ...logged(organ, summary, bytes) }
  })
  await refreshStatistics(reading(context), 'remedies')
  return stored
}

type RunLine = { day: LocalDate; number: string | null }
const caseOfRun = ({ value }: MappedRows<CaseLine>['rows'][number]): RunLine => ({
  day: value.receivedOn,
  number: value.number,
})

/** Enters the import, so that it can be found again and taken back whole. */
export async function enterRun(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  kind: ImportKind,
  actor: Actor,
  bytes: Uint8Array,
  { read }: ImportSummary,
  lines: readonly RunLine[],
): Promise<string> {
  const importId = randomUUID()
  const days = lines.map(({ day }) => day).sort()
  await insertRun(tx, organ.organId, {
    importId,
    kind,
    fileMark: fileMark(bytes),
    read,
    imported: lines.length,
    fromDay: days[0] ?? null,
    toDay: days.at(-1) ?? null,
    importedAt: context.clock.now(),
    importedBy: actor.id,
    serials: Object.fromEntries(lastSerials(lines.flatMap(({ number }) => number ?? []))),
  })
  return importId
}

/** One outcome for the whole register is that of its answered lines; the others are open. */
async function readCases(
  context: Context,
  bytes: Uint8Array,
  fileName: string,
  mapping: ColumnMapping<CaseLine>,
): Promise<MappedRows<CaseLine>> {
  if (!mapping.outcome || !('constant' in mapping.outcome))
    return readRegister(context, bytes, fileName, CASE_FIELDS, mapping)
  const openWithout = <L extends Partial<CaseLine>>(line: L): L =>
    line.repliedOn === null ? { ...line, outcome: null } : line
  const fields = { ...CASE_FIELDS, check: (line: Partial<CaseLine>) => CASE_FIELDS.check?.(openWithout(line)) ?? [] }
  const mapped = await readRegister(context, bytes, fileName, fields, mapping)
  return { ...mapped, rows: mapped.rows.map(({ line, value }) => ({ line, value: openWithout(value) })) }
}

/** Reads a register by the columns it should have. @throws Invalid for a file that is no such register */
export async function readRegister<R>(
  context: Context,
  bytes: Uint8Array,
  fileName: string,
  fields: FieldList<R>,
  mapping: ColumnMapping<R>,
): Promise<MappedRows<R>> {
  try {
    const table = await readTable(bytes, fileName, { known: knownColumns(fields, mapping) })
    return mapRows(table, mapping, fields, { from: FIRST_DAY, to: context.clock.today() })
  } catch (error) {
    if (error instanceof TableError) throw new Invalid([{ field: 'file', text: error.message }])
    throw error
  }
}

/** What became of the lines, before any is stored. */
export function summaryOf<R>(
  { rows, rejected, ignored }: MappedRows<R>,
  unfit: readonly RejectedLine[],
): ImportSummary {
  const all = [...rejected, ...unfit].sort((a, b) => a.line - b.line)
  const read = rows.length + new Set(rejected.map(({ line }) => line)).size
  return { read, sound: rows.length - new Set(unfit.map(({ line }) => line)).size, imported: 0, rejected: all, ignored }
}

/** Whether the sound lines are to be stored. */
export const isToBeStored = <R>(
  { sound, rejected }: ImportSummary,
  { dryRun, acceptGood }: ImportOptions<R>,
): boolean => dryRun !== true && sound > 0 && (rejected.length === 0 || acceptGood === true)

const fileMark = (bytes: Uint8Array): string => sha256(bytes).toString('hex')

/** What the log keeps of an import. */
export const logged = (organ: OrganRef, { read, sound }: ImportSummary, bytes: Uint8Array) => ({
  subject: `organ/${organ.slug}`,
  facts: { read, imported: sound, file: fileMark(bytes) },
})
