import { localDate, type LocalDate } from '../date.ts'

/**
 * One official notice on days off. `year` is the notice's own: it may also move days of the December before.
 * `off` lists the days declared free (weekend days inside a block included), `makeUp` the weekend days on which work is
 * made up (调休上班). `documentNumber` is null where no copy at hand shows it.
 */
export type HolidayNotice = {
  year: number
  title: string
  documentNumber: string | null
  source: string
  off: readonly LocalDate[]
  makeUp: readonly LocalDate[]
}

/** A notice from plain text days. Throws RangeError when one of them is no real day. */
export function noticeOf(
  notice: Omit<HolidayNotice, 'off' | 'makeUp'> & { off: readonly string[]; makeUp: readonly string[] },
): HolidayNotice {
  return { ...notice, off: notice.off.map(localDate), makeUp: notice.makeUp.map(localDate) }
}
