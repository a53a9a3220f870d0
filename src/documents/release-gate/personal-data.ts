import { isResidentId, maskNumber } from '../../cases/identity-numbers.ts'
import { isLocalDate } from '../../law/date.ts'
import { addressesIn, maskAddress } from './home-addresses.ts'
import { type FindingKind } from './finding.ts'
import { inDigits, isOddlyWritten, plainText } from './plain-writing.ts'

/** What is looked for in texts. */
export const PERSONAL_KINDS = [
  'resident-id',
  'bank-card',
  'mobile',
  'address',
  'email',
] as const satisfies FindingKind[]
export type PersonalKind = (typeof PERSONAL_KINDS)[number]

/** Whether a finding is something personal in a text. */
export const isPersonal = (kind: FindingKind): boolean => (PERSONAL_KINDS as readonly FindingKind[]).includes(kind)

/** Something personal in a text, masked; `from` and `to` are its place in the text as `plainText` gives it. */
export type PersonalData = { kind: PersonalKind; masked: string; from: number; to: number }

const EDGE = { before: String.raw`(?<![0-9A-Za-z]|\d\.)`, after: String.raw`(?![0-9A-Za-z]|\.\d)` }
/** A number with birthday and check digit is one wherever it stands; letters may touch it. */
const LOOSE = { before: String.raw`(?<![0-9]|\d\.)`, after: String.raw`(?![0-9]|\.\d)` }
/** A word for a telephone, or the mark of a part of a spreadsheet's header, may touch a number. */
const AFTER_WORD = {
  before: String.raw`(?:${EDGE.before}|(?<=&[LCRlcr]|[Tt][Ee][Ll]|[Pp]hone|[Mm]obile))`,
  after: EDGE.after,
}
const between = (pattern: string, edge = EDGE) => new RegExp(`${edge.before}${pattern}${edge.after}`, 'g')
/** Looked for at every place, as what stands before may be taken for its beginning. */
const ahead = (pattern: string) => new RegExp(`${LOOSE.before}(?=(${pattern})${LOOSE.after})`, 'g')

const RESIDENT_ID = between(String.raw`\d{6}[ ._/·-]?\d{8}[ ._/·-]?\d{3}[\dXx]`, LOOSE)
/** Grouped in any way, or written digit by digit, in the fields of a table say: the check digit makes it sure. */
const GROUPED_RESIDENT_ID = ahead(String.raw`\d(?:[ ._/·-]?\d){16}[ ._/·-]?[\dXx]`)
const BETWEEN_DIGITS = String.raw`(\t| ?[,;|、，*#~] ?| {1,4})`
const SPREAD_RESIDENT_ID = ahead(String.raw`\d${BETWEEN_DIGITS}\d(?:\2\d){15}\2[\dXx]`)
const SPREAD = new RegExp(String.raw`\d${BETWEEN_DIGITS}\d\1\d\1\d\1\d`)
/** Numbers issued before October 1999: a year of two digits, no check digit. GB 11643-1989 */
const OLD_RESIDENT_ID = between(String.raw`\d{15}`)
const CARD = between(String.raw`(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1?\d{1,3})?|\d{6} ?\d{10,13})`)
const MOBILE = between(String.raw`(?:(?:\+|00)?86[ -]?)?1[3-9]\d([ ./_·-]?)\d{4}\1\d{4}`, AFTER_WORD)
/** Grouped in any other way: only after a word for a telephone, as columns of figures look like it. */
const ODD_MOBILE = between(String.raw`1(?:[ -]?\d){10}`)
const TELEPHONE = /(?:电话|手机|联系|[Tt]el|[Pp]hone|[Mm]obile)[^\d\n]{0,6}$/
const EMAIL = /(?<![\w.%+-])[A-Za-z0-9_][\w.%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,12}(?![A-Za-z0-9])/g

/** Codes of provinces, GB/T 2260. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)
/** Prefixes the operators have been given. */
const MOBILE_PREFIX = /^1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])/
/** UnionPay and the older cards of Chinese banks; Visa, MasterCard and JCB cards have 16 digits. */
const CARD_PREFIX = /^(?:62\d{14,17}|(?:60|68|69)\d{14,17}|955\d{13,16}|(?:4\d|5[1-5]|35)\d{14})$/
/** Cards of UnionPay; any other number of that length with a right check digit is a card one time in ten. */
const SURE_CARD = /^62/
/** What else a long number may be, said just before it. */
const OTHER_NUMBER =
  /(?:编号|编码|代码|流水|单号|订单|合同|发票|条码|考证|证号|学号|序列号|凭证|批号)[^，。；\d\n]{0,6}$/
const isOtherwise = (text: string, from: number): boolean => {
  const before = text.slice(Math.max(0, from - 16), from)
  return OTHER_NUMBER.test(before) && !before.includes('身份')
}
/** Mailboxes of an office, not of a person. */
const OFFICE_MAILBOX =
  /^(?:xxgk|gongkai|office|info|contact|service|admin|webmaster|postmaster|no-?reply|bgs|dzb|xzb)@/i

/** No number looked for has fewer digits. */
const LONG_NUMBER = /\d(?:[ ._/·-]?\d){10}/

/** Everything personal in a text, in order, no two overlapping. */
export function personalDataIn(text: string): PersonalData[] {
  const plain = inDigits(plainText(text))
  const found = [
    ...(LONG_NUMBER.test(plain) || SPREAD.test(plain) ? numbersOfPeople(plain) : []),
    ...emailsIn(plain),
    ...homesIn(plain),
  ]
  const first = found.filter((each, at) => !found.slice(0, at).some(({ from, to }) => from < each.to && each.from < to))
  return first.length > 1 ? first.sort((a, b) => a.from - b.from) : first
}

