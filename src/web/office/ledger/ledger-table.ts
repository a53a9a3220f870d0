import { APPLICANT_KINDS } from '../../../law/applicants.ts'
import { OUTCOMES } from '../../../law/outcomes.ts'
import { CHANNELS } from '../../../law/receipt.ts'
import { LEDGER_COLUMNS, type LedgerColumn } from '../../../services/ledger-export.ts'
import { type LedgerPeople } from '../../../services/ledger-people.ts'
import { type LedgerLine } from '../../../services/ledger-service.ts'
import { table, type TableCell } from '../../components/index.ts'
import { attributes, html, type Html } from '../../html.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { printedLight, type LightDay } from '../case-light.ts'
import { caseLink } from '../case-link.ts'
import { titleOf } from '../case-title.ts'
import { quietLine } from '../quiet-line.ts'
import { ledgerWords } from './ledger-words.ts'

/** The columns shown where nobody has chosen. */
const USUAL: readonly LedgerColumn[] = [
  'number',
  'applicant',
  'channel',
  'received',
  'content',
  'due',
  'state',
  'outcome',
]

/** How the lines are shown: on which day, which columns, and whether they can be picked for bulk work. */
export type LedgerLook = LightDay & {
  people: LedgerPeople
  columns: readonly LedgerColumn[] | undefined
  /** Null: nobody may pick; else whether all are picked. */
  picked: boolean | null
}

/** Usual columns that a screen without room leaves out; columns somebody chose are all shown. */
const WIDE_ONLY: readonly LedgerColumn[] = ['channel', 'received']

/** Lines of the ledger as offices keep them: one application a row. */
export function ledgerTable(lines: readonly LedgerLine[], look: LedgerLook): Html {
  const { columns: heads, caption } = officeMessages(look.lang).ledger
  const shown = LEDGER_COLUMNS.filter((column) => (look.columns ?? USUAL).includes(column))
  const cells = cellsFor(look)
  const wide = look.columns ? undefined : 'app-wide-only'
  const printed = table({
    lang: look.lang,
    caption,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: shown.map((column) => ({ text: heads[column], classes: WIDE_ONLY.includes(column) ? wide : undefined })),
    rows: lines.map((line) => shown.map((column) => cells[column](line))),
  })
  return html`<div class="app-ledger">${printed}</div>`
}

function cellsFor(look: LedgerLook): Record<LedgerColumn, (line: LedgerLine) => TableCell> {
  const t = officeMessages(look.lang)
  const words = ledgerWords(look.people, look.lang)
  const day = (text: string | null): TableCell => ({ text: text ?? '—', classes: 'app-nowrap' })
  const chosen = look.columns !== undefined
  const wideOnly = chosen ? undefined : 'app-wide-only'
  return {
    number: (line) => ({ html: numberCell(line, look) }),
    kind: (line) => ({ text: kindOf(line) }),
    applicant: (line) => ({
      html: html`<span>${cut(line.content.applicant.name, 24)}${!chosen && quietLine(kindOf(line))}</span>`,
    }),
    channel: (line) => ({ text: CHANNELS[line.channel].label, classes: wideOnly }),
    submitted: (line) => day(line.submittedOn),
    received: (line) => ({ text: line.receivedOn ?? t.ledger.notReceived, classes: `app-nowrap ${wideOnly ?? ''}` }),
    content: (line) => ({ text: titleOf(line.content, 70), classes: 'app-ledger__content' }),
    medium: (line) => ({ text: words.medium(line) ?? '—' }),
    delivery: (line) => ({ text: words.delivery(line) ?? '—' }),
    department: (line) => ({ text: words.department(line) ?? '—' }),
    officer: (line) => ({ text: words.officer(line) ?? '—' }),
    due: (line) =>
      line.dueOn && line.dueProvisional && line.endedOn === null
        ? { html: html`<span><span class="app-nowrap">${line.dueOn}</span>${t.provisionalMark}</span>` }
        : day(line.dueOn),
    state: (line) => ({ html: printedLight(line, look) }),
    ended: (line) => day(line.endedOn),
    outcome: (line) =>
      line.outcome
        ? {
            html: html`<span>${OUTCOMES[line.outcome].label}${!chosen && line.endedOn && quietLine(line.endedOn)}</span>`,
          }
        : { text: '—' },
  }
}

const kindOf = ({ applicantKind }: LedgerLine) => APPLICANT_KINDS[applicantKind].label
function numberCell({ number }: LedgerLine, { picked, lang }: LedgerLook): Html {
  const link = caseLink(number)
  if (picked === null) return link
  const label = officeMessages(lang).ledger.pick(number)
  return html`<span class="app-pick"
    ><input type="checkbox" name="number" value="${number}" aria-label="${label}" ${attributes({ checked: picked })} />${link}</span
  >`
}

const cut = (text: string, most: number): string => titleOf({ title: text, description: '' }, most)
