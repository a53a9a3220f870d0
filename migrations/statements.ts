import { type Migration } from '@mikro-orm/migrations'

/** Runs the statements of a migration in their order, in its transaction. */
export function runStatements(migration: Migration, statements: readonly string[]): void {
  for (const statement of statements) migration.addSql(statement)
}
