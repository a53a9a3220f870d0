import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/**
 * Questions the office puts to departments (会办) and to parties it consults, and who has a case open. A question is
 * answered once, by an account or by its link; words are sealed under the case's key.
 */
export class Migration20261126050200_questions extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `create table case_question (
    organ_id int not null,
    question_id uuid not null,
    case_id uuid not null,
    department_id uuid,
    contact_id uuid,
    party text,
    party_kind text check (party_kind in ('third-party', 'co-producer')),
    sealed bytea not null,
    asked_on date not null,
    due_on date not null,
    asked_at timestamptz not null,
    asked_by text not null,
    chased int not null default 0,
    answer text,
    sealed_answer bytea,
    answered_at timestamptz,
    answered_by text,
    withdrawn_at timestamptz,
    primary key (organ_id, question_id),
    foreign key (organ_id, case_id) references case_file,
    foreign key (organ_id, department_id) references department,
    foreign key (organ_id, contact_id) references department_contact,
    check ((department_id is null) = (party is not null)),
    check ((party is null) = (party_kind is null))
  )`,
  `create index case_question_by_case on case_question (organ_id, case_id, asked_at)`,
  `create index case_question_open on case_question (organ_id, due_on, question_id)
    where answered_at is null and withdrawn_at is null`,
  `create index case_question_by_department on case_question (organ_id, department_id, asked_at desc)`,

  // Not logged: who looked at what a minute ago need not survive a crash.
  `create unlogged table case_presence (
    organ_id int not null,
    case_id uuid not null,
    account_id uuid not null,
    version int not null,
    seen_at timestamptz not null,
    primary key (organ_id, case_id, account_id)
  )`,
]
