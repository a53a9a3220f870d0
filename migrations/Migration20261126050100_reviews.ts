import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/**
 * Replies that are reviewed before they leave, and what an officer notes while working a case. Drafts, opinions and
 * notes are sealed under the case's key; who said what and when stands beside them, append-only.
 */
export class Migration20261126050100_reviews extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `create table review_round (
    organ_id int not null,
    case_id uuid not null,
    round_no int not null,
    outcome text not null,
    steps jsonb not null,
    four_eyes boolean not null,
    sealed bytea not null,
    state text not null check (state in ('waiting', 'returned', 'approved', 'issued', 'withdrawn')),
    step int not null,
    drafted_at timestamptz not null,
    drafted_by text not null,
    primary key (organ_id, case_id, round_no),
    foreign key (organ_id, case_id) references case_file
  )`,
  `create unique index review_round_open on review_round (organ_id, case_id) where state in ('waiting', 'approved')`,
  `create index review_round_waiting on review_round (organ_id, drafted_at, case_id) where state in ('waiting', 'approved')`,

  `create table review_opinion (
    organ_id int not null,
    case_id uuid not null,
    round_no int not null,
    step int not null,
    agrees boolean not null,
    sealed bytea not null,
    given_at timestamptz not null,
    given_by text not null,
    in_place_of uuid,
    primary key (organ_id, case_id, round_no, step),
    foreign key (organ_id, case_id, round_no) references review_round
  )`,

  `create table review_file (
    organ_id int not null,
    case_id uuid not null,
    round_no int not null,
    file_id uuid not null,
    sealed_name bytea not null,
    content_type text not null,
    size int not null,
    primary key (organ_id, case_id, round_no, file_id),
    foreign key (organ_id, case_id, round_no) references review_round
  )`,

  `create table case_record (
    organ_id int not null,
    case_id uuid not null,
    no int not null,
    kind text not null check (kind in ('note', 'search', 'attempt')),
    on_day date not null,
    sealed bytea not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (organ_id, case_id, no),
    foreign key (organ_id, case_id) references case_file
  )`,
  ...['review_opinion', 'review_file', 'case_record'].map(
    (table) => `create trigger ${table}_append_only before update or delete or truncate on ${table}
      for each statement execute function refuse_change()`,
  ),
]
