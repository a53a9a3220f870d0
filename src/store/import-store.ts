import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate } from '../law/date.ts'
import { query } from './query.ts'

export type ImportKind = 'cases' | 'remedies' | 'items'

/** One import of a register: what came in, and whether it was taken back. */
export type ImportRun = {
  importId: string
  kind: ImportKind
  fileMark: string
  read: number
  imported: number
  fromDay: LocalDate | null
  toDay: LocalDate | null
  importedAt: string
  importedBy: string
  undoneAt: string | null
  undoneBy: string | null
}

/** A run as it is entered; `serials`: the last of our own numbers it brought, by year. */
export type NewImportRun = Omit<ImportRun, 'importedAt' | 'undoneAt' | 'undoneBy'> & {
  importedAt: Date
  serials: Readonly<Record<string, number>>
}

export async function insertRun(tx: EntityManager, organId: number, run: NewImportRun): Promise<void> {
  await query(
    tx,
    `insert into import_run (organ_id, import_id, kind, file_mark, read, imported, from_day, to_day, imported_at,
       imported_by, serials)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      organId,
      run.importId,
      run.kind,
      run.fileMark,
      run.read,
      run.imported,
      run.fromDay,
      run.toDay,
      run.importedAt,
      run.importedBy,
      JSON.stringify(run.serials),
    ],
  )
}

const COLUMNS = `import_id as "importId", kind, file_mark as "fileMark", read, imported, from_day as "fromDay",
  to_day as "toDay", imported_at as "importedAt", imported_by as "importedBy", undone_at as "undoneAt",
  undone_by as "undoneBy"`

/** The latest imports of some kinds, newest first. */
export const runsOf = (
  em: EntityManager,
  organId: number,
  kinds: readonly ImportKind[],
  most: number,
): Promise<ImportRun[]> =>
  query<ImportRun>(
    em,
    `select ${COLUMNS} from import_run where organ_id = $1 and kind = any($2::text[])
     order by imported_at desc, import_id desc limit $3`,
    [organId, kinds, most],
  )

export async function findRun(em: EntityManager, organId: number, importId: string): Promise<ImportRun | null> {
  const [row] = await query<ImportRun>(
    em,
    `select ${COLUMNS} from import_run where organ_id = $1 and import_id::text = $2`,
    [organId, importId],
  )
  return row ?? null
}

/** Marks a run as taken back; null where there is none that still stands. */
export async function endRun(
  tx: EntityManager,
  organId: number,
  importId: string,
  at: Date,
  by: string,
): Promise<ImportRun | null> {
  const [row] = await query<ImportRun>(
    tx,
    `update import_run set undone_at = $3, undone_by = $4
     where organ_id = $1 and import_id::text = $2 and undone_at is null returning ${COLUMNS}`,
    [organId, importId, at, by],
  )
  return row ?? null
}

/** Whether a register of this content was imported and stands. */
export async function standsImported(
  em: EntityManager,
  organId: number,
  kind: ImportKind,
  fileMark: string,
): Promise<boolean> {
  const rows = await query(
    em,
    `select 1 from import_run where organ_id = $1 and kind = $2 and file_mark = $3 and undone_at is null limit 1`,
    [organId, kind, fileMark],
  )
  return rows.length > 0
}

/** Says from which import these disputes came. */
export const markRemedies = (
  tx: EntityManager,
  organId: number,
  importId: string,
  remedyIds: readonly string[],
): Promise<unknown> =>
  query(tx, `update remedy set import_id = $2 where organ_id = $1 and remedy_id = any($3::uuid[])`, [
    organId,
    importId,
    remedyIds,
  ])

/** The mapping a register with these columns was last read by. */
export async function savedMapping(
  em: EntityManager,
  organId: number,
  kind: ImportKind,
  headerMark: string,
): Promise<unknown> {
  const [row] = await query<{ mapping: unknown }>(
    em,
    'select mapping from import_mapping where organ_id = $1 and kind = $2 and header_mark = $3',
    [organId, kind, headerMark],
  )
  return row?.mapping ?? null
}

export async function saveMapping(
  tx: EntityManager,
  organId: number,
  kind: ImportKind,
  headerMark: string,
  mapping: unknown,
  at: Date,
): Promise<void> {
  await query(
    tx,
    `insert into import_mapping (organ_id, kind, header_mark, mapping, saved_at) values ($1, $2, $3, $4, $5)
     on conflict (organ_id, kind, header_mark) do update set mapping = excluded.mapping, saved_at = excluded.saved_at`,
    [organId, kind, headerMark, JSON.stringify(mapping), at],
  )
}

const FILLED: Record<ImportKind, readonly string[]> = {
  cases: ['case_file', 'case_event'],
  remedies: ['remedy', 'remedy_event'],
  items: ['disclosure_item', 'disclosure_event', 'disclosure_publication'],
}

/**
 * Lets the planner know of a large import at once: by the statistics of before it may choose plans that take minutes,
 * until the server looks by itself.
 */
export async function refreshStatistics(em: EntityManager, kind: ImportKind): Promise<void> {
  for (const table of FILLED[kind]) await query(em, `analyze ${table}`)
}
