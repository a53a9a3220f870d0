import { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express'
import { setCaller } from '../http/caller.ts'
import { counted, LIMITS, overLimit } from '../http/rate-limits.ts'
import { type Access } from '../http/route.ts'
import { bearerOf } from '../services/api-tokens.ts'
import { trackCase } from '../services/case-view.ts'
import { APPLICANT, type Actor, type Context, type OrganRef } from '../services/context.ts'
import { NotFound } from '../services/errors.ts'
import { findOrgan } from '../services/organ-service.ts'
import { demand } from '../services/rights.ts'
import { readQuery } from './body.ts'
import { sendError, Unauthenticated } from './errors.ts'
import { tooMany } from './limits.ts'
import { methodsAt } from './methods.ts'
import { organAsked } from './organ-asked.ts'
import { sendProblem } from './problem.ts'
import { organQuestion } from './schemas/questions.ts'

/**
 * Lets a program's request through, or refuses it: the one place where the interface decides who is asking. Staff bring
 * a token, which names its organ; applicants bring a number and its query code; a token is welcome on open calls too.
 */
export const apiGuard = (access: Access, context: Context): RequestHandler => {
  if (access === 'applicant') return admitApplicant(context)
  const admit = access === 'anyone' ? admitAnyone : admitStaff(access)
  return (req, res, next) => void admit(context, req, res).then(() => next(), next)
}

async function admitAnyone(context: Context, req: Request, res: Response): Promise<void> {
  const bearer = await bearerIn(context, req)
  if (bearer) setCaller(res, { ...bearer, name: null, number: null })
}

const admitStaff =
  (right: Exclude<Access, 'anyone' | 'applicant'>) =>
  async (context: Context, req: Request, res: Response): Promise<void> => {
    const bearer = await bearerIn(context, req)
    if (!bearer) throw new Unauthenticated('bearer')
    const { organ } = readQuery(req, organQuestion)
    if (organ !== undefined && organ !== bearer.organ.slug) throw new NotFound(organ)
    setCaller(res, { ...bearer, name: null, number: null })
    demand(bearer.actor, right)
  }

/** `gk_<slug>_<secret>`; slugs hold no underscore. */
const BEARER = /^Bearer (gk_([a-z0-9][a-z0-9-]{0,39})_[\w-]{20,100})$/i

/** Who the token speaks for; null without one. @throws Unauthenticated for one that is unknown or revoked */
async function bearerIn(context: Context, req: Request): Promise<{ organ: OrganRef; actor: Actor } | null> {
  const header = req.get('authorization')
  if (header === undefined) return null
  const [, token, slug] = BEARER.exec(header) ?? []
  if (token === undefined || slug === undefined) throw new Unauthenticated('bearer')
  const organ = await findOrgan(context, slug).catch((error: unknown) => {
    if (error instanceof NotFound) throw new Unauthenticated('bearer')
    throw error
  })
  const actor = await bearerOf(context, organ, token)
  if (!actor) throw new Unauthenticated('bearer')
  return { organ, actor }
}

/** Guesses count per address and case; a right code is none. */
const TRACKING = {
  ...LIMITS.tracking,
  key: (req: Request) => [req.query['organ'], req.params['number']],
}

function admitApplicant(context: Context): RequestHandler {
  const limit = counted(context.orm, TRACKING)
  return (req, res, next) =>
    void limit(req, res, (error?: unknown) => {
      if (error !== undefined) return next(error)
      proveApplicant(context, req, res).then(
        () => next(),
        (wrong: unknown) => (wrong instanceof NotFound && overLimit(res) ? tooMany(req, res, next) : next(wrong)),
      )
    })
}

async function proveApplicant(context: Context, req: Request, res: Response): Promise<void> {
  const code = req.get('x-query-code')
  if (code === undefined || code.trim() === '') throw new Unauthenticated('query-code')
  const number = String(req.params['number'])
  const organ = await organAsked(context, readQuery(req, organQuestion).organ)
  await trackCase(context, organ, number, code)
  setCaller(res, { organ, actor: APPLICANT(organ.organId), name: null, number })
}

/** What no call answers: another method of a path that exists, or nothing. */
export const apiNotFound: RequestHandler = (req, res) => {
  const methods = methodsAt(req.originalUrl.split('?', 1)[0] ?? '')
  if (methods.length === 0) return sendProblem(res, 'not-found')
  res.set('Allow', methods.join(', '))
  sendProblem(res, 'method-not-allowed', { allowed: methods })
}

/** The one place where an error of the interface becomes a problem. */
export const apiErrors: ErrorRequestHandler = (error: unknown, req, res, next) => {
  if (res.headersSent) return next(error)
  sendError(error, req, res)
}
