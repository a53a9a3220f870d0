import { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import { type Context } from '../services/context.ts'
import { NotFound } from '../services/errors.ts'
import { type Right } from '../services/rights.ts'

/** Who may call a route: everybody, an applicant with number and code, or staff with a right. */
export type Access = 'anyone' | 'applicant' | Right

/**
 * One entry of the route registry. There is no other way to add a route: a test walks every entry as every kind of
 * caller, and a path registered otherwise fails it.
 */
export type Route = {
  method: 'get' | 'post' | 'put' | 'delete'
  path: string
  access: Access
  /** The name under which the act stands in the audit log; for a page that only shows, what is shown. */
  audit: AuditName
  /** Parsers that must run before the handler, such as uploads. */
  before?: readonly RequestHandler[]
  handle: (req: Request, res: Response) => Promise<unknown> | unknown
}

/** Acts are in the past tense (`CASE_EXTENDED`), showing begins with `VIEW_`. */
export type AuditName = Uppercase<string>

/** Turns a route's access into the middleware that lets through or refuses; one for pages, one for programs. */
export type Guard = (access: Access, context: Context) => RequestHandler

/** What a request must prove once its body, files included, has been read. */
export type Proof = (access: Access) => RequestHandler

/** Mounts routes in order, each behind the guard of its access and, where pages need one, the proof that a form is ours. */
export function mount(app: Express, routes: readonly Route[], guard: Guard, context: Context, proof?: Proof): void {
  for (const route of routes) {
    app[route.method](
      route.path,
      refuseUnseen,
      guard(route.access, context),
      ...(route.before ?? []).map(reading),
      ...(proof ? [proof(route.access)] : []),
      (req, res, next: NextFunction) => Promise.resolve(route.handle(req, res)).catch(next),
    )
  }
}

/** What a parser cannot read is the sender's fault: a broken form is refused, and is no error of ours. */
const reading =
  (parser: RequestHandler): RequestHandler =>
  (req, res, next) =>
    void parser(req, res, (error?: unknown) =>
      next(error instanceof Error && !('status' in error) ? Object.assign(error, { status: 400 }) : error),
    )

/** Nothing has a control character in its address; the database would refuse to look for U+0000. */
const refuseUnseen: RequestHandler = (req, _res, next) => {
  const unseen = Object.values(req.params).some((each) => /[\u0000-\u001f]/.test(String(each)))
  next(unseen ? new NotFound('address') : undefined)
}
