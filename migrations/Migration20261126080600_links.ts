import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/** What a check of an address found, and who answers for a duty that comes again. */
export class Migration20261126080600_links extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `alter table disclosure_publication
    add column link_target text,
    add column link_failures int,
    add column link_leased_until timestamptz,
    drop constraint disclosure_publication_link_state_check`,
  `update disclosure_publication set link_state = 'missing' where link_state = 'broken'`,
  `alter table disclosure_publication add constraint disclosure_publication_link_state_check
    check (link_state in ('unchecked', 'ok', 'moved', 'missing', 'unreachable'))`,
  `create index disclosure_publication_unreachable on disclosure_publication (organ_id, checked_at)
    where link_state = 'unreachable'`,
  `create index disclosure_publication_faulty on disclosure_publication (organ_id, link_state, on_day desc, item_id, seq)
    where link_state in ('moved', 'missing', 'unreachable')`,
  `alter table duty add column handler uuid`,
]
