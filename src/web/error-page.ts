import { randomUUID } from 'node:crypto'
import { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express'
import { callerIfKnown, setCaller } from '../http/caller.ts'
import { isDatabaseOutage } from '../http/database-outage.ts'
import { APPLICANT, type Context } from '../services/context.ts'
import {
  BarredByLaw,
  BarredEntry,
  BarredInDispute,
  Forbidden,
  Invalid,
  KeyReused,
  NotFound,
  StaleForm,
} from '../services/errors.ts'
import { html } from './html.ts'
import { displaySettings, type DisplaySettings } from './layout/display-settings.ts'
import { publicPage } from './layout/public-page.ts'
import { type Site } from './layout/site.ts'
import { errorMessages } from './messages/errors/messages.ts'
import { homeOf } from './office/office-shell-navigation.ts'
import { paths } from './paths.ts'
import { bodyOfAddress } from './public/body-of-address.ts'
import { publicSite } from './public/public-site.ts'

/** What goes wrong in words: status and the key of the page's texts. Forms show their own errors themselves. */
const KINDS = [
  [NotFound, 404, 'notFound'],
  [Forbidden, 403, 'forbidden'],
  [StaleForm, 409, 'stale'],
  [BarredByLaw, 422, 'barred'],
  [BarredInDispute, 422, 'barred'],
  [BarredEntry, 422, 'barred'],
  [Invalid, 422, 'invalid'],
  [KeyReused, 409, 'stale'],
] as const

/** Their messages are written for people. */
const SPOKEN = [BarredByLaw, BarredEntry, BarredInDispute, Invalid, StaleForm] as const

export type ErrorKind = (typeof KINDS)[number][2] | 'unexpected' | 'tooMany' | 'tooLarge' | 'away'

/** The page of an error. Nothing of the error itself is shown, but for sentences written for people. */
function showError(req: Request, res: Response, status: number, kind: ErrorKind, detail: string | null): void {
  const settings = displaySettings(req)
  const t = errorMessages(settings.lang)
  const site = siteOf(res, settings)
  const content = html`<h1 class="govuk-heading-l">${t[kind].title}</h1>
    ${detail && html`<p class="govuk-body">${detail}</p>`}
    <p class="govuk-body">${t[kind].text}</p>
    ${status === 429 && html`<p class="govuk-body">${t.wait(minutesLeft(res))}</p>`}
    ${site.contact && html`<p class="govuk-body">${t.otherWays}</p>`}
    <p class="govuk-body"><a class="govuk-link" href="${site.homeHref}">${t.home}</a></p>`
  res
    .status(status)
    .type('html')
    .send(String(publicPage({ settings, site, title: t[kind].title, content })))
}

/**
 * Where the reader was: an error does not lead somebody out of the office or away from the body they asked, whose public
 * pages also say how to reach it.
 */
function siteOf(res: Response, { lang }: DisplaySettings): Site {
  const caller = callerIfKnown(res)
  if (!caller) return { organName: '', homeHref: paths.home(), navigation: [] }
  const { organ, actor } = caller
  if (!actor.id.startsWith('officer:')) return publicSite(organ, lang)
  return { organName: organ.name, homeHref: homeOf(actor), navigation: [] }
}

/** Whole minutes until the limit begins anew, as the answer's head says in seconds. */
const minutesLeft = (res: Response): number => Math.max(1, Math.ceil(Number(res.getHeader('Retry-After') ?? 60) / 60))

export const tooManyPage = (req: Request, res: Response): void => showError(req, res, 429, 'tooMany', null)

/** What no route answers. */
export const nothingThere: RequestHandler = (_req, _res, next) => next(new NotFound('address'))

/** The one place where an error of a page becomes a status. Unexpected ones are logged once, under a number. */
export const pageErrors =
  (context: Context): ErrorRequestHandler =>
  async (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error)
    await learnBody(context, req, res)
    sendError(error, req, res)
  }

/** Errors before a guard, and addresses of no page, know only the address. */
async function learnBody(context: Context, req: Request, res: Response): Promise<void> {
  const organ = callerIfKnown(res) ? null : await bodyOfAddress(context, req.path)
  if (organ) setCaller(res, { organ, actor: APPLICANT(organ.organId), name: null, number: null })
}

function sendError(error: unknown, req: Request, res: Response): void {
  const known = KINDS.find(([kind]) => error instanceof kind)
  if (known) {
    const spoken = SPOKEN.some((kind) => error instanceof kind)
    return showError(req, res, known[1], known[2], spoken ? (error as Error).message : null)
  }
  const status = (error as { status?: number }).status
  if (status === 413) return showError(req, res, 413, 'tooLarge', null)
  if (status !== undefined && status >= 400 && status < 500) return showError(req, res, status, 'invalid', null)
  const away = isDatabaseOutage(error)
  const id = randomUUID().slice(0, 8)
  req.log.error({ err: error, errorId: id }, 'unexpected error')
  if (!away) return showError(req, res, 500, 'unexpected', id)
  res.setHeader('Retry-After', '120')
  showError(req, res, 503, 'away', null)
}
