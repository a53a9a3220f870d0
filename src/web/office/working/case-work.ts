import { type CaseView } from '../../../services/case-view.ts'
import { type CaseWork } from '../../../services/case-work.ts'
import { html, type Html } from '../../html.ts'
import { partyNames } from '../case-history.ts'
import { type CaseLook } from '../case-look.ts'
import { caseAssignment } from './assignment.ts'
import { caseLinks } from './case-links.ts'
import { caseQuestions } from './case-questions.ts'
import { caseRecords } from './case-records.ts'
import { caseReviews } from './case-reviews.ts'

/** What the office's people do with a case, in the wide column: drafts under review, questions, notes, searches, attempts. */
export function caseWorkPanel(view: CaseView, work: CaseWork, look: CaseLook): Html {
  const { number } = view.row
  const { rounds, opinions, records, questions, answerFiles, names, linkOf } = work
  const more = { names, parties: partyNames(view), linkOf, files: answerFiles }
  return html`${caseReviews(number, rounds, opinions, names, look.lang)}${caseQuestions(number, questions, more, look)}${caseRecords(number, records, names, look)}`
}

/** Who has the case and which cases belong to it, in the narrow column. */
export const caseHolder = ({ row }: CaseView, work: CaseWork, look: CaseLook): Html =>
  html`${caseAssignment(row.number, work, look)}${caseLinks(row.number, work.links, look)}`
