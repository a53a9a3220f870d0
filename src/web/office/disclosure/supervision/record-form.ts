import { type Request, type Response } from 'express'
import { type Route } from '../../../../http/route.ts'
import { type Context } from '../../../../services/context.ts'
import { StaleForm } from '../../../../services/errors.ts'
import { backLink, button, pagination, type ErrorItem } from '../../../components/index.ts'
import { html, type Child, type Html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { type OfficePlace } from '../../office-shell-navigation.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../../office-shell.ts'
import { cursorText, readCursor } from '../../../page-cursor.ts'
import { queryText } from '../../../path-values.ts'
import { localDate } from '../../../../law/date.ts'
import { type DayCursor } from '../../../../services/supervision-service.ts'

/** A page with one form on it: a record, new or kept. `seen` guards against a change made meanwhile. */
export type RecordForm = {
  title: string
  place: OfficePlace
  back: { href: string; text: string }
  action: string
  submit: string
  seen?: number
  errors: readonly ErrorItem[]
}

export function showRecordForm(req: Request, res: Response, form: RecordForm, fields: Child): void {
  const { title, place, back, action, submit, seen, errors } = form
  const content = html`<h1 class="govuk-heading-l">${title}</h1>
    <form method="post" action="${action}" novalidate id="form">
      ${csrfField(req)}${seen !== undefined && html`<input type="hidden" name="seen" value="${seen}" />`}
      ${fields}${button({ text: submit })}
    </form>`
  const before = backLink({ href: back.href, text: affairsMessages(languageOfPage(req)).back(back.text) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title, place, before, content, errors, status })
}

/** What a refused form says; where the record changed meanwhile, that. */
export const recordErrors = (error: unknown, stale: string): ErrorItem[] =>
  error instanceof StaleForm ? [{ text: stale, href: '#form' }] : formErrors(error)

/** The version a form was made from; 0 where none stands in it. */
export const seenIn = (req: Request): number => Number((req.body as Record<string, unknown> | undefined)?.['seen']) || 0

/** Where a list by day goes on. */
export function dayCursor(req: Request): DayCursor | null {
  const after = readCursor(queryText(req, 'after'), 'day', 'id')
  return after && { day: localDate(after[0]!), id: after[1]! }
}

/** The pages before and after; `last` is the last line shown where more follow. */
export function dayPages(req: Request, path: string, last: DayCursor | undefined, lang: Language): Html | null {
  const paged = queryText(req, 'after') !== ''
  if (!paged && !last) return null
  const t = disclosureMessages(lang).channels
  const query = queryText(req, 'open') ? '&open=yes' : ''
  return pagination({
    lang,
    previous: paged ? { href: `${path}?${query.slice(1)}`, text: t.first } : undefined,
    next: last ? { href: `${path}?after=${cursorText([last.day, last.id])}${query}`, text: t.next } : undefined,
  })
}

type Handler = (context: Context, ...rest: Parameters<Route['handle']>) => Promise<void>

/** The routes of records: pages for whoever may read, forms for whoever may handle. */
export const recordRoutes = (context: Context) => {
  const route =
    (method: 'get' | 'post', access: 'read-disclosure' | 'handle-disclosure') =>
    (path: string, audit: Route['audit'], handle: Handler): Route => ({
      method,
      path,
      access,
      audit,
      handle: (req, res) => handle(context, req, res),
    })
  return {
    read: route('get', 'read-disclosure'),
    form: route('get', 'handle-disclosure'),
    post: route('post', 'handle-disclosure'),
  }
}
