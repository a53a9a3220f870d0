import { type Request, type Response } from 'express'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { StaleForm } from '../../../services/errors.ts'
import { backLink, button, type ErrorItem } from '../../components/index.ts'
import { html, type Child } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type OfficePlace } from '../office-shell-navigation.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { idIn, textIn } from '../../path-values.ts'

/** Instead of an id, in the address of the form of a record that is not there yet. */
export const NEW = 'new'

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
const seenIn = (req: Request): number => Number((req.body as Record<string, unknown> | undefined)?.['seen']) || 0

/** The record an address names, to be shown in its form; null where a new one is begun. @throws NotFound */
export const keptRecord = async <T>(req: Request, name: string, show: (id: string) => Promise<T>): Promise<T | null> =>
  textIn(req, name) === NEW ? null : show(idIn(req, name))

/** The record a form was made from, and its version then; null for a new one. @throws NotFound */
export const keptSeen = (req: Request, name: string): { id: string; seen: number } | null =>
  textIn(req, name) === NEW ? null : { id: idIn(req, name), seen: seenIn(req) }

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
