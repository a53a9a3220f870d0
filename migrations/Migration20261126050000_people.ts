import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/**
 * Who does what: more roles, departments with the days they exist, their contacts, who works a case, who is away.
 * A department that is renamed or merged ends and another begins, so that what it did under its name stays under it.
 */
export class Migration20261126050000_people extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `alter table account drop constraint account_role_check`,
  `alter table account add constraint account_role_check
    check (role in ('clerk', 'head', 'reviewer', 'contact', 'auditor', 'system', 'security', 'admin'))`,

  `create table department (
    organ_id int not null references organ,
    department_id uuid not null,
    name text not null,
    from_day date not null,
    to_day date,
    successor_id uuid,
    primary key (organ_id, department_id),
    foreign key (organ_id, successor_id) references department,
    check (to_day is null or to_day >= from_day),
    check (successor_id is null or to_day is not null)
  )`,
  `create unique index department_open_name on department (organ_id, name) where to_day is null`,

  `create table department_contact (
    organ_id int not null,
    contact_id uuid not null,
    department_id uuid not null,
    account_id uuid,
    name text not null,
    phone text,
    email text,
    from_day date not null,
    to_day date,
    primary key (organ_id, contact_id),
    foreign key (organ_id, department_id) references department,
    foreign key (organ_id, account_id) references account
  )`,
  `create index department_contact_by_department on department_contact (organ_id, department_id) where to_day is null`,
  `create index department_contact_by_account on department_contact (organ_id, account_id) where account_id is not null`,

  `create table absence (
    organ_id int not null,
    absence_id uuid not null,
    account_id uuid not null,
    deputy_id uuid not null,
    from_day date not null,
    to_day date not null,
    entered_at timestamptz not null,
    entered_by text not null,
    primary key (organ_id, absence_id),
    foreign key (organ_id, account_id) references account,
    foreign key (organ_id, deputy_id) references account,
    check (account_id <> deputy_id),
    check (to_day >= from_day)
  )`,
  `create index absence_by_account on absence (organ_id, account_id, to_day)`,
  `create index absence_by_deputy on absence (organ_id, deputy_id, to_day)`,
  `create index absence_by_end on absence (organ_id, to_day)`,

  `alter table case_file add column department_id uuid`,
  `alter table case_file add foreign key (organ_id, department_id) references department`,
  `alter table case_file add foreign key (organ_id, assigned_to) references account`,
  // A case just filed is nobody's yet: filing pays for none of these.
  `create index case_by_officer on case_file (organ_id, assigned_to, due_on, case_id)
    where ended_on is null and assigned_to is not null`,
  `create index case_by_department on case_file (organ_id, department_id, due_on, case_id)
    where ended_on is null and department_id is not null`,
  `create index case_ever_by_officer on case_file (organ_id, assigned_to, submitted_on desc, case_id desc)
    where assigned_to is not null`,

  `create table case_assignment (
    organ_id int not null,
    case_id uuid not null,
    no int not null,
    account_id uuid,
    department_id uuid,
    assigned_at timestamptz not null,
    assigned_by text not null,
    primary key (organ_id, case_id, no),
    foreign key (organ_id, case_id) references case_file,
    foreign key (organ_id, account_id) references account,
    foreign key (organ_id, department_id) references department
  )`,
  `create trigger case_assignment_append_only before update or delete or truncate on case_assignment
    for each statement execute function refuse_change()`,
]
