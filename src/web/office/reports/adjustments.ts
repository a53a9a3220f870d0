import { type Request } from 'express'
import { adjustablePlaces } from '../../../law/report/adjustments.ts'
import { placeName } from '../../../law/report/place-names.ts'
import { type WorkingPaper } from '../../../services/report-working.ts'
import { button, formFields, table, type ErrorItem, type TableCell, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { actorWord } from '../actor-word.ts'
import { csrfField } from '../office-shell.ts'

type Shown = {
  year: number
  names: ReadonlyMap<string, string>
  writes: boolean
  lang: Language
  errors: readonly ErrorItem[]
}

/** The adjustments of a year, those taken back included, and the form for another. */
export function adjustmentsOf(req: Request, paper: WorkingPaper, shown: Shown): Html {
  const { lang, writes } = shown
  const t = affairsMessages(lang).reportDocument.workingPaper
  const { columns } = t
  const list =
    paper.adjustments.length === 0
      ? html`<p class="govuk-body">${t.none}</p>`
      : table({
          lang,
          caption: t.caption,
          captionClasses: 'govuk-visually-hidden',
          head: [columns.place, columns.difference, columns.reason, columns.by, columns.undone].map((text) => ({
            text,
          })),
          rows: paper.adjustments.map((each) => rowOf(req, each, shown)),
        })
  return html`<h2 class="govuk-heading-m" id="adjustments">${t.adjustments}</h2>
    <p class="govuk-body app-quiet">${t.adjustmentsLead}</p>
    ${list}${writes && formOf(req, paper, shown)}`
}

function rowOf(
  req: Request,
  row: WorkingPaper['adjustments'][number],
  { year, names, writes, lang }: Shown,
): TableCell[] {
  const { reportDocument, reports } = affairsMessages(lang)
  const t = reportDocument.workingPaper
  const by = (id: string, on: WorkingPaper['adjustments'][number]['recordedOn']) =>
    reports.versions.by(actorWord(id, names.get(id) ?? null, lang), plainDay(on, lang))
  const undoing = html`<form method="post" action="${paths.reportAdjustmentUndoing(String(year), String(row.seq))}">
    ${csrfField(req)}${button({ text: t.undo, classes: 'govuk-button--secondary', attributes: { 'aria-label': t.undoOne(row.seq) } })}
  </form>`
  const undone =
    row.undoneOn && row.undoneBy ? { text: by(row.undoneBy, row.undoneOn) } : writes ? { html: undoing } : { text: '—' }
  return [
    { text: placeName(row.place) },
    { text: row.difference > 0 ? `+${row.difference}` : String(row.difference), classes: 'app-nowrap' },
    { text: row.reason },
    { text: by(row.recordedBy, row.recordedOn) },
    undone,
  ]
}

function formOf(req: Request, { draft }: WorkingPaper, { year, lang, errors }: Shown): Html {
  const t = affairsMessages(lang).reportDocument.workingPaper
  const fields = formFields({ lang, values: req.body as TypedValues | undefined, errors })
  const items = [
    { value: '', text: '' },
    ...adjustablePlaces(draft.report).map(({ place, name }) => ({ value: place, text: name })),
  ]
  return html`<h3 class="govuk-heading-s">${t.add}</h3>
    <form method="post" action="${paths.reportAdjusting(String(year))}" novalidate id="form" class="app-no-print">
      ${csrfField(req)}${fields.select({ name: 'place', label: t.place, items })}
      ${fields.input({ name: 'difference', label: t.difference, hint: t.differenceHint, classes: 'govuk-input--width-5', autocomplete: 'off' })}
      ${fields.textarea({ name: 'reason', label: t.reason, rows: 3 })}${button({ text: t.submit, classes: 'govuk-button--secondary' })}
    </form>`
}
