/** Digits and letters of other widths, dashes of other lengths, signs nobody sees. */
const ODD_SIGNS =
  /(?![0-9])[\p{Nd}⁰¹²³⁴-⁹₀-₉①-⑨⓪Ａ-Ｚａ-ｚ＠＋－．\p{Cf}\p{Mn}\u115F\u1160\u3164\uFFA0\u00A0\u2000-\u200A\u202F\u205F\u3000\u2010-\u2015\u2212]/u

/** Whether a text holds a sign that is written otherwise when it is plain. */
export const isOddlyWritten = (text: string): boolean => ODD_SIGNS.test(text)

/** One way of writing: half-width digits and letters, plain dashes, nothing invisible between. */
export const plainText = (text: string): string =>
  isOddlyWritten(text)
    ? text
        .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
        .replace(/(?![0-9])[\p{Nd}⁰¹²³⁴-⁹₀-₉①-⑨⓪Ａ-Ｚａ-ｚ＠＋－．]/gu, plainSign)
        .replace(/[\p{Cf}\p{Mn}\u115F\u1160\u3164\uFFA0]/gu, '')
        .replace(/[\u2010-\u2015\u2212]/g, '-')
    : text

/** Digits of other scripts stand in rows of ten, from nought on. */
function plainSign(sign: string): string {
  const plain = sign.normalize('NFKC')
  if (!/\p{Nd}/u.test(plain) || /\d/.test(plain)) return plain
  let value = 0
  const before = () => String.fromCodePoint((sign.codePointAt(0) ?? 0) - value - 1)
  while (value < 9 && /\p{Nd}/u.test(before())) value += 1
  return String(value)
}

/** Ways of writing a number without digits, each in the order of nought to nine. */
const NUMERALS = ['〇一二三四五六七八九', '零壹贰叁肆伍陆柒捌玖', '○幺两']
const VALUES = new Map(
  NUMERALS.flatMap((row) => [...row].map((sign, value): [string, string] => [sign, String(value)])),
)
/** Years and amounts in words are shorter, or name tens and hundreds. */
const IN_WORDS = /[〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖○幺两]{11,}/g
/** Letters taken for nought and one, among digits as many as a citizen's number has. */
const WITH_LETTERS = /(?<![0-9A-Za-z])(?=(?:[OoIl]*\d){12})[\dOoIl]{17}[\dXxO](?![0-9A-Za-z])/g
/** Signs that look like the last one of a citizen's number. */
const LIKE_X = /(?<=\d{17} ?)[ХхΧχ×Ⅹⅹ]/g

/** Numbers in words, and with letters or signs that look like digits, in digits; nothing changes its place. */
export function inDigits(text: string): string {
  let digits = text.replace(IN_WORDS, (run) => [...run].map((sign) => VALUES.get(sign)).join(''))
  if (/\d[\dOoIl]{15}/.test(digits))
    digits = digits.replace(WITH_LETTERS, (run) => run.replace(/[Oo]/g, '0').replace(/[Il]/g, '1'))
  return /\d{5} ?[ХхΧχ×Ⅹⅹ]/.test(digits) ? digits.replace(LIKE_X, 'X') : digits
}
