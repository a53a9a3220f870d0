import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/**
 * What stands around an application: cases that belong together, drafts not yet filed, what applicants' own files are
 * for, new query codes for lost ones, how often the search before filing helped, and the log entry of each filing.
 */
export class Migration20261126020000_applications extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `create table case_link (
    organ_id int not null,
    case_id uuid not null,
    other_case_id uuid not null,
    kind text not null check (kind in ('same-letter', 'repeat', 'related')),
    linked_at timestamptz not null,
    linked_by text not null,
    primary key (organ_id, case_id, other_case_id, kind),
    check (case_id <> other_case_id),
    foreign key (organ_id, case_id) references case_file,
    foreign key (organ_id, other_case_id) references case_file
  )`,
  `create index case_link_by_other on case_link (organ_id, other_case_id)`,

  // A draft is named by a digest of its code and sealed under a key that only the code gives.
  `create table application_draft (
    organ_id int not null references organ,
    draft_id text not null,
    sealed bytea not null,
    file_ids uuid[] not null default '{}',
    saved_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (organ_id, draft_id)
  )`,
  `create index application_draft_by_end on application_draft (expires_at)`,

  // Null: the office's own file. Else the applicant's, and what it is meant to prove.
  `alter table case_attachment add column purpose text`,

  `create table code_recovery (
    organ_id int not null,
    recovery_id uuid not null,
    case_id uuid not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (organ_id, recovery_id),
    foreign key (organ_id, case_id) references case_file
  )`,
  `create index code_recovery_by_case on code_recovery (organ_id, case_id, expires_at)`,

  `create table public_search_count (
    organ_id int not null references organ,
    on_day date not null,
    what text not null,
    times int not null,
    primary key (organ_id, on_day, what)
  )`,

  `alter table case_file add column filed_entry bigint`,
  `update case_file c set filed_entry = a.seq from audit a
    where a.organ_id = c.organ_id and a.subject = c.number
      and a.action in ('APPLICATION_FILED', 'APPLICATION_REGISTERED')`,
]
