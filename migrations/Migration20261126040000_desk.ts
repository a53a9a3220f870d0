import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/**
 * The desk: how far the applicant has seen a case (an act that was seen cannot be undone), saved views of the ledger,
 * imports that can be taken back whole, the columns of foreign registers, and accounts of one person in several organs.
 */
export class Migration20261126040000_desk extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

/** Only what an import that is being taken back brought may go; everything else of such a table stays for ever. */
const appendOnlyButForUndo = (table: string, owner: string, id: string) => [
  `create function ${table}_stays() returns trigger language plpgsql as $$
    begin
      if exists (
        select 1 from gone g join ${owner} o on o.organ_id = g.organ_id and o.${id} = g.${id}
        left join import_run r on r.organ_id = o.organ_id and r.import_id = o.import_id
        where r.undone_at is null)
      then raise exception 'table % is append-only', tg_table_name; end if;
      return null;
    end $$`,
  `drop trigger ${table}_append_only on ${table}`,
  `create trigger ${table}_append_only before update or truncate on ${table}
    for each statement execute function refuse_change()`,
  `create trigger ${table}_stays after delete on ${table} referencing old table as gone
    for each statement execute function ${table}_stays()`,
]

const STATEMENTS = [
  `alter table case_file add column seen_version int`,

  `create table ledger_view (
    organ_id int not null references organ,
    view_id uuid not null,
    account_id uuid not null,
    name text not null,
    shared boolean not null,
    conditions jsonb not null,
    created_at timestamptz not null,
    primary key (organ_id, view_id),
    unique (organ_id, account_id, name),
    foreign key (organ_id, account_id) references account
  )`,

  `create table import_run (
    organ_id int not null references organ,
    import_id uuid not null,
    kind text not null check (kind in ('cases', 'remedies')),
    file_mark text not null,
    read int not null,
    imported int not null,
    serials jsonb not null,
    from_day date,
    to_day date,
    imported_at timestamptz not null,
    imported_by text not null,
    undone_at timestamptz,
    undone_by text,
    primary key (organ_id, import_id)
  )`,
  `create index import_run_by_time on import_run (organ_id, imported_at desc, import_id desc)`,
  `alter table case_file add column import_id uuid,
    add foreign key (organ_id, import_id) references import_run`,
  `create index case_by_import on case_file (organ_id, import_id) where import_id is not null`,
  `alter table remedy add column import_id uuid,
    add foreign key (organ_id, import_id) references import_run`,
  `create index remedy_by_import on remedy (organ_id, import_id) where import_id is not null`,
  ...appendOnlyButForUndo('case_event', 'case_file', 'case_id'),
  ...appendOnlyButForUndo('remedy_event', 'remedy', 'remedy_id'),

  `create table import_mapping (
    organ_id int not null references organ,
    kind text not null check (kind in ('cases', 'remedies')),
    header_mark text not null,
    mapping jsonb not null,
    saved_at timestamptz not null,
    primary key (organ_id, kind, header_mark)
  )`,

  `create table account_link (
    organ_id int not null,
    account_id uuid not null,
    person_id uuid not null,
    linked_at timestamptz not null,
    primary key (organ_id, account_id),
    foreign key (organ_id, account_id) references account
  )`,
  `create index account_link_by_person on account_link (person_id)`,
  `create table account_link_code (
    organ_id int not null,
    account_id uuid not null,
    code_hash bytea not null,
    expires_at timestamptz not null,
    primary key (organ_id, account_id),
    foreign key (organ_id, account_id) references account
  )`,
]
