import { type Request, type Response } from 'express'
import { cookieOf } from '../../http/cookie.ts'
import { LIMITS } from '../../http/rate-limits.ts'
import { type Route } from '../../http/route.ts'
import { takingTurns, type Turn } from '../../http/waiting-turn.ts'
import { type Context } from '../../services/context.ts'
import { Invalid } from '../../services/errors.ts'
import { type CheckedReport } from '../../services/report-checker.ts'
import { errorSummary, type ErrorItem } from '../components/index.ts'
import { tooManyPage } from '../error-page.ts'
import { html } from '../html.ts'
import { TYPED_FORM } from '../layout/display-links.ts'
import { displaySettings, isSwitching, languageOf } from '../layout/display-settings.ts'
import { publicPage } from '../layout/public-page.ts'
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
    handle: (req, res) => show(req, res),
  },
  {
    method: 'post',
    path: paths.checkReport(),
    access: 'anyone',
    audit: 'VIEW_CHECKED_REPORT',
    before: [turns(context), ...checkUpload(MOST_BYTES)],
    handle: check,
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

async function check(req: Request, res: Response): Promise<void> {
  if (isSwitching(req)) return show(req, res)
  try {
    show(req, res, { checked: await checkedByForm(req, res, languageOf(req)) })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    show(req, res, { errors: error.problems.map(({ field, text }) => ({ text, href: `#${field}` })) })
  }
}

type Shown = { errors?: ErrorItem[]; checked?: CheckedReport }

function show(req: Request, res: Response, { errors = [], checked }: Shown = {}): void {
  const settings = displaySettings(req)
  const { lang } = settings
  const { title, description } = checkerMessages(lang)
  const action = paths.checkReport()
  const content = html`${errors.length > 0 && errorSummary({ lang, errorList: errors })}
    <h1 class="govuk-heading-xl">${title}</h1>
    ${checked ? checkResult(checked, action, lang) : checkForm(req, lang, { action, id: TYPED_FORM, mostBytes: MOST_BYTES, errors })}`
  const site = { organName: '', homeHref: paths.home(), navigation: [] }
  if (!checked && errors.length === 0) res.removeHeader('X-Robots-Tag')
  const form = checked ? {} : { description, typed: { action } }
  const page = publicPage({ settings, site, title, errors, content, ...form })
  res
    .status(errors.length > 0 ? 422 : 200)
    .type('html')
    .send(String(page))
}
