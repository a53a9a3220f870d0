import { clockOf } from '../cases/case.ts'
import { decide, withEvent, type Act } from '../cases/decide.ts'
import { type Bar } from '../cases/ruling.ts'
import { type ReplyClock, type Warning } from '../law/reply-clock.ts'
import { type LetterDetails } from '../letters/letter-facts.ts'
import { type LetterDocument, type LetterProblem } from '../letters/letter.ts'
import { calendarOf } from './calendar-reader.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { draftLetters } from './letter-service.ts'
import { searchBar } from './reply-gates.ts'
import { caseToRead } from './load-case.ts'

/**
 * What an act would do: the clock before and after, the warnings it brings, the letters as far as they can be written
 * and what they still lack. `after` null: the act is barred, `bar` says why.
 */
export type ActPreview = {
  before: ReplyClock
  after: ReplyClock | null
  bar: Bar | null
  warnings: readonly Warning[]
  letters: readonly LetterDocument[]
  problems: readonly LetterProblem[]
}

/**
 * Decides an act on a copy of the case; nothing is written.
 * @param details what the letters say; null while the officer has not written it @throws NotFound
 */
export async function previewAct(
  context: Context,
  organ: OrganRef,
  number: string,
  act: Act,
  details: Partial<LetterDetails> | null = null,
): Promise<ActPreview> {
  const loaded = await caseToRead(context, organ, number)
  const [calendar, today] = [await calendarOf(context, organ), context.clock.today()]
  const before = clockOf(loaded.kase, calendar, today)
  const ruling = decide(loaded.kase, act, calendar, today)
  if ('bar' in ruling) return { before, after: null, bar: ruling.bar, warnings: [], letters: [], problems: [] }
  const bar = await searchBar(reading(context), loaded, act)
  if (bar) return { before, after: null, bar, warnings: [], letters: [], problems: [] }
  const kase = withEvent(loaded.kase, act)
  const after = clockOf(kase, calendar, today)
  const done = { act, seq: loaded.row.version + 1, calendar }
  const drafts = await draftLetters(context, organ, { ...loaded, kase }, done, { details: details ?? {} })
  const known = new Set(before.warnings.map(({ code, on }) => `${code}/${on}`))
  const warnings = after.warnings.filter(({ code, on }) => !known.has(`${code}/${on}`))
  return { before, after, bar: null, warnings, ...drafts, letters: details === null ? [] : drafts.letters }
}
