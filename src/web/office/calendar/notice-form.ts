import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { statutoryHolidays } from '../../../law/statutory-holidays.ts'
import { NOTICES } from '../../../law/holidays/index.ts'
import { type HolidayNotice } from '../../../law/work-calendar.ts'
import { enteredNotices } from '../../../services/calendar-reader.ts'
import { enterNotice, previewNotice } from '../../../services/calendar-service.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import {
  backLink,
  button,
  buttonGroup,
  formFields,
  warningText,
  type ErrorItem,
  type TypedValues,
} from '../../components/index.ts'
import { html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatDay } from '../../messages/dates.ts'
import { paths } from '../../paths.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { noticeFacts } from './calendar-page.ts'
import { effectOn } from './moved-dates.ts'
import { noticeSources } from './notice-sources.ts'
import { typedNotice } from './typed-notice.ts'

const FIELDS = ['year', 'title', 'documentNumber', 'source', 'off', 'makeUp'] as const
/** Two steps: what was typed is checked and its effect shown; only then is it entered. */
export async function noticeByForm(context: Context, req: Request, res: Response): Promise<void> {
  const step = (req.body as Record<string, unknown>)['step']
  try {
    if (step === 'change') return showNoticeForm(req, res)
    const notice = typedNotice(req.body, context.clock.today())
    if (step !== 'confirm') return await showPreview(context, req, res, notice)
    const moved = await enterNotice(context, notice, callerOf(res).actor)
    res.redirect(303, `${paths.calendar()}?done=entered&moved=${moved}`)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    showNoticeForm(req, res, formErrors(error))
  }
}

/** The form, filled with what was typed or read from elsewhere. */
export function showNoticeForm(
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
  values: TypedValues = (req.body ?? {}) as TypedValues,
): void {
  const lang = languageOfPage(req)
  const { calendar, back } = affairsMessages(lang)
  const t = calendar.form
  const fields = formFields({ lang, values, errors })
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${noticeSources(csrfField(req), lang, errors)}
    <form method="post" action="${paths.calendarNotice()}" novalidate id="form">
      ${csrfField(req)}
      ${fields.input({ name: 'year', label: t.year, hint: t.yearHint, inputmode: 'numeric', autocomplete: 'off', classes: 'govuk-input--width-4' })}
      ${fields.input({ name: 'title', label: t.noticeTitle, autocomplete: 'off' })}
      ${fields.input({ name: 'documentNumber', label: t.documentNumber, hint: t.documentNumberHint, autocomplete: 'off', classes: 'govuk-input--width-20' })}
      ${fields.input({ name: 'source', label: t.source, hint: t.sourceHint, autocomplete: 'off' })}
      ${fields.textarea({ name: 'off', label: t.off, hint: t.offHint, rows: 8 })}
      ${fields.textarea({ name: 'makeUp', label: t.makeUp, hint: t.makeUpHint, rows: 6 })}${button({ text: t.preview })}
    </form>`
  const before = backLink({ href: paths.calendar(), text: back(calendar.title) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.title, place: 'calendar', before, content, errors, status })
}

async function showPreview(context: Context, req: Request, res: Response, notice: HolidayNotice): Promise<void> {
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).calendar.preview
  const moved = await previewNotice(context, callerOf(res).organ, notice)
  const known = [...NOTICES, ...(await enteredNotices(context))].some(({ year }) => year === notice.year)
  const missing = statutoryHolidays(notice.year).filter((day) => !notice.off.includes(day))
  const hidden = FIELDS.map((name) => html`<input type="hidden" name="${name}" value="${textOf(req, name)}" />`)
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    ${known && warningText({ lang, text: t.replaces(notice.year) })}
    ${missing.length > 0 && warningText({ lang, text: t.missing(missing.map((day) => formatDay(day, lang)).join('、')) })}
    <h2 class="govuk-heading-m">${t.facts}</h2>
    ${noticeFacts(notice, lang)}${effectOn(moved, lang)}
    <form method="post" action="${paths.calendarNotice()}">
      ${csrfField(req)}${hidden}
      ${buttonGroup(button({ text: t.confirm, name: 'step', value: 'confirm' }), button({ text: t.back, name: 'step', value: 'change', classes: 'govuk-button--secondary' }))}
    </form>`
  officeShell(req, res, { title: t.title, place: 'calendar', content })
}

function textOf(req: Request, name: string): string {
  const value = (req.body as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : ''
}
