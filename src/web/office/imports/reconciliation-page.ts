import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { reconcile, type Difference } from '../../../services/reconciliation.ts'
import { backLink, button, formFields, insetText, table, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { caseLink } from '../case-link.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { queryText } from '../../path-values.ts'

/** A year's figures against the report that was published then. */
export const reconciliationRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.reconciliation(),
    access: 'manage-office',
    audit: 'VIEW_RECONCILIATION',
    handle: (req, res) => show(req, res, { values: { year: queryText(req, 'year') } }),
  },
  {
    method: 'post',
    path: paths.reconciliation(),
    access: 'manage-office',
    audit: 'VIEW_RECONCILIATION',
    handle: (req, res) => compare(context, req, res),
  },
]

const t = affairsMessages('zh-CN').imports.reconciliation
const schema = Joi.object<{ year: number; table: string }>({
  year: Joi.number().integer().min(2008).max(2100).required().messages({ '*': t.badYear }),
  table: Joi.string().trim().max(50_000).required().messages({ '*': t.noTable }),
})

async function compare(context: Context, req: Request, res: Response): Promise<void> {
  const values = (req.body ?? {}) as Record<string, unknown>
  try {
    const { year, table: pasted } = parse(schema, values)
    const found = await reconcile(context, callerOf(res).organ, year, pasted)
    show(req, res, { values, result: resultOf(found, year, languageOfPage(req)) })
  } catch (error) {
    show(req, res, { values, errors: formErrors(error) })
  }
}

type Shown = { values: Record<string, unknown>; errors?: ErrorItem[]; result?: Html }

function show(req: Request, res: Response, { values, errors = [], result }: Shown): void {
  const lang = languageOfPage(req)
  const { reconciliation: words, title } = affairsMessages(lang).imports
  const fields = formFields({ lang, values, errors })
  const content = html`<h1 class="govuk-heading-l">${words.title}</h1>
    ${result}
    <p class="govuk-body">${words.lead}</p>
    <form method="post" action="${paths.reconciliation()}" novalidate id="form">
      ${csrfField(req)}${fields.input({ name: 'year', label: words.year, classes: 'govuk-input--width-4', inputmode: 'numeric' })}
      ${fields.textarea({ name: 'table', label: words.table, hint: words.tableHint, rows: 12 })}
      ${button({ text: words.submit })}
    </form>`
  const before = backLink({ href: paths.imports(), text: title, lang })
  officeShell(req, res, {
    title: words.title,
    place: 'imports',
    before,
    content,
    errors,
    status: errors.length > 0 ? 422 : 200,
  })
}

function resultOf({ differences, cells }: Awaited<ReturnType<typeof reconcile>>, year: number, lang: Language): Html {
  const words = affairsMessages(lang).imports.reconciliation
  if (differences.length === 0) return insetText({ text: words.same(cells), attributes: { role: 'status' } })
  const head = Object.values(words.columns).map((text) => ({ text }))
  const rows = differences.map((each) => [
    { text: each.label },
    { text: words.places[each.column] ?? each.column },
    { text: each.published === null ? '—' : String(each.published), format: 'numeric' as const },
    { text: String(each.counted), format: 'numeric' as const },
    { html: casesOf(each, year, lang) },
  ])
  return html`<p class="govuk-body" role="status">${words.differing(differences.length, cells)}</p>
    ${table({ lang, caption: words.title, captionClasses: 'govuk-visually-hidden', head, rows })}`
}

function casesOf({ numbers, row, column, counted }: Difference, year: number, lang: Language): Html {
  const { all } = affairsMessages(lang).imports.reconciliation
  // A row that sums others has no cell of its own to open.
  if (counted === 0 || (numbers === null && row === 'other')) return html`—`
  if (numbers === null)
    return html`<a class="govuk-link" href="${paths.reportCell(String(year), row, column)}">${all}</a>`
  return html`${numbers.map((number) => html`${caseLink(number)} `)}`
}
