import { type PersonalData } from '../personal-data.ts'

/** A piece of text as it stands in a part: `at` is its place among what was written, null once it is gone; `write`: how it is written, where not as text. */
export type Piece = { at: number | null; text: string; write?: (text: string) => string }

/** The most signs a reader puts between two pieces. */
const MOST_BETWEEN = 4

/** A stretch of text, and what is put in its place. */
type Span = Pick<PersonalData, 'from' | 'to' | 'masked'>
type Placed = { piece: Piece; from: number; to: number }

/**
 * Finds the pieces a reader put together to `whole`. A reader leaves some out and puts spaces between others; what does
 * not fit stays unfound, and is held back when the new file is read again.
 */
export function piecesOf(whole: string, pieces: readonly Piece[]): Placed[] {
  const placed: Placed[] = []
  let from = 0
  for (const piece of pieces) {
    const found = placeOf(whole, piece.text, from)
    if (found < 0) continue
    from = found + piece.text.length
    placed.push({ piece, from: found, to: from })
  }
  return placed
}

function placeOf(whole: string, text: string, from: number): number {
  for (let skip = 0; skip <= MOST_BETWEEN; skip += 1) if (whole.startsWith(text, from + skip)) return from + skip
  return -1
}

/** The pieces whose text changes: the mask stands where the found text begins, what it covered further on goes. */
export function maskPieces(placed: readonly Placed[], found: readonly Span[]): Piece[] {
  return placed.flatMap(({ piece, from, to }) => {
    const here = found.filter((each) => each.from < to && from < each.to)
    if (here.length === 0) return []
    let [text, at] = ['', from]
    for (const each of here) {
      text += piece.text.slice(at - from, Math.max(at, each.from) - from)
      if (each.from >= from) text += each.masked
      at = Math.min(each.to, to)
    }
    return [{ ...piece, text: text + piece.text.slice(at - from) }]
  })
}

/** A text with what was found masked. */
export function masked(text: string, found: readonly PersonalData[]): string {
  const [only] = maskPieces([{ piece: { at: null, text }, from: 0, to: text.length }], found)
  return only?.text ?? text
}
