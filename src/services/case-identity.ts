import { type Actor, type Context, type OrganRef } from './context.ts'
import { showCase, type CaseView } from './case-view.ts'
import { transact } from './transact.ts'

/** The case with its applicant's numbers, for whoever needs them now; each look is logged. @throws NotFound */
export async function revealIdentity(
  context: Context,
  organ: OrganRef,
  number: string,
  actor: Actor,
): Promise<CaseView> {
  const view = await showCase(context, organ, number)
  await transact(context, actor, 'VIEW_IDENTITY', () => Promise.resolve({ result: undefined, subject: number }))
  return view
}
