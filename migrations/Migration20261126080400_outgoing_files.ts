import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/** Files on their way out: as they came, what was found, what was decided, the file that may leave. */
export class Migration20261126080400_outgoing_files extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `create table outgoing_file (
    organ_id int not null references organ,
    outgoing_id uuid not null,
    about text not null,
    sealed_key bytea not null,
    sealed bytea not null,
    source_id uuid not null,
    source_hash bytea not null,
    result_id uuid,
    result_hash bytea,
    state text not null check (state in ('open', 'waiting', 'ready', 'returned')),
    version int not null,
    made_by text not null,
    made_at timestamptz not null,
    finished_by text,
    decided_by text,
    used_at timestamptz,
    primary key (organ_id, outgoing_id),
    check (state in ('open', 'returned') or (result_hash is not null and finished_by is not null))
  )`,

  `create unique index outgoing_file_by_source on outgoing_file (organ_id, about, source_hash) where used_at is null`,
  `create index outgoing_file_by_result on outgoing_file (organ_id, result_hash) where result_hash is not null`,
  `create index outgoing_file_by_made on outgoing_file (organ_id, made_at desc, outgoing_id desc)`,
  `create index outgoing_file_unused on outgoing_file (made_at) where used_at is null`,
]
