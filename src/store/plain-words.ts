import { normalise } from './search-terms.ts'

/**
 * Search in public text, without a search server: the database keeps every one- and two-character piece of it under a
 * GIN index, so that any part of a word is found, in Chinese as in Latin letters. Pieces carry their organ.
 */
export type PlainWords = { words: string; pieces: string[] }

/** A text as it is kept for search: written one way, and cut into its pieces. */
export function plainWords(organId: number, text: string): PlainWords {
  const words = normalise(text)
  const pieces = words.split(' ').flatMap((word) => [...singles(word), ...pairs(word)])
  return { words, pieces: [...new Set(pieces)].map((piece) => ofOrgan(organId, piece)) }
}

/** Most words of one question that narrow it; the rest are left out. */
const MOST_WORDS = 8

/** What a row must hold to answer the words typed: its pieces, and each word as it stands. Null when there is none. */
export function plainQuestion(organId: number, typed: string): { pieces: string[]; patterns: string[] } | null {
  const words = [...new Set(normalise(typed).split(' ').filter(Boolean))].slice(0, MOST_WORDS)
  if (words.length === 0) return null
  const pieces = words.flatMap((word) => ([...word].length === 1 ? [word] : pairs(word)))
  return {
    pieces: [...new Set(pieces)].map((piece) => ofOrgan(organId, piece)),
    patterns: words.map((word) => `%${word}%`),
  }
}

const ofOrgan = (organId: number, piece: string): string => `${organId}:${piece}`
const singles = (word: string): string[] => [...word]
const pairs = (word: string): string[] => {
  const characters = [...word]
  return characters.slice(0, -1).map((each, at) => each + characters[at + 1])
}
