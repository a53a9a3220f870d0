/**
 * Signs that begin no line, and signs that end none. GB/T 15834-2011, 5.1. Quotation marks, which the PDF sets by UAX #14
 * as if they could be either, are both.
 */
const BEGINS_NO_LINE = /[。，、；：？！）》〉」』】〕“”‘’…—·,.;:?!)\]}%]/
const ENDS_NO_LINE = /[（《〈「『【〔“”‘’([{]/
/** Latin letters, digits and the signs among them take half the width of a Chinese one. */
const NARROW = /[\u0020-\u007e]/
const WORD = /[-0-9A-Za-z_./\ud800-\udfff]/

/**
 * Where the lines of a paragraph begin but the first, as places in its text; an estimate, for Chinese
 * text set in a square: a stop that does not fit takes the sign before it along.
 * @param characters in a line
 * @param indent of the first line, in characters
 */
export function lineStarts(text: string, characters: number, indent: number): number[] {
  const starts: number[] = []
  let width = indent
  for (let at = 0; at < text.length; at += 1) {
    width += widthOf(text[at]!)
    if (width <= characters) continue
    const start = startBefore(text, at, starts.at(-1) ?? 0)
    starts.push(start)
    width = [...text.slice(start, at + 1)].reduce((sum, sign) => sum + widthOf(sign), 0)
  }
  return starts
}

const widthOf = (sign: string): number => (NARROW.test(sign) ? 0.5 : /[\udc00-\udfff]/.test(sign[0]!) ? 0 : 1)

/** The nearest place at or before one where a line may begin: not within a word or a number, nor against its signs. */
function startBefore(text: string, at: number, after: number): number {
  for (let place = at; place > after + 1; place -= 1) if (mayBegin(text, place)) return place
  return at
}

function mayBegin(text: string, place: number): boolean {
  const [before, here] = [text[place - 1]!, text[place]!]
  return !BEGINS_NO_LINE.test(here) && !ENDS_NO_LINE.test(before) && !(WORD.test(before) && WORD.test(here))
}
