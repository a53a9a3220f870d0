import { type CaseView } from '../../../services/case-service.ts'
import { type CaseWork } from '../../../services/case-work.ts'
import { html, type Html } from '../../html.ts'
import { type CaseLook } from '../case-look.ts'
import { caseAssignment } from './assignment.ts'

/** The part of a case's page about how the office works it. */
export function caseWorkPanel({ row }: CaseView, work: CaseWork, look: CaseLook): Html {
  return html`${caseAssignment(row.number, work, look)}`
}
