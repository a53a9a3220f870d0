import { type EntityManager } from '@mikro-orm/postgresql'
import { query, queryOne } from './query.ts'

/** Whole tables as lines of JSON, written and read by the database itself so that no digit and no byte changes. */

/** Ends with the sessions and windows they count; never carried over. */
const PASSING = ['schema_migration', 'session', 'rate_limit']
/** A first start writes here before anything is in the database. */
const MAY_HOLD_ROWS = ['setup']

const ROWS_A_FETCH = 1_000

/** Every table that is carried over, those referred to before those that refer. */
export async function tablesInOrder(em: EntityManager): Promise<string[]> {
  const rows = await query<{ name: string; refersTo: string[] }>(
    em,
    `select c.relname as name, coalesce(array_agg(distinct f.relname::text) filter (where f.relname is not null), '{}') as "refersTo"
     from pg_class c
     left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
     left join pg_class f on f.oid = k.confrelid
     where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
     group by c.relname order by c.relname`,
  )
  const ordered: string[] = []
  const place = (name: string): void => {
    if (ordered.includes(name)) return
    for (const other of rows.find((row) => row.name === name)?.refersTo ?? []) if (other !== name) place(other)
    ordered.push(name)
  }
  for (const { name } of rows) place(name)
  return ordered.filter((name) => !PASSING.includes(name))
}

/** The rows of a table as lines, through a cursor of the open transaction. `table` comes from `tablesInOrder`. */
export async function* tableLines(tx: EntityManager, table: string): AsyncGenerator<string[]> {
  await query(tx, `declare dump no scroll cursor for select row_to_json(t)::text as line from "${table}" t`)
  for (;;) {
    const rows = await query<{ line: string }>(tx, `fetch ${ROWS_A_FETCH} from dump`)
    if (rows.length === 0) break
    yield rows.map(({ line }) => line)
  }
  await query(tx, 'close dump')
}

/** Puts lines back into a table. */
export async function insertLines(tx: EntityManager, table: string, lines: readonly string[]): Promise<void> {
  await query(tx, `insert into "${table}" select * from json_populate_recordset(null::"${table}", $1::json)`, [
    `[${lines.join(',')}]`,
  ])
}

export const countRows = async (em: EntityManager, table: string): Promise<number> =>
  (await queryOne<{ rows: number }>(em, `select count(*)::int as rows from "${table}"`)).rows

/** The tables that hold rows although nothing should be there yet. */
export async function filledTables(em: EntityManager, tables: readonly string[]): Promise<string[]> {
  const filled: string[] = []
  for (const table of tables) if (!MAY_HOLD_ROWS.includes(table) && (await countRows(em, table)) > 0) filled.push(table)
  return filled
}

/** Empties what a first start may have written, and sets counters of identities behind the rows put back. */
export async function clearFirstStart(tx: EntityManager): Promise<void> {
  for (const table of MAY_HOLD_ROWS) await query(tx, `delete from "${table}"`)
}

export async function resetIdentities(tx: EntityManager): Promise<void> {
  await query(
    tx,
    `select setval(pg_get_serial_sequence('organ', 'organ_id'), greatest(1, (select coalesce(max(organ_id), 1) from organ)))`,
  )
}
