import { REMEDY_KINDS, REMEDY_RESULTS } from '../../../law/remedies.ts'
import { deadlineLabel } from '../../../remedies/agenda.ts'
import { type RemedyRow } from '../../../services/remedy-service.ts'
import { table, tag, type TableCell } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { casesOf } from './remedy-cases.ts'
import { remedyTitle } from './remedy-title.ts'

/** Disputes as a table; also behind a cell of the report. */
export function linesTable(lines: readonly RemedyRow[], lang: Language): Html {
  const t = affairsMessages(lang).remedies
  return table({
    lang,
    caption: t.caption,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [t.kind, t.begun, t.case, t.nextStep, t.result, t.ended].map((text) => ({ text })),
    rows: lines.map((line) => rowOf(line, lang)),
  })
}

function rowOf(line: RemedyRow, lang: Language): TableCell[] {
  const t = affairsMessages(lang).remedies
  const { label } = REMEDY_KINDS[line.kind]
  const result = line.result
    ? tag({ text: REMEDY_RESULTS[line.result].label, classes: 'govuk-tag--grey' })
    : tag({ text: line.state === 'pending' ? t.pending : t.states[line.state], classes: 'govuk-tag--yellow' })
  return [
    {
      html: html`<a class="govuk-link" href="${paths.remedy(line.remedyId)}" aria-label="${remedyTitle(line, lang)}">${label}</a>`,
    },
    { text: line.begunOn, classes: 'app-nowrap' },
    { html: html`<span>${casesOf(line.numbers, lang)}</span>` },
    { html: html`<span>${nextOf(line, lang)}</span>` },
    { html: result },
    { text: line.endedOn ?? '—', classes: 'app-nowrap' },
  ]
}

/** Our own next thing to do, until when. */
function nextOf({ nextWhat, nextOn, nextProvisional }: RemedyRow, lang: Language): Html | string {
  if (nextWhat === null) return '—'
  const t = affairsMessages(lang).remedies
  if (nextOn === null) return deadlineLabel(nextWhat)
  return html`${deadlineLabel(nextWhat)}
    <time class="app-nowrap" datetime="${nextOn}">${nextOn}</time>${nextProvisional && t.show.provisional}`
}
