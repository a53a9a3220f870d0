import { endListedSession, endOtherSessions, listSessions, type SessionLine } from '../store/session-list.ts'
import { accountOf } from './absence-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'
import { transact } from './transact.ts'

export { type SessionLine } from '../store/session-list.ts'

/** Where somebody is signed in, the latest first. @param sid the session asking, marked in the list */
export const mySessions = (context: Context, organ: OrganRef, actor: Actor, sid: string): Promise<SessionLine[]> =>
  listSessions(reading(context), organ.organId, accountOf(actor) ?? '', sid, new Date())

/** Ends one of one's own sessions. @throws NotFound */
export function endMySession(context: Context, organ: OrganRef, session: string, actor: Actor): Promise<void> {
  return transact(context, actor, 'SESSION_ENDED', async (tx) => {
    if (!(await endListedSession(tx, organ.organId, accountOf(actor) ?? '', session))) throw new NotFound(session)
    return { result: undefined, subject: `account/${accountOf(actor)}` }
  })
}

/** Ends all of one's own sessions but the one that asks. */
export function endMyOtherSessions(context: Context, organ: OrganRef, actor: Actor, sid: string): Promise<void> {
  return transact(context, actor, 'SESSION_ENDED', async (tx) => {
    const ended = await endOtherSessions(tx, organ.organId, accountOf(actor) ?? '', sid)
    return { result: undefined, subject: `account/${accountOf(actor)}`, facts: { ended } }
  })
}
