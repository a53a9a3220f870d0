import { type Request, type Response } from 'express'
import { cookieOf } from '../../../http/cookie.ts'
import { callerOf } from '../../../http/caller.ts'
import { daysBetween, isLocalDate } from '../../../law/date.ts'
import { SEEKING_DAYS, type Seeker } from '../../../services/already-public.ts'
import { type Context } from '../../../services/context.ts'
import { paths } from '../../paths.ts'

/**
 * That this browser was shown something public before filing: a day, and whether something was opened. The same for
 * everybody of that day, so it names nobody, and nothing of it is kept here.
 */
const COOKIE = 'shown'
const DAY_IN_MS = 24 * 60 * 60 * 1000

const optionsFor = (req: Request, res: Response) =>
  ({ path: paths.apply(callerOf(res).organ.slug), httpOnly: true, sameSite: 'lax', secure: req.secure }) as const

/** Who this browser was, for as long as that counts; null for anybody else. */
export function seekerOf(context: Context, req: Request): Seeker | null {
  const [since = '', opened] = (cookieOf(req, COOKIE) ?? '').split('.')
  if (!isLocalDate(since)) return null
  const days = daysBetween(since, context.clock.today())
  return days >= 0 && days <= SEEKING_DAYS ? { since, opened: opened === 'opened' } : null
}

export function keepSeeker(req: Request, res: Response, { since, opened }: Seeker): void {
  const maxAge = SEEKING_DAYS * DAY_IN_MS
  res.cookie(COOKIE, `${since}.${opened ? 'opened' : 'shown'}`, { ...optionsFor(req, res), maxAge })
}

export function forgetSeeker(req: Request, res: Response): void {
  res.clearCookie(COOKIE, optionsFor(req, res))
}
