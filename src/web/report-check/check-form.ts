import { type Request, type Response } from 'express'
import Joi from 'joi'
import { parse, textField } from '../../http/form.ts'
import { checkSentReport, type CheckedReport } from '../../services/report-checker.ts'
import { button, formFields, type ErrorItem, type TypedValues } from '../components/index.ts'
import { html, type Child, type Html } from '../html.ts'
import { type Language } from '../messages/language.ts'
import { checkerMessages } from '../messages/public/checker/messages.ts'
import { sentReports } from './check-upload.ts'

const schemaIn = (lang: Language) => {
  const t = checkerMessages(lang)
  return Joi.object<{ body: string; year: string }>({
    body: textField(t.body, 100).allow('').default(''),
    year: Joi.string()
      .trim()
      .allow('')
      .default('')
      .pattern(/^20\d{2}$/)
      .messages({ '*': t.badYear }),
  })
}

/** Checks what the form brought; nothing of it is kept. @throws Invalid */
export async function checkedByForm(req: Request, res: Response, lang: Language): Promise<CheckedReport> {
  const { body, year } = parse(schemaIn(lang), req.body)
  const { file, field, lastYear } = sentReports(req, res, lang)
  const hints = { ...(body === '' ? {} : { body }), ...(year === '' ? {} : { year: Number(year) }) }
  return checkSentReport(file, lastYear, hints, field)
}

const MEBIBYTE = 1024 * 1024
type Form = { action: string; id?: string; mostBytes: number; hidden?: Child; errors: readonly ErrorItem[] }

/** The form: a file or what was pasted, whose and of which year where it does not say, and last year's. */
export function checkForm(
  req: Request,
  lang: Language,
  { action, id = 'form', mostBytes, hidden, errors }: Form,
): Html {
  const t = checkerMessages(lang)
  const fields = formFields({ lang, values: req.body as TypedValues | undefined, errors })
  const accept = '.docx,.xlsx,.html,.htm,.json'
  return html`<p class="govuk-body">${t.lead}</p>
    <form method="post" action="${action}" enctype="multipart/form-data" novalidate id="${id}">
      ${hidden}${fields.input({ name: 'body', label: t.body, autocomplete: 'off' })}
      ${fields.input({ name: 'year', label: t.year, inputmode: 'numeric', autocomplete: 'off', classes: 'govuk-input--width-4' })}
      ${fields.fileUpload({ name: 'file', label: t.file, hint: `${t.fileHint}${t.most(mostBytes / MEBIBYTE)}`, accept })}
      ${fields.textarea({ name: 'pasted', label: t.pasted, hint: t.pastedHint, rows: 6 })}
      ${fields.fileUpload({ name: 'lastYear', label: t.lastYear, hint: t.lastYearHint, accept })}
      ${button({ text: t.submit })}
    </form>`
}
