import { CompiledQuery } from 'kysely'
import { type EntityManager } from '@mikro-orm/postgresql'

/** What a statement may be given: validated primitives, byte strings and arrays of them, always bound, never spliced. */
export type Parameter = string | number | boolean | null | Date | Uint8Array | readonly (string | number | Uint8Array)[]

/**
 * Runs one statement with bound parameters ($1, $2 …) inside the manager's open transaction, if there is one.
 * The ORM's own `execute` splices escaped values into the text; hot paths and everything typed by a user go through here.
 * Dates and instants come back as text, bigints as strings.
 */
export async function query<Row>(
  em: EntityManager,
  text: string,
  parameters: readonly Parameter[] = [],
): Promise<Row[]> {
  const runner = em.getTransactionContext<Runner>() ?? (em.getConnection().getClient() as unknown as Runner)
  const result = await runner.executeQuery(CompiledQuery.raw(text, [...parameters]))
  return result.rows as Row[]
}

/** As `query`, for statements that give exactly one row. */
export async function queryOne<Row>(
  em: EntityManager,
  text: string,
  parameters: readonly Parameter[] = [],
): Promise<Row> {
  const [row] = await query<Row>(em, text, parameters)
  if (row === undefined) throw new Error('a statement that always gives a row gave none')
  return row
}

type Runner = { executeQuery(compiled: CompiledQuery): Promise<{ rows: unknown[] }> }
