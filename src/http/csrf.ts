import { randomBytes, timingSafeEqual } from 'node:crypto'
import { type Request, type RequestHandler } from 'express'
import { Forbidden } from '../services/errors.ts'

/**
 * Refuses changes asked for by another site. Browsers say where a request comes from (Sec-Fetch-Site, Origin); a
 * session that carries rights must bring its token besides. Programs with a bearer token are no browsers: see api.
 */
export function refuseCrossSite(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).origin
  return (req, _res, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next()
    const site = req.get('sec-fetch-site')
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return next(new Forbidden('cross-site'))
    const origin = req.get('origin')
    const here = `${req.protocol}://${req.get('host')}`
    if (origin !== undefined && origin !== 'null' && origin !== own && origin !== here)
      return next(new Forbidden('cross-site'))
    next()
  }
}

/** The token for a form of this session. */
export function csrfToken(req: Request): string {
  return (req.session.csrf ??= randomBytes(18).toString('base64url'))
}

/** @throws Forbidden when the form's token is not this session's */
export function checkCsrf(req: Request): void {
  const expected = Buffer.from(req.session.csrf ?? '')
  const body = req.body as Record<string, unknown> | undefined
  const given = Buffer.from(typeof body?.['_csrf'] === 'string' ? body['_csrf'] : '')
  if (expected.length === 0 || expected.length !== given.length || !timingSafeEqual(expected, given))
    throw new Forbidden('csrf')
}
