import { type Sealer } from './sealing.ts'

/**
 * Search in sealed text: one- and two-character pieces of Chinese and whole Latin words and numbers, each stored
 * only as a keyed fingerprint (see sealing). A query asks for the rows that hold all its pieces; the reader then
 * opens those rows and keeps the ones that really contain the words.
 */
export function searchTerms(sealer: Sealer, organId: number, texts: readonly string[]): string[] {
  const pieces = new Set(texts.flatMap(piecesOf))
  return [...pieces].map((piece) => sealer.fingerprint(organId, piece))
}

/** The fingerprints a row must hold to answer this query; empty when nothing searchable was typed. */
export function queryTerms(sealer: Sealer, organId: number, typed: string): string[] {
  const words = normalise(typed).split(' ').filter(Boolean)
  const pieces = words.flatMap((word) => longestPieces(word))
  return [...new Set(pieces)].map((piece) => sealer.fingerprint(organId, piece))
}

/** Whether the opened texts really contain every word typed. */
export function containsWords(texts: readonly string[], typed: string): boolean {
  const haystack = texts.map(normalise).join('\u0001')
  return normalise(typed)
    .split(' ')
    .filter(Boolean)
    .every((word) => haystack.includes(word))
}

/** One way of writing: half-width, lower case, words parted by one blank, no punctuation. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const RUNS = /[\p{Script=Han}]+|[^\p{Script=Han}\s]+/gu

function piecesOf(text: string): string[] {
  return (normalise(text).match(RUNS) ?? []).flatMap((run) => {
    if (!/\p{Script=Han}/u.test(run)) return run.length > 4 && /^\d+$/.test(run) ? [run, run.slice(-4)] : [run]
    const characters = [...run]
    return characters.flatMap((each, at) => (at + 1 < characters.length ? [each, each + characters[at + 1]] : [each]))
  })
}

/** Two-character pieces suffice where a word has them: they imply the single ones. */
function longestPieces(word: string): string[] {
  return (word.match(RUNS) ?? []).flatMap((run) => {
    const characters = [...run]
    if (!/\p{Script=Han}/u.test(run) || characters.length === 1) return [run]
    return characters.slice(0, -1).map((each, at) => each + (characters[at + 1] ?? ''))
  })
}
