import { APPLICANT_KINDS } from '../../law/applicants.ts'
import { OUTCOMES } from '../../law/outcomes.ts'
import { CHANNELS } from '../../law/receipt.ts'
import { type LedgerLine } from '../../services/ledger-service.ts'
import { table, type TableCell } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { printedLight, type LightDay } from './case-light.ts'
import { titleOf } from './case-title.ts'

/** Lines of the ledger as offices keep them: one application a row. */
export function ledgerTable(lines: readonly LedgerLine[], day: LightDay): Html {
  const { columns, caption } = officeMessages(day.lang).ledger
  const heads = [
    columns.number,
    columns.applicant,
    columns.content,
    columns.channel,
    columns.received,
    columns.due,
    columns.state,
    columns.outcome,
  ]
  return table({
    lang: day.lang,
    caption,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: heads.map((text) => ({ text })),
    rows: lines.map((line) => rowOf(line, day)),
  })
}

function rowOf(line: LedgerLine, day: LightDay): TableCell[] {
  const { applicant } = line.content
  const t = officeMessages(day.lang)
  const nowrap = 'app-nowrap'
  return [
    { html: html`<a class="govuk-link" href="${paths.case(line.number)}">${line.number}</a>` },
    {
      html: html`<span>${cut(applicant.name, 24)}<br /><span class="app-quiet">${APPLICANT_KINDS[line.applicantKind].label}</span></span>`,
    },
    { text: titleOf(line.content, 70) },
    { text: CHANNELS[line.channel].label, classes: 'app-wide-only' },
    { text: line.receivedOn ?? t.ledger.notReceived, classes: `${nowrap} app-wide-only` },
    {
      text:
        line.dueOn === null
          ? '—'
          : line.dueOn + (line.dueProvisional && line.endedOn === null ? t.provisionalMark : ''),
      classes: nowrap,
    },
    { html: printedLight(line, day) },
    {
      html: line.outcome
        ? html`<span>${OUTCOMES[line.outcome].label}<br /><span class="app-quiet app-nowrap">${line.endedOn}</span></span>`
        : html`—`,
    },
  ]
}

const cut = (text: string, most: number): string => titleOf({ title: text, description: '' }, most)
