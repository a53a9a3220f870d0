import { html, join, type Html } from '../../html.ts'

const SHOWN = 90
const BEFORE = 20

/** The words typed, as they may stand in a text: letters and numbers only, so they need no escaping in a pattern. */
const wordsIn = (typed: string): string[] => typed.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []

const patternOf = (typed: string): RegExp | null => {
  const words = wordsIn(typed)
  return words.length === 0 ? null : new RegExp(words.join('|'), 'giu')
}

/** A text with the words typed marked in it. */
export function marked(text: string, typed: string): Html {
  const pattern = patternOf(typed)
  if (!pattern) return html`${text}`
  const hits = [...text.matchAll(pattern)]
  const pieces = hits.map(({ 0: hit, index }, at) => {
    const previous = hits[at - 1]
    const from = previous ? previous.index + previous[0].length : 0
    return html`${text.slice(from, index)}<mark>${hit}</mark>`
  })
  const last = hits.at(-1)
  return join([...pieces, text.slice(last ? last.index + last[0].length : 0)])
}

/** The part of a text around the first of the words typed, in one line. */
export function excerptAround(text: string, typed: string): string {
  // Lines of a text joined: a blank between words, none after Chinese signs.
  const line = text
    .replace(/(?<=[。；：，、）])\s+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const first = patternOf(typed)?.exec(line)?.index ?? 0
  const letters = [...line.slice(Math.max(0, first - BEFORE))]
  const cut = letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : letters.join('')
  return first > BEFORE ? `…${cut}` : cut
}
