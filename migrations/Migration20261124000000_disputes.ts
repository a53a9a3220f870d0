import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/**
 * Disputes as they go on: brought before they are accepted, linked to several cases, with their next day and sealed
 * texts. The one case of a dispute becomes an event like any other, so that the table of links is a cache of events.
 */
export class Migration20261124000000_disputes extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `alter table remedy
    alter column opened_on drop not null,
    add column begun_on date,
    add column state text,
    add column counts boolean not null default true,
    add column next_on date,
    add column next_what text,
    add column next_provisional boolean not null default false`,
  `update remedy set begun_on = opened_on, state = case when ended_on is null then 'pending' else 'decided' end`,
  `alter table remedy
    alter column begun_on set not null,
    alter column state set not null,
    add check (state in ('brought', 'pending', 'decided', 'dropped'))`,
  `create index remedy_by_begun on remedy (organ_id, begun_on desc, remedy_id desc)`,
  `create index remedy_by_next on remedy (organ_id, next_on, remedy_id) where next_what is not null`,
  `create index remedy_to_refresh on remedy (organ_id, remedy_id)
    where state in ('brought', 'pending') or next_what is not null`,

  `create table remedy_case (
    organ_id int not null,
    remedy_id uuid not null,
    case_id uuid not null,
    primary key (organ_id, remedy_id, case_id),
    foreign key (organ_id, remedy_id) references remedy,
    foreign key (organ_id, case_id) references case_file
  )`,
  `create index remedy_case_by_case on remedy_case (organ_id, case_id)`,
  `insert into remedy_case (organ_id, remedy_id, case_id)
    select organ_id, remedy_id, case_id from remedy where case_id is not null`,
  `insert into remedy_event (organ_id, remedy_id, seq, type, on_day, known_on, body, recorded_at, recorded_by)
    select r.organ_id, r.remedy_id, r.version + 1, 'case-linked', e.on_day, e.known_on,
      jsonb_build_object('caseId', r.case_id), e.recorded_at, 'system'
    from remedy r join remedy_event e on e.organ_id = r.organ_id and e.remedy_id = r.remedy_id and e.seq = 1
    where r.case_id is not null`,
  `update remedy set version = version + 1 where case_id is not null`,
  `alter table remedy drop column case_id`,

  `create table remedy_text (
    organ_id int not null,
    remedy_id uuid not null,
    text_id uuid not null,
    seq int not null,
    kind text not null,
    sealed bytea not null,
    recorded_at timestamptz not null,
    primary key (organ_id, remedy_id, text_id),
    foreign key (organ_id, remedy_id) references remedy
  )`,
  `create trigger remedy_text_append_only before update or delete or truncate on remedy_text
    for each statement execute function refuse_change()`,
]
