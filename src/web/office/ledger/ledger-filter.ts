import { APPLICANT_KINDS, APPLICANT_KIND_NAMES, isApplicantKind } from '../../../law/applicants.ts'
import { isOutcome, OUTCOMES, outcomesFor } from '../../../law/outcomes.ts'
import { CHANNELS, isChannel } from '../../../law/receipt.ts'
import { type Regime } from '../../../law/rules.ts'
import { LEDGER_COLUMNS } from '../../../services/ledger-export.ts'
import { type LedgerPeople } from '../../../services/ledger-people.ts'
import { checkboxes, details, filterBar, formFields } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { ledgerHref, type LedgerAddress } from './ledger-query.ts'

/** The conditions of the ledger and which are in force. */
export function ledgerFilter(address: LedgerAddress, regime: Regime, people: LedgerPeople, lang: Language): Html {
  const t = officeMessages(lang).ledger
  const errors = address.badDays.map((name) => ({ href: `#${name}`, text: t.badDay }))
  const fields = formFields({ lang, values: { sort: address.sort, ...address.typed }, errors })
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[]) =>
    fields.select({
      name,
      label,
      items: [{ value: '', text: t.all }, ...options.map(([value, text]) => ({ value, text }))],
    })
  const channels = Object.entries(CHANNELS).map(([key, { label }]) => [key, label] as const)
  const kinds = APPLICANT_KIND_NAMES.map((kind) => [kind, APPLICANT_KINDS[kind].label] as const)
  const outcomes = outcomesFor(regime).map((outcome) => [outcome, OUTCOMES[outcome].label] as const)
  const sorts = Object.entries(t.sorts).map(([value, text]) => ({ value, text }))
  return filterBar({
    lang,
    label: t.filter,
    action: paths.ledger(),
    fields: html`${fields.input({ name: 'q', label: t.words, classes: 'govuk-input--width-20', autocomplete: 'off' })}
    ${choice('standing', t.standing, Object.entries(t.standings))}${choice('channel', t.channel, channels)}
    ${choice('kind', t.kind, kinds)}${choice('outcome', t.outcome, outcomes)}
    ${choice('officer', t.officer, [['me', t.me], ['none', t.nobody], ...whoOf(people.officers, people.choices.officers)])}
    ${people.departments.size > 0 && choice('department', t.department, [['none', t.nobody], ...whoOf(people.departments, people.choices.departments)])}
    ${fields.dateField({ name: 'from', label: t.from, hint: undefined })}${fields.dateField({ name: 'to', label: t.to, hint: undefined })}
    ${fields.select({ name: 'sort', label: t.sort, items: sorts })}${columnChoice(address, lang)}`,
    selected: chips(address, people, lang),
    clearHref: Object.keys(address.typed).length > 0 ? paths.ledger() : undefined,
  })
}

const whoOf = (names: ReadonlyMap<string, string>, ids: readonly string[]) =>
  ids.map((id) => [id, names.get(id) ?? id] as const)

/** Which columns are shown; closed until it is wanted. */
function columnChoice({ columns }: LedgerAddress, lang: Language): Html {
  const t = officeMessages(lang).ledger
  const choice = checkboxes({
    lang,
    name: 'columns',
    idPrefix: 'columns',
    classes: 'govuk-checkboxes--small app-columns',
    hint: t.columnsHint,
    fieldset: { legend: { text: t.columnsChoice, classes: 'govuk-visually-hidden' } },
    values: columns ?? [],
    items: LEDGER_COLUMNS.map((column) => ({ value: column, text: t.columns[column] })),
  })
  return html`<div class="app-filter__wide">${details({ summaryText: t.columnsChoice, html: choice })}</div>`
}

function chips({ typed }: LedgerAddress, people: LedgerPeople, lang: Language): { text: string; removeHref: string }[] {
  const t = officeMessages(lang).ledger
  const { q, standing, channel, kind, outcome, from, to, officer, department } = typed
  const who = (id: string, names: ReadonlyMap<string, string>) =>
    id === 'me' ? t.me : id === 'none' ? t.nobody : names.get(id)
  const all: [string, string | undefined][] = [
    ['q', q && `“${q}”`],
    ['standing', standing && (t.standings as Record<string, string>)[standing]],
    ['channel', isChannel(channel) ? CHANNELS[channel].label : undefined],
    ['kind', isApplicantKind(kind) ? APPLICANT_KINDS[kind].label : undefined],
    ['outcome', isOutcome(outcome) ? OUTCOMES[outcome].label : undefined],
    ['from', from && `${t.from} ${from}`],
    ['to', to && `${t.to} ${to}`],
    ['officer', officer && who(officer, people.officers)],
    ['department', department && who(department, people.departments)],
  ]
  return all.flatMap(([name, text]) => (text ? [{ text, removeHref: ledgerHref(typed, { [name]: undefined }) }] : []))
}
