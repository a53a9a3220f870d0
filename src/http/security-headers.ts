import helmet from 'helmet'
import { type RequestHandler } from 'express'

const SAVED_FILE = ['default-src', 'form-action', 'base-uri', 'object-src', 'frame-ancestors'].map(
  (name) => `${name} 'none'`,
)

/** Whatever is given out to be saved, by whichever route: a browser that opens it all the same lets it do nothing. */
const savedFilesDoNothing: RequestHandler = (_req, res, next) => {
  const attachment = res.attachment.bind(res)
  res.attachment = (name) => attachment(name).setHeader('Content-Security-Policy', `${SAVED_FILE.join('; ')}; sandbox`)
  next()
}

/** Headers of every answer: nothing runs, loads or frames but what this service itself serves. */
export function securityHeaders(secure: boolean): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: secure && { maxAge: 31_536_000, includeSubDomains: true },
      crossOriginEmbedderPolicy: false,
      xPoweredBy: false,
    }),
    (_req, res, next) => {
      // Every page may hold a person's data unless a handler says otherwise.
      res.setHeader('Cache-Control', 'no-store')
      // Nor is it to be found by search engines.
      res.setHeader('X-Robots-Tag', 'noindex, nofollow')
      next()
    },
    savedFilesDoNothing,
  ]
}
