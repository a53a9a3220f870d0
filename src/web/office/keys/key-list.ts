import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { type OfficePlace } from '../office-shell-navigation.ts'

/** Keys that lead to a place, pressed after g. */
const PLACE_KEYS: Partial<Record<OfficePlace, string>> = {
  today: 't',
  ledger: 'l',
  register: 'n',
  remedies: 'd',
  reports: 'r',
  calendar: 'c',
  outbox: 'o',
  imports: 'i',
}

/** The keys that lead to a place from anywhere. */
export const shortcutTo = (place: OfficePlace): string | undefined =>
  place === 'keys' ? '?' : PLACE_KEYS[place] && `g ${PLACE_KEYS[place]}`

type Listed = { keys: string; what: string }

/** What every key does, as the page of keys lists it; the script has the same keys (held by a test). */
export function keyList(lang: Language): Record<'anywhere' | 'lists' | 'case', Listed[]> {
  const { keys: t, navigation } = officeMessages(lang)
  const places = Object.entries(PLACE_KEYS).map(([place, key]) => ({
    keys: t.then('g', key),
    what: t.go(navigation[place as OfficePlace]),
  }))
  return {
    anywhere: [
      { keys: '?', what: t.what.help },
      { keys: '/', what: t.what.search },
      ...places,
      { keys: 'u', what: t.what.back },
    ],
    lists: [
      { keys: 'j', what: t.what.next },
      { keys: 'k', what: t.what.previous },
      { keys: 'Enter', what: t.what.open },
      { keys: 'x', what: t.what.pick },
      { keys: 'a', what: t.what.assign },
      { keys: 'm', what: t.what.remind },
      { keys: 's', what: t.what.posting },
      { keys: 'w', what: t.what.export },
      { keys: ']', what: t.what.nextPage },
    ],
    case: [
      { keys: 'e', what: t.what.act },
      { keys: '1 – 9', what: t.what.acts },
      { keys: t.then('0', '0 – 9'), what: t.what.furtherActs },
      { keys: 'z', what: t.what.undo },
      { keys: 'p', what: t.what.print },
      { keys: 'i', what: t.what.firstField },
      { keys: 'Ctrl + Enter', what: t.what.submit },
    ],
  }
}