/** Whether a text put together of pieces holds a citizen's number, which its check digit makes sure. */
export const holdsIdentity = (text: string): boolean =>
  /\d{17}[\dXx]/.test(text) && personalDataIn(text).some(({ kind }) => kind === 'resident-id')

/** The same, placed in the text as it is written: signs of other widths and unseen ones counted. */
export function personalDataAsWritten(text: string): PersonalData[] {
  const found = personalDataIn(text)
  if (found.length === 0 || !isOddlyWritten(text)) return found
  const places = placesAsWritten(text)
  return found.map((each) => ({ ...each, from: places[each.from] ?? 0, to: places[each.to] ?? text.length }))
}

/** For each place in the plain text, the place in the text as written. */
function placesAsWritten(text: string): number[] {
  const places: number[] = []
  let at = 0
  for (const sign of text) {
    for (let unit = 0; unit < plainText(sign).length; unit += 1) places.push(at)
    at += sign.length
  }
  return [...places, at]
}

/** The surest first, as one number may look like two kinds. */
const NUMBERS: readonly [PersonalKind, RegExp, (number: string, text: string, from: number) => boolean][] = [
  ['resident-id', RESIDENT_ID, isCitizensNumber],
  ['resident-id', GROUPED_RESIDENT_ID, isCitizensNumber],
  ['resident-id', SPREAD_RESIDENT_ID, isCitizensNumber],
  ['resident-id', OLD_RESIDENT_ID, (number, text, from) => isOldCitizensNumber(number) && !isOtherwise(text, from)],
  ['bank-card', CARD, (number, text, from) => isCard(number) && (SURE_CARD.test(number) || !isOtherwise(text, from))],
  ['mobile', MOBILE, (number) => MOBILE_PREFIX.test(withoutCountry(number))],
  ['mobile', ODD_MOBILE, (number, text, from) => MOBILE_PREFIX.test(number) && TELEPHONE.test(text.slice(0, from))],
]

function numbersOfPeople(text: string): PersonalData[] {
  return NUMBERS.flatMap(([kind, pattern, isOne]) =>
    numbersIn(text, pattern)
      .filter(({ number, from }) => isOne(number, text, from))
      .map(({ number, from, to }) => ({ kind, from, to, masked: maskNumber(withoutCountry(number)) })),
  )
}

const withoutCountry = (number: string): string => number.replace(/^(?:\+86|0086|86(?=1\d{10}$))/, '')

const emailsIn = (text: string): PersonalData[] =>
  (text.includes('@') ? [...text.matchAll(EMAIL)] : [])
    .filter(({ 0: match }) => !OFFICE_MAILBOX.test(match))
    .map(({ index, 0: match }) => ({ kind: 'email', from: index, to: index + match.length, masked: maskEmail(match) }))

const homesIn = (text: string): PersonalData[] =>
  addressesIn(text).map(({ from, to }) => ({ kind: 'address', from, to, masked: maskAddress(text.slice(from, to)) }))

const numbersIn = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)]
    .map(({ index, 0: whole, 1: looked }) => [index, whole || (looked ?? '')] as const)
    .map(([index, match]) => ({
      from: index,
      to: index + match.length,
      number: match.replace(/[ ._/·,;|、，*#~\t-]/g, '').toUpperCase(),
    }))

function isCitizensNumber(number: string): boolean {
  return PROVINCES.has(number.slice(0, 2)) && isResidentId(number)
}

/** Eighteen digits of which a spreadsheet, keeping them as a number, has spoilt the last. */
export const isPartOfCitizensNumber = (digits: string): boolean =>
  /^\d{18}$/.test(digits) &&
  PROVINCES.has(digits.slice(0, 2)) &&
  /^(?:19|20)/.test(digits.slice(6)) &&
  isLocalDate(`${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`)

function isOldCitizensNumber(number: string): boolean {
  const birthday = `19${number.slice(6, 8)}-${number.slice(8, 10)}-${number.slice(10, 12)}`
  const area = PROVINCES.has(number.slice(0, 2)) && !/^..00|^....00/.test(number)
  return area && isLocalDate(birthday) && !number.endsWith('000')
}

/** Length and first digits of a known kind of card, and its check digit. ISO/IEC 7812 */
function isCard(number: string): boolean {
  if (!CARD_PREFIX.test(number) || /^(\d)\1+$/.test(number)) return false
  const sum = [...number].reverse().reduce((total, digit, at) => total + luhn(Number(digit), at % 2 === 1), 0)
  return sum % 10 === 0
}

const luhn = (digit: number, doubled: boolean): number => (!doubled ? digit : digit < 5 ? digit * 2 : digit * 2 - 9)

const maskEmail = (email: string): string => `${email[0]}***${email.slice(email.indexOf('@'))}`

/** The text with everything personal masked, on one line, cut to 60 characters. */
export function excerptOf(text: string): string {
  const plain = plainText(text.slice(0, 400)).replace(/\s+/g, ' ').trim()
  let [out, at] = ['', 0]
  for (const { from, to, masked } of personalDataIn(plain)) {
    out += plain.slice(at, from) + masked
    at = to
  }
  const letters = [...out, ...plain.slice(at)]
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : letters.join('')
}
