import { type Request, type Response } from 'express'
import { cookieOf } from '../../http/cookie.ts'
import { callerAddress } from '../../http/rate-limits.ts'
import { type Context } from '../../services/context.ts'
import { browserMark } from '../../services/known-browser.ts'
import { type Origin } from '../../services/sign-in-service.ts'
import { type SignedIn } from '../../services/signed-in.ts'
import { paths } from '../paths.ts'

/** One cookie an account, sent with the sign-in pages only; on a computer of many, those signed in first go first. */
const PREFIX = 'known-'
const MOST = 20
const DAYS = 180

/** Where an attempt to sign in comes from. */
export const originOf = (req: Request): Origin => ({
  address: callerAddress(req),
  markFor: (accountId) => cookieOf(req, PREFIX + accountId),
})

/** Marks the browser as known for the account, once everything was proved. */
export function rememberBrowser(
  context: Context,
  req: Request,
  res: Response,
  account: Pick<SignedIn, 'organ' | 'accountId'>,
): void {
  const options = { path: paths.signIn(), httpOnly: true, sameSite: 'strict', secure: req.secure } as const
  const name = PREFIX + account.accountId
  const others = cookieNames(req).filter((each) => each.startsWith(PREFIX) && each !== name)
  for (const old of others.slice(0, Math.max(0, others.length + 1 - MOST))) res.clearCookie(old, options)
  res.cookie(name, browserMark(context, account), { ...options, maxAge: DAYS * 24 * 60 * 60 * 1000 })
}

const cookieNames = (req: Request): string[] =>
  (req.headers.cookie ?? '').split(';').map((pair) => pair.split('=')[0]?.trim() ?? '')
