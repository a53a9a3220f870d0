import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/**
 * What was kept on a page of a PDF that became a picture: no scan sees it again, so it is known by the hash of the file,
 * for as long as there are files. Kinds and pages only, nothing of what stands there.
 */
export class Migration20261126134600_kept_in_pictures extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `create table kept_in_picture (
    organ_id int not null references organ,
    content_hash bytea not null,
    kind text not null,
    page int not null check (page > 0),
    made_at timestamptz not null,
    primary key (organ_id, content_hash, kind, page)
  )`,
]
