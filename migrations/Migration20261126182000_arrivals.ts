import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/** Staff may be told by mail what has newly come in. */
export class Migration20261126182000_arrivals extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  // Null: not wanted. Else what came before this instant is told.
  `alter table account add column arrivals_told timestamptz`,
]
