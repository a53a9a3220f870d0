import { actorNames } from './account-service.ts'
import { assignmentOf, type CaseAssignment } from './assignment-service.ts'
import { type CaseView } from './case-service.ts'
import { type Context, type OrganRef } from './context.ts'

/** How the office works a case among its people; nothing of it changes a date. `names` tells who the ids are. */
export type CaseWork = { assignment: CaseAssignment; names: Map<string, string> }

export async function caseWork(context: Context, organ: OrganRef, { row }: CaseView): Promise<CaseWork> {
  const assignment = await assignmentOf(context, organ, row)
  const ids = assignment.history.map(({ assignedBy }) => assignedBy)
  return { assignment, names: await actorNames(context, organ, ids) }
}
