import { isResidentId } from '../../../cases/identity-numbers.ts'

export type PersonalNumber = 'id' | 'phone' | 'card'

/**
 * Kinds of personal number that stand in a free text, so that the applicant can be warned: resident identity numbers
 * and bank cards with a right check digit, mobile numbers. Spaces and hyphens between digits do not hide them.
 */
export function personalNumbersIn(text: string): PersonalNumber[] {
  const runs = text.normalize('NFKC').match(/\d(?:[ -]?\d){9,18}(?:[ -]?[Xx])?/g) ?? []
  const found = runs.map((run) => kindOf(run.replace(/[ -]/g, '')))
  return [...new Set(found)].filter((kind) => kind !== null)
}

function kindOf(digits: string): PersonalNumber | null {
  if (isResidentId(digits)) return 'id'
  if (/^1[3-9]\d{9}$/.test(digits)) return 'phone'
  return /^\d{16,19}$/.test(digits) && passesLuhn(digits) ? 'card' : null
}

/** The check digit of payment cards (ISO/IEC 7812). */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
