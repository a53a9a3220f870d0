import { type Request } from 'express'
import { type Catalogue, findEntry } from '../../../../disclosure/catalogue.ts'
import { CHANNEL_NAMES, CHANNELS, isChannel } from '../../../../disclosure/channels.ts'
import { type LocalDate } from '../../../../law/date.ts'
import { typedDate } from '../../../../law/typed-date.ts'
import { type ItemFilter } from '../../../../services/disclosure-service.ts'
import { filterBar, formFields } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { queryText } from '../../../path-values.ts'
import { entryItems } from './item-fields.ts'

const NAMES = ['words', 'entry', 'department', 'standing', 'channel', 'from', 'to'] as const
/** The conditions of the register as they stand in its address. */
export type ItemQuery = Record<(typeof NAMES)[number], string>

export const typedItemQuery = (req: Request): ItemQuery =>
  Object.fromEntries(NAMES.map((name) => [name, queryText(req, name).slice(0, 200)])) as ItemQuery

export const isNarrowed = (typed: ItemQuery): boolean => Object.values(typed).some(Boolean)

/** What they narrow the register to; what it does not know narrows nothing. */
export function itemFilterOf(typed: ItemQuery, catalogue: Catalogue, today: LocalDate): ItemFilter {
  const { words, entry, department, standing, channel } = typed
  const [from, to] = [typedDate(typed.from), typedDate(typed.to)]
  return {
    ...(words ? { words } : {}),
    ...(entry && findEntry(catalogue, entry) ? { entry } : {}),
    ...(department ? { department } : {}),
    ...standingFilter(standing, today),
    ...(isChannel(channel) ? { channel } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
}

function standingFilter(standing: string, today: LocalDate): ItemFilter {
  switch (standing) {
    case 'overdue':
      return { overdueOn: today }
    case 'waiting':
      return { waiting: true }
    case 'missing-link':
      return { linkMissing: true }
    case 'current':
    case 'replaced':
    case 'withdrawn':
      return { state: standing }
    default:
      return {}
  }
}

/** The conditions as a form. */
export function itemFilterBar(
  typed: ItemQuery,
  catalogue: Catalogue,
  departments: readonly string[],
  lang: Language,
): Html {
  const t = disclosureMessages(lang).items
  const fields = formFields({ lang, values: typed })
  const all = { value: '', text: t.all }
  const standings = Object.entries(t.standings).map(([value, text]) => ({ value, text }))
  const channels = CHANNEL_NAMES.map((value) => ({ value, text: CHANNELS[value].label }))
  const named = departments.map((text) => ({ value: text, text }))
  const day = 'govuk-input--width-10'
  return filterBar({
    lang,
    label: t.filter,
    action: paths.disclosure(),
    fields: html`${fields.input({ name: 'words', label: t.words, autocomplete: 'off' })}
    ${fields.select({ name: 'entry', label: t.entry, items: [all, ...entryItems(catalogue, { withRetired: true })] })}
    ${fields.select({ name: 'department', label: t.department, items: [all, ...named] })}
    ${fields.select({ name: 'standing', label: t.standing, items: [all, ...standings] })}
    ${fields.select({ name: 'channel', label: t.channel, items: [all, ...channels] })}
    ${fields.input({ name: 'from', label: t.from, classes: day, autocomplete: 'off' })}
    ${fields.input({ name: 'to', label: t.to, classes: day, autocomplete: 'off' })}`,
    clearHref: isNarrowed(typed) ? paths.disclosure() : undefined,
  })
}
