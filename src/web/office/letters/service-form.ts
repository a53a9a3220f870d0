import Joi from 'joi'
import { parse } from '../../../http/form.ts'
import { type LocalDate } from '../../../law/date.ts'
import { postalNumber, RECORDED_KINDS, SERVICE_KINDS, type ServiceKind } from '../../../letters/service.ts'
import { type FileInput } from '../../../services/attachment-service.ts'
import { Invalid } from '../../../services/errors.ts'
import { type ServiceInput } from '../../../services/letter-delivery.ts'
import { button, formFields, type ErrorItem, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { letterMessages } from '../../messages/letters/messages.ts'
import { type Language } from '../../messages/language.ts'
import { choiceField, optionalText, requiredDay } from '../office-fields.ts'

const t = letterMessages('zh-CN').service
const LONGEST_NOTE = 500

type Typed = { kind: ServiceKind; on: LocalDate; postalNumber: string; by: string; note: string }

const schema = Joi.object<Typed>({
  kind: choiceField(t.fields.kind, RECORDED_KINDS),
  on: requiredDay(t.fields.on),
  postalNumber: optionalText(t.fields.postalNumber, 40),
  by: optionalText(t.fields.by, 100),
  note: optionalText(t.fields.note, LONGEST_NOTE),
})

/** What the form says; each kind asks for what proves it. @throws Invalid with every problem */
export function typedService(body: unknown, files: readonly FileInput[]): ServiceInput {
  const typed = parse(schema, body)
  const number = postalNumber(typed.postalNumber)
  const problems = [
    ...(typed.kind === 'posted' && number === null ? [{ field: 'postalNumber', text: t.problems.postalNumber }] : []),
    ...(['handed-over', 'by-organ'].includes(typed.kind) && typed.by === ''
      ? [{ field: 'by', text: t.problems.by }]
      : []),
    ...(typed.kind === 'undelivered' && typed.note === '' ? [{ field: 'note', text: t.problems.note }] : []),
    ...(files.length > 1 ? [{ field: 'files', text: t.problems.oneFile }] : []),
  ]
  if (problems.length > 0) throw new Invalid(problems)
  const details = {
    ...(number === null ? {} : { postalNumber: number }),
    ...(typed.by === '' ? {} : { by: typed.by }),
    ...(typed.note === '' ? {} : { note: typed.note }),
  }
  return { kind: typed.kind, on: typed.on, details, proof: files[0] ?? null }
}

type Form = { action: string; csrf: Html; lang: Language; values: TypedValues; errors: readonly ErrorItem[] }

/** The form for one entry. */
export function serviceForm({ action, csrf, ...form }: Form): Html {
  const fields = formFields(form)
  const short = { classes: 'govuk-input--width-20', autocomplete: 'off' } as const
  return html`<form method="post" action="${action}" enctype="multipart/form-data" novalidate id="form">
    ${csrf}
    ${fields.radios({
      name: 'kind',
      fieldset: { legend: { text: t.fields.kind } },
      items: RECORDED_KINDS.map((kind) => ({ value: kind, text: SERVICE_KINDS[kind].label })),
    })}
    ${fields.dateField({ name: 'on', label: t.fields.on })}
    ${fields.input({ name: 'postalNumber', label: t.fields.postalNumber, hint: t.hints.postalNumber, ...short })}
    ${fields.input({ name: 'by', label: t.fields.by, hint: t.hints.by, ...short })}
    ${fields.textarea({ name: 'note', label: t.fields.note, hint: t.hints.note, rows: 2 })}
    ${fields.fileUpload({ name: 'files', label: t.fields.files, hint: t.hints.files })}
    ${button({ text: t.submit })}
  </form>`
}
