import { type Request, type Response } from 'express'
import { cookieOf } from '../../http/cookie.ts'
import { LIMITS } from '../../http/rate-limits.ts'
import { type Route } from '../../http/route.ts'
import { takingTurns, type Turn } from '../../http/waiting-turn.ts'
import { type Context } from '../../services/context.ts'
import { type CheckedFacts, factsOf, openFacts, sealFacts } from '../../services/checked-facts.ts'
import { Invalid } from '../../services/errors.ts'
import { errorSummary, type ErrorItem } from '../components/index.ts'
import { tooManyPage } from '../error-page.ts'
import { html } from '../html.ts'
import { TYPED_FORM } from '../layout/display-links.ts'
import { displaySettings, isSwitching, languageOf } from '../layout/display-settings.ts'
import { publicPage, type PublicPageParameters } from '../layout/public-page.ts'
import { checkerMessages } from '../messages/public/checker/messages.ts'
import { paths } from '../paths.ts'
import { checkedByForm, checkForm } from '../report-check/check-form.ts'
import { checkResult } from '../report-check/check-result.ts'
import { checkUpload } from '../report-check/check-upload.ts'

/** Largest report anybody may have checked, in bytes: published ones have a hundred kilobytes. */
const MOST_BYTES = 5 * 1024 * 1024

/** The checker for anybody, of no body in particular: nothing is kept, and nobody is asked who they are. */
export const checkReportRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.checkReport(),
    access: 'anyone',
    audit: 'VIEW_REPORT_CHECKER',
    handle: (req, res) => showForm(req, res),
  },
  {
    method: 'post',
    path: paths.checkReport(),
    access: 'anyone',
    audit: 'VIEW_CHECKED_REPORT',
    before: [turns(context), ...checkUpload(MOST_BYTES)],
    handle: (req, res) => check(context, req, res),
  },
  {
    method: 'get',
    path: paths.checkedReport(),
    access: 'anyone',
    audit: 'VIEW_REPORT_CHECKER',
    handle: (_req, res) => res.redirect(303, paths.checkReport()),
  },
  {
    method: 'post',
    path: paths.checkedReport(),
    access: 'anyone',
    audit: 'VIEW_CHECKED_REPORT',
    handle: (req, res) => showAgain(context, req, res),
  },
]

/** The ticket lies in a cookie: what was chosen and typed stays on the page before, and the file is not read in vain. */
const TURN = 'turn'
const turns = (context: Context) =>
  takingTurns(context, LIMITS.checking, { onWait: askToWait, ticketOf: (req) => cookieOf(req, TURN) })

function askToWait(req: Request, res: Response, { ticket }: Turn): void {
  res.cookie(TURN, ticket, { path: paths.checkReport(), httpOnly: true, sameSite: 'lax', secure: req.secure })
  tooManyPage(req, res)
}

async function check(context: Context, req: Request, res: Response): Promise<void> {
  if (isSwitching(req)) return showForm(req, res)
  try {
    showResult(req, res, context, factsOf(await checkedByForm(req, res, languageOf(req))))
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    showForm(
      req,
      res,
      error.problems.map(({ field, text }) => ({ text, href: `#${field}` })),
    )
  }
}

/** The result in the other language or size: the page brings what it says, as nothing of it is kept here. */
function showAgain(context: Context, req: Request, res: Response): void {
  const { result } = (req.body ?? {}) as Record<string, unknown>
  showResult(req, res, context, openFacts(context, typeof result === 'string' ? result : ''))
}

function showForm(req: Request, res: Response, errors: readonly ErrorItem[] = []): void {
  const { lang } = displaySettings(req)
  const action = paths.checkReport()
  if (errors.length === 0) res.removeHeader('X-Robots-Tag')
  send(req, res, {
    errors,
    typed: { action },
    description: checkerMessages(lang).description,
    content: checkForm(req, lang, { action, id: TYPED_FORM, mostBytes: MOST_BYTES, errors }),
  })
}

function showResult(req: Request, res: Response, context: Context, facts: CheckedFacts): void {
  const { lang } = displaySettings(req)
  const action = paths.checkedReport()
  const carried = html`<form method="post" action="${action}" id="${TYPED_FORM}">
    <input type="hidden" name="result" value="${sealFacts(context, facts)}" />
  </form>`
  send(req, res, { typed: { action }, content: html`${checkResult(facts, paths.checkReport(), lang)}${carried}` })
}

type Shown = Pick<PublicPageParameters, 'typed' | 'description' | 'content'> & { errors?: readonly ErrorItem[] }

function send(req: Request, res: Response, { errors = [], content, ...more }: Shown): void {
  const settings = displaySettings(req)
  const { title } = checkerMessages(settings.lang)
  const site = { organName: '', homeHref: paths.home(), navigation: [] }
  const whole = html`${errors.length > 0 && errorSummary({ lang: settings.lang, errorList: errors })}
    <h1 class="govuk-heading-xl">${title}</h1>
    ${content}`
  const page = publicPage({ ...more, settings, site, title, errors, content: whole })
  res
    .status(errors.length > 0 ? 422 : 200)
    .type('html')
    .send(String(page))
}
