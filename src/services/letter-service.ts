import { type EntityManager } from '@mikro-orm/postgresql'
import { clockOf } from '../cases/case.ts'
import { type Act } from '../cases/decide.ts'
import { type LocalDate, yearOf } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { isToApplicant, lettersCalledFor } from '../letters/called-for.ts'
import { composeLetter } from '../letters/compose-letter.ts'
import { type LetterDetails } from '../letters/letter-facts.ts'
import { type LetterDocument, type LetterKind, type LetterProblem } from '../letters/letter.ts'
import { codeFor, documentNumber } from '../letters/numbering.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { findLetter, insertLetter, lettersOf, type LetterLine, nextSerial } from '../store/letter-store.ts'
import { wordingsInForce } from '../store/letter-template-store.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { letterFacts, recordDetails } from './letter-facts-of-case.ts'
import { caseToRead } from './load-case.ts'

/**
 * The officer's part of a letter. Given: the letter leaves with the act, and what it lacks refuses the act. Absent
 * (a program records what was done on paper): a letter that can be written from the record alone is, others are not.
 */
export type LetterInput = { details: Partial<LetterDetails> }

/** The act just recorded, and the entry it is. */
export type ActDone = { act: Act; seq: number; calendar: WorkCalendar }

/** Composes, numbers and stores the letters an act calls for. @throws Invalid with what each letter lacks */
export async function issueLetters(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  after: LoadedCase,
  done: ActDone,
  input: LetterInput | null,
): Promise<void> {
  const wordings = await wordingsInForce(tx, organ.organId, done.act.on)
  for (const kind of lettersCalledFor(done.act)) {
    const document = compose(context, organ, after, done, input, kind, wordings.get(kind))
    if (!document) continue
    const number = await takeNumber(tx, organ, kind, done.act.on)
    const letter = { seq: done.seq, toApplicant: isToApplicant(kind), recordedAt: context.clock.now() }
    await insertLetter(tx, after, { ...letter, document: { ...document, number } })
  }
}

/** The letter an act would send, before it is done: for the preview. Problems say what is still missing. */
export async function draftLetters(
  context: Context,
  organ: OrganRef,
  after: LoadedCase,
  done: ActDone,
  input: LetterInput,
): Promise<{ letters: LetterDocument[]; problems: LetterProblem[] }> {
  const facts = factsOf(context, organ, after, done, input)
  const wordings = await wordingsInForce(reading(context), organ.organId, done.act.on)
  const composed = lettersCalledFor(done.act).map((kind) => composeLetter(kind, facts, wordings.get(kind)))
  return {
    letters: composed.flatMap((each) => ('letter' in each ? [each.letter] : [])),
    problems: composed.flatMap((each) => ('problems' in each ? each.problems : each.advice)),
  }
}

function compose(
  context: Context,
  organ: OrganRef,
  after: LoadedCase,
  done: ActDone,
  input: LetterInput | null,
  kind: LetterKind,
  wording: string | undefined,
): LetterDocument | null {
  const composed = composeLetter(kind, factsOf(context, organ, after, done, input ?? { details: {} }), wording)
  if ('letter' in composed) return composed.letter
  if (input === null) return null
  throw new Invalid(composed.problems.map(({ fact, message }) => ({ field: fact, text: message })))
}

/** What the record says and what the officer wrote of a letter that an act calls for. */
function factsOf(context: Context, organ: OrganRef, after: LoadedCase, { act, calendar }: ActDone, input: LetterInput) {
  const { replyDueOn } = clockOf(after.kase, calendar, context.clock.today())
  const details = { ...recordDetails(act, replyDueOn), ...input.details }
  return letterFacts(context, organ, after, calendar, { on: act.on, details })
}

/** The next number of the series this kind of letter stands in. */
export async function takeNumber(
  tx: EntityManager,
  organ: OrganRef,
  kind: LetterKind,
  day: LocalDate,
): Promise<string> {
  const { documentCode, documentCodes } = organ.settings
  const code = codeFor(kind, { code: documentCode, codes: documentCodes })
  return documentNumber(code, yearOf(day), await nextSerial(tx, organ.organId, code, yearOf(day)))
}

/** The letters of a case, for staff. @throws NotFound */
export async function listLetters(context: Context, organ: OrganRef, number: string): Promise<LetterLine[]> {
  const em = reading(context)
  return lettersOf(em, await caseToRead(context, organ, number, em))
}

/** One letter, opened. `forApplicant` leaves out those sent to others. @throws NotFound */
export async function readLetter(
  context: Context,
  organ: OrganRef,
  number: string,
  letterId: string,
  forApplicant: boolean,
): Promise<LetterLine & { document: LetterDocument }> {
  const em = reading(context)
  const letter = await findLetter(em, await caseToRead(context, organ, number, em), letterId)
  if (!letter || (forApplicant && !letter.toApplicant)) throw new NotFound(letterId)
  return letter
}
