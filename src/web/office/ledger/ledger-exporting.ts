import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import { LEDGER_COLUMNS, PERSONAL_COLUMNS, USUAL_COLUMNS, type LedgerColumn } from '../../../services/ledger-export.ts'
import { type LedgerLine } from '../../../services/ledger-service.ts'
import { button, formFields, type ErrorItem, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { csrfField, formErrors, languageOfPage } from '../office-shell.ts'
import { sameResult } from './ledger-bulk.ts'
import { showBulk } from './ledger-bulk-page.ts'
import { MOST_CHOSEN } from './ledger-query.ts'

const t = officeMessages('zh-CN').ledger.bulk
const schema = Joi.object<{ number: string[]; columns: LedgerColumn[]; personal: '' | 'no'; format: 'xlsx' | 'csv' }>({
  number: Joi.array().items(Joi.string().max(64)).single().unique().max(MOST_CHOSEN).default([]),
  columns: Joi.array()
    .items(Joi.valid(...LEDGER_COLUMNS))
    .single()
    .default([]),
  personal: Joi.valid('', 'no').default(''),
  format: Joi.valid('xlsx', 'csv').default('xlsx'),
})

type Chosen = { numbers: readonly string[]; lines: readonly LedgerLine[] }

/** What a file of the chosen cases would hold: which lines, which columns, and whether they tell who somebody is. */
export function showExporting(
  req: Request,
  res: Response,
  { numbers, lines }: Chosen,
  errors: readonly ErrorItem[] = [],
): void {
  const lang = languageOfPage(req)
  const names = officeMessages(lang).ledger.columns
  const values = { columns: [...USUAL_COLUMNS], format: 'xlsx', ...(req.body as TypedValues) }
  const fields = formFields({ lang, values, errors })
  const columns = LEDGER_COLUMNS.map((value) => ({
    value,
    text: PERSONAL_COLUMNS.includes(value) ? t.exporting.personalColumn(names[value]) : names[value],
  }))
  const formats = Object.entries(t.exporting.formats).map(([value, text]) => ({ value, text }))
  const content = html`<h1 class="govuk-heading-l">${t.titles.export}</h1>
    <p class="govuk-body">${t.exporting.lead(lines.length, numbers.length)}</p>
    ${sameResult(lines, t.exporting.will, lang)}
    <form method="post" action="${paths.ledgerBulk('exporting')}" novalidate id="form">
      ${csrfField(req)}${numbers.map((number) => html`<input type="hidden" name="number" value="${number}" />`)}
      ${fields.checkboxes({ name: 'columns', classes: 'govuk-checkboxes--small app-columns', fieldset: { legend: { text: t.exporting.columns } }, items: columns })}
      ${fields.checkboxes({ name: 'personal', items: [{ value: 'no', text: t.exporting.without, hint: t.exporting.withoutHint }] })}
      ${fields.radios({ name: 'format', classes: 'govuk-radios--inline', fieldset: { legend: { text: t.exporting.format } }, items: formats })}
      ${lines.length > 0 && button({ text: t.confirm.export })}
    </form>`
  showBulk(req, res, t.titles.export, content, errors)
}

/** What became of each chosen line, and the file; that it leaves is logged when it is taken. */
export async function exportChosen(
  context: Context,
  req: Request,
  res: Response,
  linesOf: (context: Context, res: Response, numbers: readonly string[]) => Promise<LedgerLine[]>,
): Promise<void> {
  const { number: numbers, columns, personal, format } = parse(schema, req.body)
  const lines = await linesOf(context, res, numbers)
  const kept = columns.filter((column) => personal !== 'no' || !PERSONAL_COLUMNS.includes(column))
  try {
    if (kept.length === 0) throw new Invalid([{ field: 'columns', text: t.exporting.noColumn }])
    showBulk(req, res, t.titles.export, resultOf(req, callerOf(res).organ.name, { numbers, lines }, kept, format))
  } catch (error) {
    showExporting(req, res, { numbers, lines }, formErrors(error))
  }
}

function resultOf(
  req: Request,
  organ: string,
  { numbers, lines }: Chosen,
  columns: readonly LedgerColumn[],
  format: string,
): Html {
  const lang = languageOfPage(req)
  const names = officeMessages(lang).ledger.columns
  const query = new URLSearchParams([['columns', columns.join(',')], ...lines.map(({ number }) => ['number', number])])
  const personal = columns.some((column) => PERSONAL_COLUMNS.includes(column))
  const missing = numbers.filter((number) => !lines.some((line) => line.number === number))
  return html`<h1 class="govuk-heading-l">${t.titles.export}：${t.doneTitle}</h1>
    <p class="govuk-body" role="status">${t.exporting.done(lines.length, numbers.length)}${missing.length > 0 && t.exporting.missing(missing.join('、'))}</p>
    <p class="govuk-body">${t.exporting.holds(columns.map((column) => names[column]).join('、'))}${personal ? t.exporting.withPersonal(organ) : t.exporting.withoutPersonal}</p>
    <p class="govuk-body"><a class="govuk-button" href="${`${paths.ledgerFile(format)}?${query.toString()}`}" download>${t.exporting.take}</a></p>
    ${sameResult(lines, t.exporting.taken, lang)}`
}
