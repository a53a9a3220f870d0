import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/**
 * An imported register of disputes brings the other side's number and the body that hears it, sealed beside the first
 * entry. Like the entries themselves, such texts go only with a run that is taken back; all others stay.
 */
export class Migration20261126080500_dispute_texts extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `create function remedy_text_stays() returns trigger language plpgsql as $$
    begin
      if exists (
        select 1 from gone g join remedy o on o.organ_id = g.organ_id and o.remedy_id = g.remedy_id
        left join import_run r on r.organ_id = o.organ_id and r.import_id = o.import_id
        where r.undone_at is null)
      then raise exception 'table % is append-only', tg_table_name; end if;
      return null;
    end $$`,
  `drop trigger remedy_text_append_only on remedy_text`,
  `create trigger remedy_text_append_only before update or truncate on remedy_text
    for each statement execute function refuse_change()`,
  `create trigger remedy_text_stays after delete on remedy_text referencing old table as gone
    for each statement execute function remedy_text_stays()`,
]
