import { APPLICANT_KINDS, APPLICANT_KIND_NAMES, isApplicantKind } from '../../law/applicants.ts'
import { isOutcome, OUTCOMES, outcomesFor } from '../../law/outcomes.ts'
import { CHANNELS, isChannel } from '../../law/receipt.ts'
import { type Regime } from '../../law/rules.ts'
import { filterBar, formFields } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { ledgerHref, type LedgerAddress } from './ledger-query.ts'

/** The conditions of the ledger and which are in force. */
export function ledgerFilter(address: LedgerAddress, regime: Regime, lang: Language): Html {
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
    ${fields.dateField({ name: 'from', label: t.from, hint: undefined })}${fields.dateField({ name: 'to', label: t.to, hint: undefined })}
    ${fields.select({ name: 'sort', label: t.sort, items: sorts })}`,
    selected: chips(address, lang),
    clearHref: Object.keys(address.typed).length > 0 ? paths.ledger() : undefined,
  })
}

function chips({ typed }: LedgerAddress, lang: Language): { text: string; removeHref: string }[] {
  const t = officeMessages(lang).ledger
  const { q, standing, channel, kind, outcome, from, to } = typed
  const all: [string, string | undefined][] = [
    ['q', q && `“${q}”`],
    ['standing', standing && (t.standings as Record<string, string>)[standing]],
    ['channel', isChannel(channel) ? CHANNELS[channel].label : undefined],
    ['kind', isApplicantKind(kind) ? APPLICANT_KINDS[kind].label : undefined],
    ['outcome', isOutcome(outcome) ? OUTCOMES[outcome].label : undefined],
    ['from', from && `${t.from} ${from}`],
    ['to', to && `${t.to} ${to}`],
  ]
  return all.flatMap(([name, text]) => (text ? [{ text, removeHref: ledgerHref(typed, { [name]: undefined }) }] : []))
}
