import { rulesFor, type RequestRules } from '../../../law/rules.ts'
import { type ActLook } from './act-page.ts'

/** The rules a case is under: of its day of receipt, or of today while that day is not known. */
export const rulesOf = ({ view, organ, today }: Pick<ActLook, 'view' | 'organ' | 'today'>): RequestRules =>
  rulesFor(view.row.regime, view.clock.receivedOn ?? today, organ.settings.school)
