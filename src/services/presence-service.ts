import { markSeen, type Visit, visitsOf } from '../store/presence-store.ts'
import { actorNames } from './account-service.ts'
import { accountOf } from './absence-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { type CaseView } from './case-view.ts'

/** Somebody who looked within this time is taken to be at the case still. */
const AT_IT_MS = 15 * 60 * 1000

/** Who else is at a case now, and what was recorded since one last looked (null: never looked before). */
export type Presence = { others: { name: string }[]; since: number | null }

/** Notes that somebody has a case open, and tells who else has. Nothing for programs. */
export async function lookAtCase(context: Context, organ: OrganRef, view: CaseView, actor: Actor): Promise<Presence> {
  const me = accountOf(actor)
  if (me === null) return { others: [], since: null }
  const em = reading(context)
  const now = context.clock.now()
  const visits = await visitsOf(em, organ.organId, view.row.caseId)
  await markSeen(em, organ.organId, view.row.caseId, me, view.version, now)
  const mine = visits.find(({ accountId }) => accountId === me)
  const isAtIt = ({ accountId, seenAt }: Visit) =>
    accountId !== me && now.getTime() - new Date(seenAt).getTime() < AT_IT_MS
  const others = visits.filter(isAtIt).map(({ accountId }) => `officer:${accountId}`)
  const names = others.length === 0 ? null : await actorNames(context, organ, others)
  return { others: others.map((id) => ({ name: names?.get(id) ?? '' })), since: mine?.version ?? null }
}
