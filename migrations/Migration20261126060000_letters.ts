import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/**
 * Letters that stand in court: the very bytes that left, with their hash; how each letter was served; the organ's own
 * wording by version; a numbering series for each code; pages blacked out.
 */
export class Migration20261126060000_letters extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `create table letter_file (
    organ_id int not null,
    case_id uuid not null,
    letter_id uuid not null,
    format text not null check (format in ('pdf', 'docx')),
    file_id uuid not null,
    content_hash bytea not null,
    size int not null,
    recorded_at timestamptz not null,
    primary key (organ_id, case_id, letter_id, format),
    foreign key (organ_id, case_id, letter_id) references letter
  )`,

  `create table letter_service (
    organ_id int not null,
    case_id uuid not null,
    letter_id uuid not null,
    seq int not null,
    kind text not null,
    on_day date not null,
    voids int,
    sealed bytea not null,
    proof_id uuid,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (organ_id, case_id, letter_id, seq),
    foreign key (organ_id, case_id, letter_id) references letter
  )`,

  `create table letter_template (
    organ_id int not null references organ,
    kind text not null,
    version int not null,
    wording text not null,
    effective_from date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (organ_id, kind, version)
  )`,

  `create table redaction (
    organ_id int not null,
    case_id uuid not null,
    redaction_id uuid not null,
    source_id uuid not null,
    source_hash bytea not null,
    sealed bytea not null,
    version int not null,
    result_id uuid,
    result_hash bytea,
    finished_at timestamptz,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (organ_id, case_id, redaction_id),
    foreign key (organ_id, case_id) references case_file,
    check ((result_id is null) = (finished_at is null))
  )`,

  `create index letter_by_recorded on letter (organ_id, recorded_at)`,

  ...['letter_file', 'letter_service', 'letter_template'].map(
    (table) => `create trigger ${table}_append_only before update or delete or truncate on ${table}
      for each statement execute function refuse_change()`,
  ),

  // One series for all letters until now; from now on one for each code.
  `update number_counter c set series = 'letter:' || coalesce(o.settings ->> 'documentCode', '信公复')
    from organ o where o.organ_id = c.organ_id and c.series = 'letter'`,
]
