import { type Request, type Response } from 'express'
import Joi from 'joi'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { OTHER_CHECKS, type Fault } from '../../../law/report/published/check-published.ts'
import { CHECK_TITLES } from '../../../law/report/relations.ts'
import { checkSentReport, type CheckedReport } from '../../../services/report-checker.ts'
import {
  button,
  details,
  formFields,
  summaryList,
  table,
  tag,
  type ErrorItem,
  type TypedValues,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { optionalText } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { checkerUpload, sentReports } from './checker-upload.ts'

/** The checker for anybody's report: a file or what was pasted, checked at once, nothing kept. */
export const checkerRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.reportChecker(),
    access: 'read-reports',
    audit: 'VIEW_REPORT_CHECKER',
    handle: (req, res) => showChecker(req, res),
  },
  {
    method: 'post',
    path: paths.reportChecker(),
    access: 'read-reports',
    audit: 'VIEW_CHECKED_REPORT',
    before: checkerUpload,
    handle: checkByForm,
  },
]

const words = affairsMessages('zh-CN').reportChecker
const schema = Joi.object<{ body: string; year: string }>({
  body: optionalText(words.body, 100),
  year: Joi.string()
    .trim()
    .allow('')
    .default('')
    .pattern(/^20\d{2}$/)
    .messages({ '*': words.badYear }),
})

async function checkByForm(req: Request, res: Response): Promise<void> {
  try {
    const { body, year } = parse(schema, req.body)
    const { file, lastYear } = sentReports(req, res)
    const hints = { ...(body === '' ? {} : { body }), ...(year === '' ? {} : { year: Number(year) }) }
    showChecker(req, res, { checked: await checkSentReport(file, lastYear, hints) })
  } catch (error) {
    showChecker(req, res, { errors: formErrors(error) })
  }
}

function showChecker(
  req: Request,
  res: Response,
  { errors = [], checked }: { errors?: ErrorItem[]; checked?: CheckedReport } = {},
): void {
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).reportChecker
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    ${checked ? resultOf(checked, lang) : html`<p class="govuk-body">${t.lead}</p>${formOf(req, errors, lang)}`}`
  officeShell(req, res, { title: t.title, place: 'checker', content, errors, status: errors.length > 0 ? 422 : 200 })
}

function formOf(req: Request, errors: readonly ErrorItem[], lang: Language): Html {
  const t = affairsMessages(lang).reportChecker
  const fields = formFields({ lang, values: req.body as TypedValues | undefined, errors })
  const accept = '.docx,.xlsx,.html,.htm,.json'
  return html`<form method="post" action="${paths.reportChecker()}" enctype="multipart/form-data" novalidate id="form">
    ${csrfField(req)}${fields.input({ name: 'body', label: t.body, autocomplete: 'off' })}
    ${fields.input({ name: 'year', label: t.year, inputmode: 'numeric', autocomplete: 'off', classes: 'govuk-input--width-4' })}
    ${fields.textarea({ name: 'pasted', label: t.pasted, hint: t.pastedHint, rows: 6 })}
    ${fields.fileUpload({ name: 'file', label: t.file, hint: t.fileHint, accept })}
    ${fields.fileUpload({ name: 'lastYear', label: t.lastYear, hint: t.lastYearHint, accept })}
    ${button({ text: t.submit })}
  </form>`
}

function resultOf({ published, faults }: CheckedReport, lang: Language): Html {
  const { reportChecker, reports } = affairsMessages(lang)
  const t = reportChecker.result
  const { report } = published
  const sure = faults.filter((fault) => fault.sure).length
  const { received, total } = report.applications
  const rows = [
    { key: t.of, value: report.body || t.unnamed },
    { key: t.year, value: String(report.year) },
    { key: t.form, value: reports.forms[report.form] },
    { key: t.read, value: t.readOf(received.total, total.total) },
  ]
  return html`<h2 class="govuk-heading-m">${t.title}</h2>
    ${summaryList({ rows })}
    <p class="govuk-body">${faults.length === 0 ? t.sound : t.found(sure, faults.length - sure)}</p>
    ${faults.length > 0 && faultTable(faults, lang)}
    ${details({ summaryText: t.done, html: checksDone() })}
    <p class="govuk-body"><a class="govuk-link" href="${paths.reportChecker()}">${t.again}</a></p>`
}

const TITLES: Readonly<Record<string, string>> = { ...OTHER_CHECKS, ...CHECK_TITLES }

/** The faults as a table, each with where it is. */
export function faultTable(faults: readonly Fault[], lang: Language): Html {
  const t = affairsMessages(lang).reportChecker.result
  const { columns } = t
  return table({
    lang,
    caption: t.caption,
    captionClasses: 'govuk-visually-hidden',
    head: [columns.kind, columns.check, columns.place, columns.text].map((text) => ({ text })),
    rows: faults.map(({ check, place, text, sure }) => [
      {
        html: tag({ text: sure ? t.sure : t.doubt, classes: sure ? 'govuk-tag--red' : 'govuk-tag--yellow' }),
        classes: 'app-nowrap',
      },
      { text: TITLES[check] ?? check },
      { text: place },
      { text },
    ]),
  })
}

const checksDone = (): Html =>
  html`<ul class="govuk-list govuk-list--bullet">
    ${Object.values(TITLES).map((title) => html`<li>${title}</li>`)}
  </ul>`
