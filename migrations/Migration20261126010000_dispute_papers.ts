import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/**
 * Who conducts a dispute, its papers, and a key of its own: files and, from now on, texts are sealed under it, so that
 * destroying one wrapped key makes them unreadable. Texts written before stay under the installation's key.
 */
export class Migration20261126010000_dispute_papers extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `alter table remedy add column handler uuid, add column sealed_key bytea`,
  `create index remedy_by_handler on remedy (organ_id, handler, begun_on desc, remedy_id desc) where handler is not null`,
  `alter table remedy_text add column own_key boolean not null default false`,
  `create table remedy_file (
    organ_id int not null,
    remedy_id uuid not null,
    file_id uuid not null,
    seq int not null,
    sealed_name bytea not null,
    content_type text not null,
    size int not null,
    content_hash bytea not null,
    recorded_at timestamptz not null,
    primary key (organ_id, remedy_id, file_id),
    foreign key (organ_id, remedy_id) references remedy
  )`,
  `create trigger remedy_file_append_only before update or delete or truncate on remedy_file
    for each statement execute function refuse_change()`,
]
