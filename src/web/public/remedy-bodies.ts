import { type RemedyBodies } from '../../law/remedies.ts'
import { type OrganRef } from '../../services/context.ts'

/** Where the body's applicants turn, as its office has set it. */
export const remedyBodies = ({ settings }: OrganRef): RemedyBodies => ({
  reconsiderationBody: settings.reconsiderationBody ?? null,
  court: settings.court ?? null,
  supervisionUnit: settings.supervisionUnit ?? null,
  educationDepartment: settings.educationDepartment ?? null,
  onlineFilingUrl: settings.onlineFilingUrl ?? null,
})
