import { type Request, type Response } from 'express'
import { renewSession } from '../../http/session.ts'
import { type Context } from '../../services/context.ts'
import { type SignedIn } from '../../services/signed-in.ts'
import { rememberBrowser } from './known-browsers.ts'

/** A session of its own for whoever just proved who they are; the one before, and its id, are gone; the browser is known from now on. */
export function startSession(
  context: Context,
  req: Request,
  res: Response,
  account: Pick<SignedIn, 'organ' | 'accountId'>,
): Promise<void> {
  rememberBrowser(context, req, res, account)
  const facts = { organId: account.organ.organId, accountId: account.accountId, signedInAt: Date.now() }
  return renewSession(req, { ...facts, device: deviceOf(req) })
}

/** Enough to tell one's own browsers apart, no more: name and system. */
function deviceOf(req: Request): string {
  const agent = req.get('user-agent') ?? ''
  const browser = /MicroMessenger|Edg|Firefox|Chrome|Safari/.exec(agent)?.[0] ?? ''
  const system = /Windows|Android|iPhone|iPad|Mac OS X|HarmonyOS|Linux/.exec(agent)?.[0] ?? ''
  return [browser, system].filter(Boolean).join('，')
}
