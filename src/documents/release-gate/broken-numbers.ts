import { holdsIdentity, personalDataAsWritten, type PersonalData } from './personal-data.ts'

/** A citizen's number that goes on from one line to the next: in which lines, and where in these put together. */
export type BrokenNumber = { line: number; pieces: readonly { line: number; text: string }[]; found: PersonalData }

const LONGEST_NUMBER = 40
const LENGTH = 18
const SIGN = /^\s*[\dXx]\s*$/

/**
 * Numbers broken between two lines, as a table's cell may be, or written one sign a line; only one with a check digit is
 * surely one number. `line` counts from nought.
 */
export function* brokenNumbers(lines: readonly string[]): Generator<BrokenNumber> {
  let signs = 0
  for (const [line, said] of lines.entries()) {
    if (/\d["\r]*$/.test(said)) yield* acrossTwo(lines, line)
    signs = SIGN.test(said) ? signs + 1 : 0
    if (signs < LENGTH) continue
    const number = numberOf(lines, line + 1 - LENGTH)
    if (number) yield number
  }
}

function* acrossTwo(lines: readonly string[], line: number): Generator<BrokenNumber> {
  const [before, after] = [lines[line] ?? '', lines[line + 1] ?? '']
  const start = Math.max(0, before.length - LONGEST_NUMBER)
  const tail = before.slice(start).replace(/\r$/, '')
  const whole = `${tail}${after.slice(0, LONGEST_NUMBER)}`
  for (const found of personalDataAsWritten(whole))
    if (found.kind === 'resident-id' && found.from < tail.length && found.to > tail.length)
      yield {
        line,
        pieces: [
          { line, text: `${before.slice(0, start)}${tail}` },
          { line: line + 1, text: after },
        ],
        found: { ...found, from: found.from + start, to: found.to + start },
      }
}

function numberOf(lines: readonly string[], line: number): BrokenNumber | null {
  const pieces = lines.slice(line, line + LENGTH).map((text, at) => ({ line: line + at, text: text.trim() }))
  const whole = pieces.map(({ text }) => text).join('')
  const [found] = holdsIdentity(whole) ? personalDataAsWritten(whole) : []
  return found ? { line, pieces, found } : null
}
