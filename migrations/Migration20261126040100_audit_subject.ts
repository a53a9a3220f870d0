import { Migration } from '@mikro-orm/migrations'

/** Finds what the log says of one case without reading all of it: its file and its archive hold these entries. */
export class Migration20261126040100_audit_subject extends Migration {
  override up(): void {
    this.addSql('create index audit_by_subject on audit (organ_id, subject, seq)')
  }
}
