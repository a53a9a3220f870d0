import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/** Letters as they really left, where the office edited, sealed or signed them: kept byte for byte beside what was made. */
export class Migration20261126140500_letter_copies extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `create table letter_copy (
    organ_id int not null,
    case_id uuid not null,
    letter_id uuid not null,
    seq int not null,
    format text not null check (format in ('pdf', 'docx')),
    file_id uuid not null,
    content_hash bytea not null,
    size int not null,
    sealed bytea not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (organ_id, case_id, letter_id, seq),
    foreign key (organ_id, case_id, letter_id) references letter
  )`,
  `create trigger letter_copy_append_only before update or delete or truncate on letter_copy
    for each statement execute function refuse_change()`,
]
