import { type CaseView } from '../../../services/case-service.ts'
import { type CaseWork } from '../../../services/case-work.ts'
import { html, type Html } from '../../html.ts'
import { type CaseLook } from '../case-look.ts'
import { caseAssignment } from './assignment.ts'
import { caseRecords } from './case-records.ts'
import { caseReviews } from './case-reviews.ts'

/** What the office's people do with a case, in the wide column: drafts under review, notes, searches, attempts. */
export function caseWorkPanel({ row }: CaseView, { rounds, opinions, records, names }: CaseWork, look: CaseLook): Html {
  return html`${caseReviews(row.number, rounds, opinions, names, look.lang)}${caseRecords(row.number, records, names, look)}`
}

/** Who has the case, in the narrow column. */
export const caseHolder = ({ row }: CaseView, work: CaseWork, look: CaseLook): Html =>
  caseAssignment(row.number, work, look)
