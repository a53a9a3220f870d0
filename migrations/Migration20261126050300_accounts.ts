import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/**
 * Accounts that prove themselves by a second factor, come in by an invitation, and have a calendar of their own. An
 * invited account has no password until its owner sets one; recovery codes are kept as hashes, each good once.
 */
export class Migration20261126050300_accounts extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `alter table account alter column password_hash drop not null`,
  `alter table account add column password_set_at timestamptz`,
  `update account set password_set_at = created_at`,
  `alter table account add column invited_at timestamptz`,
  `alter table account add column invitation_turn int not null default 0`,
  `alter table account add column factor_sealed bytea`,
  `alter table account add column factor_proved_at timestamptz`,
  `alter table account add column factor_step bigint`,
  `alter table account add column recovery_hashes bytea[] not null default '{}'`,
  // Null: no calendar feed. Counted up, so that an old address opens nothing.
  `alter table account add column feed_turn int not null default 0`,
  `alter table account add column feed_open boolean not null default false`,
  `alter table account add column digest boolean not null default true`,
]
