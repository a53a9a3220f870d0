import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/** An imported register of published items can be taken back whole, and its columns are remembered, like any other. */
export class Migration20261126144500_item_imports extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const withItems = (table: string) => [
  `alter table ${table} drop constraint ${table}_kind_check`,
  `alter table ${table} add constraint ${table}_kind_check check (kind in ('cases', 'remedies', 'items'))`,
]

const STATEMENTS = [
  ...withItems('import_run'),
  ...withItems('import_mapping'),
  `alter table disclosure_item add column import_id uuid,
    add foreign key (organ_id, import_id) references import_run`,
  `create index disclosure_item_by_import on disclosure_item (organ_id, import_id) where import_id is not null`,
  `create function disclosure_event_stays() returns trigger language plpgsql as $$
    begin
      if exists (
        select 1 from gone g join disclosure_item o on o.organ_id = g.organ_id and o.item_id = g.item_id
        left join import_run r on r.organ_id = o.organ_id and r.import_id = o.import_id
        where r.undone_at is null)
      then raise exception 'table % is append-only', tg_table_name; end if;
      return null;
    end $$`,
  `drop trigger disclosure_event_append_only on disclosure_event`,
  `create trigger disclosure_event_append_only before update or truncate on disclosure_event
    for each statement execute function refuse_change()`,
  `create trigger disclosure_event_stays after delete on disclosure_event referencing old table as gone
    for each statement execute function disclosure_event_stays()`,
]
