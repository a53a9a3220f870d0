import { Migration20261123000000_foundation } from '../../migrations/Migration20261123000000_foundation.ts'
import { Migration20261124000000_disputes } from '../../migrations/Migration20261124000000_disputes.ts'
import { Migration20261126010000_dispute_papers } from '../../migrations/Migration20261126010000_dispute_papers.ts'
import { Migration20261126020000_applications } from '../../migrations/Migration20261126020000_applications.ts'
import { Migration20261126030000_public_record } from '../../migrations/Migration20261126030000_public_record.ts'
import { Migration20261126040000_desk } from '../../migrations/Migration20261126040000_desk.ts'
import { Migration20261126040100_audit_subject } from '../../migrations/Migration20261126040100_audit_subject.ts'
import { Migration20261126050000_people } from '../../migrations/Migration20261126050000_people.ts'
import { Migration20261126050100_reviews } from '../../migrations/Migration20261126050100_reviews.ts'
import { Migration20261126060000_letters } from '../../migrations/Migration20261126060000_letters.ts'
import { Migration20261126070000_reports } from '../../migrations/Migration20261126070000_reports.ts'
import { Migration20261126080000_proactive_disclosure } from '../../migrations/Migration20261126080000_proactive_disclosure.ts'
import { Migration20261126080600_links } from '../../migrations/Migration20261126080600_links.ts'
import { Migration20261126080601_item_dues } from '../../migrations/Migration20261126080601_item_dues.ts'
import { Migration20261126050200_questions } from '../../migrations/Migration20261126050200_questions.ts'
import { Migration20261126050300_accounts } from '../../migrations/Migration20261126050300_accounts.ts'
import { Migration20261126080200_answer_files } from '../../migrations/Migration20261126080200_answer_files.ts'
import { Migration20261126080400_outgoing_files } from '../../migrations/Migration20261126080400_outgoing_files.ts'
import { Migration20261126080500_dispute_texts } from '../../migrations/Migration20261126080500_dispute_texts.ts'
import { Migration20261126080401_incoming_mail } from '../../migrations/Migration20261126080401_incoming_mail.ts'
import { Migration20261126110000_search_terms } from '../../migrations/Migration20261126110000_search_terms.ts'
import { Migration20261126110300_public_file_names } from '../../migrations/Migration20261126110300_public_file_names.ts'
import { Migration20261126134600_kept_in_pictures } from '../../migrations/Migration20261126134600_kept_in_pictures.ts'
import { Migration20261126140500_letter_copies } from '../../migrations/Migration20261126140500_letter_copies.ts'
import { Migration20261126144500_item_imports } from '../../migrations/Migration20261126144500_item_imports.ts'
import { Migration20261126182000_arrivals } from '../../migrations/Migration20261126182000_arrivals.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/** Every migration in order. They are never edited once released; schema changes expand first and contract later. */
export const MIGRATIONS = [
  { name: 'Migration20261123000000_foundation', class: Migration20261123000000_foundation },
  { name: 'Migration20261124000000_disputes', class: Migration20261124000000_disputes },
  { name: 'Migration20261126010000_dispute_papers', class: Migration20261126010000_dispute_papers },
  { name: 'Migration20261126020000_applications', class: Migration20261126020000_applications },
  { name: 'Migration20261126030000_public_record', class: Migration20261126030000_public_record },
  { name: 'Migration20261126040000_desk', class: Migration20261126040000_desk },
  { name: 'Migration20261126040100_audit_subject', class: Migration20261126040100_audit_subject },
  { name: 'Migration20261126050000_people', class: Migration20261126050000_people },
  { name: 'Migration20261126050100_reviews', class: Migration20261126050100_reviews },
  { name: 'Migration20261126060000_letters', class: Migration20261126060000_letters },
  { name: 'Migration20261126070000_reports', class: Migration20261126070000_reports },
  { name: 'Migration20261126080000_proactive_disclosure', class: Migration20261126080000_proactive_disclosure },
  { name: 'Migration20261126080600_links', class: Migration20261126080600_links },
  { name: 'Migration20261126080601_item_dues', class: Migration20261126080601_item_dues },
  { name: 'Migration20261126050200_questions', class: Migration20261126050200_questions },
  { name: 'Migration20261126050300_accounts', class: Migration20261126050300_accounts },
  { name: 'Migration20261126080200_answer_files', class: Migration20261126080200_answer_files },
  { name: 'Migration20261126080400_outgoing_files', class: Migration20261126080400_outgoing_files },
  { name: 'Migration20261126080500_dispute_texts', class: Migration20261126080500_dispute_texts },
  { name: 'Migration20261126080401_incoming_mail', class: Migration20261126080401_incoming_mail },
  { name: 'Migration20261126110000_search_terms', class: Migration20261126110000_search_terms },
  { name: 'Migration20261126110300_public_file_names', class: Migration20261126110300_public_file_names },
  { name: 'Migration20261126134600_kept_in_pictures', class: Migration20261126134600_kept_in_pictures },
  { name: 'Migration20261126140500_letter_copies', class: Migration20261126140500_letter_copies },
  { name: 'Migration20261126144500_item_imports', class: Migration20261126144500_item_imports },
  { name: 'Migration20261126182000_arrivals', class: Migration20261126182000_arrivals },
]

/** The names of this program's migrations that the database does not have yet. */
export async function missingMigrations(em: Tx): Promise<string[]> {
  const applied = new Set(
    (await query<{ name: string }>(em, 'select name from schema_migration')).map(({ name }) => name),
  )
  return MIGRATIONS.map((each) => each.name).filter((name) => !applied.has(name))
}
