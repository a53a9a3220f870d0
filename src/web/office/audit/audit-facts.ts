import { isLocalDate } from '../../../law/date.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'

/** An entry may name thousands of cases: the page shows how such a fact begins. */
const MOST_SHOWN = 10
/** Enough of an identifier or a hash to tell two apart. */
const CODE_SHOWN = 8

/**
 * What an entry of the log tells, in words: 「日期 2026年3月5日，结果 予以公开」. What says nothing (nothing chosen, no) and
 * what the act's name says already is left out. The log keeps the text itself; this is for reading.
 * @param text the entry's facts, a JSON object
 */
export function factsText(text: string, lang: Language): string {
  const facts = JSON.parse(text) as Record<string, unknown>
  return Object.entries(facts)
    .filter(([name]) => name !== 'type')
    .flatMap(([name, value]) => {
      const words = valueText(name, value, lang)
      return words === '' ? [] : [`${nameText(name, lang)} ${words}`]
    })
    .join('，')
}

const own = (words: Readonly<Record<string, string>> | undefined, name: string): string =>
  words && Object.hasOwn(words, name) ? words[name]! : name

const nameText = (name: string, lang: Language): string => own(affairsMessages(lang).auditFacts.names, name)

function valueText(name: string, value: unknown, lang: Language): string {
  const t = affairsMessages(lang).auditFacts
  if (value === null || value === undefined || value === false) return ''
  if (value === true) return t.yes
  if (Array.isArray(value)) {
    const shown = value.slice(0, MOST_SHOWN).map((each) => valueText(name, each, lang))
    return `${shown.join('、')}${value.length > MOST_SHOWN ? `…（${value.length}）` : ''}`
  }
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([part, each]) => `${nameText(part, lang)} ${valueText(part, each, lang)}`)
      .join(' ')
  if (isLocalDate(value)) return plainDay(value, lang)
  const words = String(value as string | number)
  return isCode(words) ? short(words) : own(t.values[name], words)
}

/** What an entry is about: 「账号 4671b75a…」, the number of a case as it is. */
export function subjectText(subject: string, lang: Language): string {
  const [kind = '', ...rest] = subject.split('/')
  const id = rest.join('/')
  const word = own(affairsMessages(lang).auditFacts.subjects, kind)
  return id === '' ? word : `${word} ${isCode(id) ? short(id) : id}`
}

const isCode = (words: string): boolean => /^[0-9a-f]{8}[0-9a-f-]{24,}$/.test(words)
const short = (code: string): string => `${code.slice(0, CODE_SHOWN)}…`
