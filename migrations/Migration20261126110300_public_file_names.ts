import { Migration } from '@mikro-orm/migrations'

/**
 * Files opened to everybody before they were named anew still bear the office's own names, which often hold somebody's.
 * They get the names that files opened since then have: a number in their order, and the ending.
 */
export class Migration20261126110300_public_file_names extends Migration {
  override up(): void {
    this.addSql(`update published_reply_file f
      set name = '附件' || place.at || coalesce(substring(f.name from '[.][A-Za-z0-9]+$'), '')
      from (select organ_id, reply_id, file_id, row_number() over (partition by organ_id, reply_id order by position) as at
            from published_reply_file) place
      where f.organ_id = place.organ_id and f.reply_id = place.reply_id and f.file_id = place.file_id`)
  }

  /** The office's names stand with its cases, and nowhere else any more. */
  override down(): void {}
}
