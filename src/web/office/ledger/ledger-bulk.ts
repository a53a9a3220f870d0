import { type Nudge } from '../../../services/nudge-service.ts'
import { type LedgerLine } from '../../../services/ledger-service.ts'
import { type LedgerPeople } from '../../../services/ledger-people.ts'
import { button, details, table } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { caseLink } from '../case-link.ts'
import { titleOf } from '../case-title.ts'
import { ledgerHref, type LedgerAddress } from './ledger-query.ts'
import { ledgerWords } from './ledger-words.ts'

/** The keyboard shortcuts of bulk work. */
const KEYS: Readonly<Record<string, string>> = { assignment: 'a', reminding: 'm', posting: 's', export: 'w' }

/** The lines with a box each, and what can be done with those that are ticked. */
export function pickedLines(lines: Html, { typed }: LedgerAddress, all: boolean, csrf: Html, lang: Language): Html {
  const t = officeMessages(lang).ledger
  const buttons = Object.entries(t.bulk.acts).map(([act, text]) =>
    button({
      text,
      name: 'act',
      value: act,
      classes: 'govuk-button--secondary',
      attributes: { 'data-app-key': KEYS[act] },
    }),
  )
  const toggle = all
    ? html`<a class="govuk-link" href="${ledgerHref(typed)}">${t.pickNone}</a>`
    : html`<a class="govuk-link" href="${ledgerHref(typed, { pick: 'all' })}">${t.pickAll}</a>`
  return html`<form method="post" action="${paths.ledgerBulk()}" id="bulk">
    ${csrf}${lines}
    <div class="app-bulk app-no-print" role="group" aria-label="${t.bulk.heading}">
      <p class="govuk-hint">${t.bulk.hint} ${toggle}</p>
      <div class="govuk-button-group">${buttons}</div>
    </div>
  </form>`
}

/** The chosen lines before a bulk assignment: where each stands now. */
export function assignmentPreview(lines: readonly LedgerLine[], people: LedgerPeople, lang: Language): Html {
  const t = officeMessages(lang).ledger.bulk
  const words = ledgerWords(people, lang)
  return linesTable(
    lines,
    t.columns.now,
    lang,
    (line) => [words.department(line), words.officer(line)].filter(Boolean).join(' ') || '—',
  )
}

/** The chosen lines before a nudge: who is written to, or why nobody is. */
export function nudgePreview(lines: readonly LedgerLine[], nudges: readonly Nudge[], lang: Language): Html {
  const t = officeMessages(lang).ledger.bulk
  return linesTable(lines, t.columns.what, lang, ({ number }) => nudgeText(nudges, number, t.will.reminding, lang))
}

/** What became of each chosen line. */
export function bulkResult(lines: readonly LedgerLine[], resultOf: (number: string) => string, lang: Language): Html {
  const t = officeMessages(lang).ledger.bulk
  return linesTable(lines, t.columns.result, lang, ({ number }) => resultOf(number))
}

/** One nudge in words; `sent` says what is or will be done. */
export function nudgeText(
  nudges: readonly Nudge[],
  number: string,
  sent: (name: string) => string,
  lang: Language,
): string {
  const t = officeMessages(lang).ledger.bulk
  const nudge = nudges.find((each) => each.number === number)
  if (!nudge) return t.cannot.missing
  return 'to' in nudge ? sent(nudge.to.name) : t.cannot[nudge.not]
}

/** So many lines stand open; more are folded where each says the same. */
const MOST_OPEN = 10

/** The chosen lines where all come to the same, as in an export: folded where there are many. */
export function sameResult(lines: readonly LedgerLine[], result: string, lang: Language): Html {
  const rows = bulkResult(lines, () => result, lang)
  if (lines.length <= MOST_OPEN) return rows
  return details({ summaryText: officeMessages(lang).ledger.bulk.which(lines.length), html: rows })
}

function linesTable(
  lines: readonly LedgerLine[],
  heading: string,
  lang: Language,
  textOf: (line: LedgerLine) => string,
): Html {
  const { columns, titles } = officeMessages(lang).ledger.bulk
  return table({
    lang,
    caption: titles.assignment,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [columns.number, columns.content, heading].map((text) => ({ text })),
    rows: lines.map((line) => [
      { html: caseLink(line.number) },
      { text: titleOf(line.content, 60) },
      { text: textOf(line) },
    ]),
  })
}
