import { type Request } from 'express'
import { renewSession, saveSession } from '../../../http/session.ts'
import { type OrganRef } from '../../../services/context.ts'

/** Opens a case in this session, under a new session id; whoever is signed in here stays so. */
export function openTracking(req: Request, organ: OrganRef, number: string): Promise<void> {
  const { organId, accountId, signedInAt } = req.session
  const staff = organId && accountId && signedInAt ? { organId, accountId, signedInAt } : {}
  return renewSession(req, { ...staff, tracked: { organId: organ.organId, number } })
}

/** Closes it again. */
export function closeTracking(req: Request): Promise<void> {
  delete req.session.tracked
  return saveSession(req)
}
