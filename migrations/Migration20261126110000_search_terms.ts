import { Migration } from '@mikro-orm/migrations'

/**
 * New search terms wait in a list until somebody's filing sorts them into the index. At four megabytes, the default,
 * one filing in five hundred would wait for half a second and all behind it too; at 256 kB nobody notices.
 */
export class Migration20261126110000_search_terms extends Migration {
  override up(): void {
    this.addSql('alter index case_by_terms set (gin_pending_list_limit = 256)')
  }
}
