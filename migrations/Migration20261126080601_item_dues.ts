import { Migration } from '@mikro-orm/migrations'

/** Items whose last day stands under reserve, found when a notice of holidays is entered. */
export class Migration20261126080601_item_dues extends Migration {
  override up(): void {
    this.addSql(`create index disclosure_item_provisional on disclosure_item (organ_id, item_id) where due_provisional`)
  }
}
