import { isLocalDate, type LocalDate } from './date.ts'

/**
 * The day a person typed, or undefined where it is no real day. Takes 2026-03-05, 2026-3-5, 2026.3.5, 2026/3/5,
 * 20260305 and 2026年3月5日, with blanks and full-width digits.
 */
export function typedDate(text: string): LocalDate | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const parts =
    /^(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(plain)
  return parts ? dayOf(parts[1], parts[2], parts[3]) : undefined
}

/** The same for a date input of three fields. */
export function typedDateParts(year: string, month: string, day: string): LocalDate | undefined {
  return typedDate(`${year}-${month}-${day}`)
}

function dayOf(year = '', month = '', day = ''): LocalDate | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isLocalDate(date) ? date : undefined
}
