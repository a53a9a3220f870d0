import { type Response } from 'express'
import { type Actor, type OrganRef } from '../services/context.ts'

/** Who is asking, as the guard found out. Handlers read it; nothing else writes it. */
export type Caller = {
  /** The organ asked: from the session or token of staff, or from the address of a public page. */
  organ: OrganRef
  actor: Actor
  /** The person signed in, for pages. */
  name: string | null
  /** The case an applicant has opened with its code. */
  number: string | null
}

export const setCaller = (res: Response, caller: Caller): void => {
  res.locals['caller'] = caller
}

/** Who is asking, where a guard has found out: pages of errors may come before it. */
export const callerIfKnown = (res: Response): Caller | undefined => res.locals['caller'] as Caller | undefined

/** @throws when the route has no guard that sets a caller: a fault of ours, not of the caller's */
export function callerOf(res: Response): Caller {
  const caller = callerIfKnown(res)
  if (!caller) throw new Error('this route has no caller')
  return caller
}
