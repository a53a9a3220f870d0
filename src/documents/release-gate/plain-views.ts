/**
 * A line of text as a program would show it, where that is not as it is written: signs written as numbers or escapes, tags
 * between. `places`: for each place in the text, the place in the line; one more than there are signs.
 */
export type View = { text: string; places: readonly number[] }

/** Ways of writing a sign by its number: in web pages, in data for programs, in addresses. */
const CODES: readonly [RegExp, RegExp][] = [
  [/&#x?\d/i, /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi],
  [/\\u00/i, /\\u([0-9a-f]{4})()/gi],
  [/%[2-5][0-9a-f]/i, /%([2-5][0-9a-f])()/gi],
]
const TAGS = /<[^<>]*>/g
const HIGHEST = 0x10ffff

/** The ways a line may be shown; none where it is shown as it is written. */
export function viewsOf(line: string): View[] {
  const decoded = CODES.filter(([sign]) => sign.test(line)).map(([, codes]) => viewed(line, codes, decodedSign))
  return /<[a-z/!]/i.test(line) ? [...decoded, viewed(line, TAGS, () => '')] : decoded
}

/** What of a stretch of a line stays when what is shown there is replaced: its tags. */
export const tagsIn = (written: string): string => (written.match(TAGS) ?? []).join('')

function decodedSign(hex: string | undefined, decimal: string | undefined): string {
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
  return String.fromCodePoint(Math.min(HIGHEST, code))
}

function viewed(line: string, codes: RegExp, shown: (hex?: string, decimal?: string) => string): View {
  let [text, at] = ['', 0]
  const places: number[] = []
  const take = (more: string, from: number, step: number) => {
    for (let unit = 0; unit < more.length; unit += 1) places.push(from + unit * step)
    text += more
  }
  for (const { index, 0: whole, 1: hex, 2: decimal } of line.matchAll(codes)) {
    take(line.slice(at, index), at, 1)
    take(shown(hex, decimal), index, 0)
    at = index + whole.length
  }
  take(line.slice(at), at, 1)
  return { text, places: [...places, line.length] }
}
