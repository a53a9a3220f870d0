import { remedyLastDays, type RemedyLastDay } from '../law/remedies.ts'
import { type LocalDate } from '../law/date.ts'
import { remediesOfLetter } from '../letters/letter-remedies.ts'
import { serviceStanding, type ServiceEntry } from '../letters/service.ts'
import { type LetterLine } from '../store/letter-store.ts'
import { calendarOf } from './calendar-reader.ts'
import { showCase } from './case-view.ts'
import { type Context, type OrganRef } from './context.ts'

/** Since when the periods of a letter's remedies run, and the day each ends. */
export type LetterRemedies = { from: LocalDate; ways: RemedyLastDay[] }

/** Null while the letter was not received, and for letters that decide nothing. @throws NotFound */
export async function remediesOfReceived(
  context: Context,
  organ: OrganRef,
  number: string,
  { letter, lines }: { letter: LetterLine; lines: readonly ServiceEntry[] },
): Promise<LetterRemedies | null> {
  const { receivedOn } = serviceStanding(lines)
  if (receivedOn === null) return null
  const { kase } = await showCase(context, organ, number)
  const event = kase.history.find(({ seq }) => seq === letter.seq)?.event
  const reply = event && 'outcome' in event ? { outcome: event.outcome, withheld: event.withheld ?? [] } : null
  const advice = remediesOfLetter(letter.kind, kase.remedyRegime, letter.issuedOn, reply)
  const ways = remedyLastDays(advice, receivedOn, await calendarOf(context))
  return ways.length === 0 ? null : { from: receivedOn, ways }
}
