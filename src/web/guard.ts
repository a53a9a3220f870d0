import { type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import { callerOf, setCaller } from '../http/caller.ts'
import { checkCsrf } from '../http/csrf.ts'
import { type Access, type Proof } from '../http/route.ts'
import { LONGEST_MS } from '../http/session.ts'
import { currentAccount } from '../services/signed-in.ts'
import { APPLICANT, type Context } from '../services/context.ts'
import { Forbidden } from '../services/errors.ts'
import { demand } from '../services/rights.ts'
import { paths } from './paths.ts'
import { bodyWithSlug } from './public/body-of-address.ts'
import { sendEnded } from './public/track/ended-session.ts'

/** Lets a page's request through, or refuses it: the one place where pages decide who is asking. */
export const pageGuard = (access: Access, context: Context): RequestHandler => {
  const admit = access === 'anyone' ? admitAnyone : access === 'applicant' ? admitApplicant : admitStaff(access)
  return (req, res, next) => void admit(context, req, res, next).catch(next)
}

/** A public page: the organ is the one in the address, where there is one. */
async function admitAnyone(context: Context, req: Request, res: Response, next: NextFunction): Promise<void> {
  const slug = req.params['organ']
  if (typeof slug === 'string') {
    const organ = await bodyWithSlug(context, slug)
    setCaller(res, { organ, actor: APPLICANT(organ.organId), name: null, number: null })
  }
  next()
}

/** A page about a case: only in the session that opened it with number and code, and only for that organ. */
async function admitApplicant(context: Context, req: Request, res: Response, next: NextFunction): Promise<void> {
  const organ = await bodyWithSlug(context, String(req.params['organ']))
  const { tracked } = req.session
  if (!tracked || tracked.organId !== organ.organId) {
    if (req.method !== 'GET') return sendEnded(organ, req, res, 404)
    return res.redirect(303, paths.track(organ.slug))
  }
  setCaller(res, { organ, actor: APPLICANT(organ.organId), name: null, number: tracked.number })
  next()
}

/** An office page: signed in, not too long ago, still enabled, and with the right. */
const admitStaff =
  (right: Exclude<Access, 'anyone' | 'applicant'>) =>
  async (context: Context, req: Request, res: Response, next: NextFunction): Promise<void> => {
    const { organId, accountId, signedInAt } = req.session
    const fresh = organId !== undefined && accountId !== undefined && Date.now() - (signedInAt ?? 0) < LONGEST_MS
    const account = fresh ? await currentAccount(context, organId, accountId) : null
    if (!account) return refuseStranger(req, res)
    const actor = { id: `officer:${account.accountId}`, organId: account.organ.organId, role: account.role }
    setCaller(res, { organ: account.organ, actor, name: account.name, number: null })
    demand(actor, right)
    // Whoever owes a fresh password or a second factor may do that, and nothing else.
    if (account.owes !== null && right !== 'own-account') return res.redirect(303, `${paths.me()}?owes=${account.owes}`)
    next()
  }

/** Someone not signed in goes to the sign-in page and comes back to where they were; a form is kept by the browser. */
function refuseStranger(req: Request, res: Response): void {
  const back = req.method === 'GET' ? `?next=${encodeURIComponent(req.originalUrl)}` : ''
  res.redirect(303, `${paths.signIn()}${back}`)
}

/** Every form of a session proves that it came from this session's own page, whichever way its body was encoded. */
export const formProof: Proof = (access) => async (req, res, next) => {
  if (access === 'anyone' || req.method === 'GET') return next()
  try {
    checkCsrf(req)
  } catch (error) {
    if (access !== 'applicant' || !(error instanceof Forbidden)) throw error
    // The page belongs to a session before this one, perhaps to another case.
    return sendEnded(callerOf(res).organ, req, res, 403)
  }
  next()
}
