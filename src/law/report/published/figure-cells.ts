import { type Cell } from '../filled-report.ts'

/** What a cell of figures holds: a number, a blank, or something that is neither. */
export type ReadCell = { value: Cell; bad: string | null }

/** Reads a figure as people write it: 1,204, １２, blanks and dashes for nothing. */
export function readFigure(text: string): ReadCell {
  const plain = text.normalize('NFKC').replace(/[\s,，]/g, '')
  if (/^(?:|[-—–/／]+|无)$/.test(plain)) return { value: null, bad: null }
  return /^-?\d{1,12}(?:\.\d{1,6})?$/.test(plain)
    ? { value: Number(plain), bad: null }
    : { value: null, bad: text.trim() }
}

/** A label without its number, blanks and punctuation, so that ways of writing it do not matter. */
export const bareLabel = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{1,2}[.、．])/, '')
    .replace(/["“”'‘’()、，,。.:：;；－-]/g, '')
