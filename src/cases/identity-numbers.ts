import { isLocalDate } from '../law/date.ts'

/** Resident identity number (GB 11643): 17 digits with a real birthday, then the check digit. */
export function isResidentId(text: string): boolean {
  const number = text.toUpperCase()
  if (!/^\d{17}[\dX]$/.test(number)) return false
  const birthday = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return isLocalDate(birthday) && residentCheckDigit(number) === number[17]
}

/** Unified social credit code (GB 32100): 17 characters, then the check character. */
export function isCreditCode(text: string): boolean {
  const code = text.toUpperCase()
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false
  const sum = [...code.slice(0, 17)].reduce((total, each, at) => total + CREDIT.indexOf(each) * CREDIT_WEIGHTS[at]!, 0)
  return CREDIT[(31 - (sum % 31)) % 31] === code[17]
}

/** Shows enough to recognise a number and too little to use it: 138****1234, 35*************123. */
export function maskNumber(text: string): string {
  if (text.length <= 7) return '*'.repeat(text.length)
  const [head, tail] = text.length === 11 ? [3, 4] : [2, 3]
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(-tail)
}

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

function residentCheckDigit(number: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  return '10X98765432'[sum % 11]
}

/** Powers of 3 modulo 31. */
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
