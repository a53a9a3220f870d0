import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Cell } from '../../../law/report/filled-report.ts'
import { FORMS } from '../../../law/report/forms.ts'
import { tableTwoKey } from '../../../law/report/proactive-facts.ts'
import { tableTwoDoubts } from '../../../law/report/table-two.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid, NotFound } from '../../../services/errors.ts'
import { frozenDocument } from '../../../services/report-files.ts'
import { draftReport, latestFrozen, type ReportDraft } from '../../../services/report-service.ts'
import { saveTableTwo } from '../../../services/report-working.ts'
import {
  backLink,
  button,
  fieldset,
  formFields,
  insetText,
  type ErrorItem,
  type TypedValues,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { reportAddress } from './report-address.ts'
import { typedOr } from '../../typed-or.ts'

/** The table of section two, to be typed: what the register can tell stands there already. */
export async function showTableTwo(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const { reportDocument, back } = affairsMessages(lang)
  const t = reportDocument.two
  const { year } = reportAddress(context, organ, req)
  const draft = await draftReport(context, organ, { year })
  if (FORMS[draft.report.form].proactive.length === 0) throw new NotFound('table two')
  const last = await latestFrozen(context, organ, year - 1)
  const doubts = last ? tableTwoDoubts(draft.figures.tableTwo, frozenDocument(last).tableTwo) : []
  const values = typedOr(req, storedValues(draft))
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${doubts.length > 0 && insetText({ html: html`<p class="govuk-body">${t.doubts}</p><ul class="govuk-list govuk-list--bullet">${doubts.map((doubt) => html`<li>${doubt}</li>`)}</ul>` })}
    <form method="post" action="${paths.reportTableTwo(String(year))}" novalidate id="form">
      ${csrfField(req)}${blocksOf(draft, { lang, values, errors })}${button({ text: t.submit })}
    </form>`
  const before = backLink({ href: paths.reportDocument(String(year)), text: back(reportDocument.title) })
  officeShell(req, res, {
    title: t.title,
    place: 'reports',
    before,
    content,
    errors,
    status: errors.length > 0 ? 422 : 200,
  })
}

/** Fields are named by their place in the form, so that no printed label becomes the name of one. */
const fieldName = (block: number, row: number, column: number) => `cell-${block}-${row}-${column}`

type Place = { name: string; key: string; row: string; column: string }

function placesOf({ report }: ReportDraft): { item: string; places: Place[] }[] {
  return FORMS[report.form].proactive.map(({ item, rows, columns }, block) => ({
    item,
    places: rows.flatMap((row, r) =>
      columns.map((column, c) => ({ name: fieldName(block, r, c), key: tableTwoKey(row, column), row, column })),
    ),
  }))
}

const storedValues = (draft: ReportDraft): TypedValues =>
  Object.fromEntries(
    placesOf(draft).flatMap(({ places }) =>
      places.map(({ name, key }) => [name, draft.figures.tableTwo[key] ?? undefined] as const),
    ),
  )

function blocksOf(
  draft: ReportDraft,
  form: { lang: Language; values: TypedValues; errors: readonly ErrorItem[] },
): Html[] {
  const t = affairsMessages(form.lang).reportDocument.two
  const fields = formFields(form)
  return placesOf(draft).map(({ item, places }) =>
    fieldset({
      legend: { text: item, classes: 'govuk-fieldset__legend--s' },
      html: html`${places.map(({ name, key, row, column }) => {
        const told = draft.proactive.tableTwo[key]
        return fields.input({
          name,
          label: t.label(row, column),
          ...(told == null ? {} : { hint: t.from(told) }),
          inputmode: 'decimal',
          autocomplete: 'off',
          classes: 'govuk-input--width-10',
        })
      })}`,
    }),
  )
}

/** Keeps what was typed; a blank is no zero. Only amounts of money may have decimals. */
export async function saveTableTwoByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { year } = reportAddress(context, organ, req)
  try {
    const draft = await draftReport(context, organ, { year })
    const places = placesOf(draft).flatMap((block) => block.places)
    if (places.length === 0) throw new NotFound('table two')
    await saveTableTwo(context, organ, year, typedCells(places, (req.body ?? {}) as TypedValues), actor)
    res.redirect(303, `${paths.reportDocument(String(year))}?done=typed`)
  } catch (error) {
    await showTableTwo(context, req, res, formErrors(error))
  }
}

function typedCells(places: readonly Place[], typed: TypedValues): Record<string, Cell> {
  const t = affairsMessages('zh-CN').reportDocument.two
  const problems: { field: string; text: string }[] = []
  const cells = places.map(({ name, key, row, column }): [string, Cell] => {
    const text = String(typed[name] ?? '')
      .normalize('NFKC')
      .replace(/[\s,]/g, '')
    if (text === '') return [key, null]
    const isMoney = /金额/.test(column)
    const isSigned = /增\/减/.test(column)
    const sound = isMoney ? /^\d{1,9}(?:\.\d{1,6})?$/ : isSigned ? /^[+-]?\d{1,9}$/ : /^\d{1,9}$/
    if (!sound.test(text)) problems.push({ field: name, text: (isMoney ? t.bad : t.badWhole)(t.label(row, column)) })
    return [key, Number(text)]
  })
  if (problems.length > 0) throw new Invalid(problems)
  return Object.fromEntries(cells)
}
