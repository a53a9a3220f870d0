import { type EntityManager } from '@mikro-orm/postgresql'
import { voidedEntries } from '../cases/case.ts'
import { isAbout, isToApplicant, type FurtherLetter } from '../letters/called-for.ts'
import { composeLetter } from '../letters/compose-letter.ts'
import { type LetterDetails } from '../letters/letter-facts.ts'
import { type ComposedLetter, type LetterDocument } from '../letters/letter.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { findLetter, insertLetter, lettersOf } from '../store/letter-store.ts'
import { wordingsInForce } from '../store/letter-template-store.ts'
import { queueMessages } from '../store/outbox.ts'
import { calendarOf } from './calendar-reader.ts'
import { reading, type Actor, type Context, type OrganRef } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { letterFacts } from './letter-facts-of-case.ts'
import { takeNumber } from './letter-service.ts'
import { caseToChange, caseToRead } from './load-case.ts'
import { transact } from './transact.ts'

/** A letter the office writes on its own; `party`: the party consulted it is for, null where it is the applicant's. */
export type FurtherInput = { kind: FurtherLetter; party: string | null; details: Partial<LetterDetails> }

/** The letter as it would be written today; nothing is numbered or kept. @throws NotFound */
export async function draftFurtherLetter(
  context: Context,
  organ: OrganRef,
  number: string,
  input: FurtherInput,
): Promise<ComposedLetter> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  return compose(context, em, organ, loaded, input)
}

/**
 * Writes, numbers and keeps the letter; the same letter sent twice in a day is one. Gives its id.
 * @throws Invalid with what it lacks; NotFound where nothing in the case calls for it
 */
export async function issueFurtherLetter(
  context: Context,
  organ: OrganRef,
  number: string,
  input: FurtherInput,
  actor: Actor,
): Promise<string> {
  return transact(context, actor, 'LETTER_ISSUED', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
    const seq = entryOf(loaded, input)
    const composed = await compose(context, tx, organ, loaded, input)
    if ('problems' in composed)
      throw new Invalid(composed.problems.map(({ fact, message }) => ({ field: fact, text: message })))
    const { letter } = composed
    const facts = { kind: input.kind, seq }
    const before = await sameLetter(tx, loaded, seq, letter)
    if (before !== null)
      return { result: before, subject: number, facts: { ...facts, letterId: before, already: true } }
    const document = { ...letter, number: await takeNumber(tx, organ, input.kind, letter.date) }
    const kept = { seq, toApplicant: isToApplicant(input.kind), document, recordedAt: context.clock.now() }
    const letterId = await insertLetter(tx, loaded, kept)
    if (kept.toApplicant) await tell(context, tx, loaded, letterId)
    return { result: letterId, subject: number, facts: { ...facts, letterId } }
  })
}

/** The applicant is told that there is something to read, where an address is known. */
async function tell(context: Context, tx: EntityManager, { row, content }: LoadedCase, letterId: string) {
  if (!content.applicant.email) return
  const { caseId, number, organId } = row
  const message = { letter: 'letter-issued', recipient: 'applicant', caseId, facts: { number, letterId } }
  await queueMessages(tx, organId, context.clock.now(), [{ ...message, dedupeKey: `letter/${letterId}` }])
}

/** @throws NotFound where no standing entry calls for such a letter */
function entryOf({ kase }: LoadedCase, { kind, party }: FurtherInput): number {
  const voided = voidedEntries(kase.history)
  const entry = kase.history.findLast(({ seq, event }) => !voided.has(seq) && isAbout(kind, event, party))
  if (!entry) throw new NotFound(kind)
  return entry.seq
}

async function compose(
  context: Context,
  em: EntityManager,
  organ: OrganRef,
  loaded: LoadedCase,
  { kind, details }: FurtherInput,
): Promise<ComposedLetter> {
  const on = context.clock.today()
  const facts = letterFacts(context, organ, loaded, await calendarOf(context, organ), { on, details })
  return composeLetter(kind, facts, (await wordingsInForce(em, organ.organId, on)).get(kind))
}

/** The letter of the same entry, day and words, where there is one: a form sent twice. */
async function sameLetter(
  tx: EntityManager,
  loaded: LoadedCase,
  seq: number,
  letter: LetterDocument,
): Promise<string | null> {
  const words = ({ paragraphs, addressee, remedies }: LetterDocument) =>
    JSON.stringify([addressee, paragraphs, remedies])
  const lines = (await lettersOf(tx, loaded)).filter(
    (line) => line.seq === seq && line.kind === letter.kind && line.issuedOn === letter.date,
  )
  for (const { letterId } of lines) {
    const kept = await findLetter(tx, loaded, letterId)
    if (kept && words(kept.document) === words(letter)) return letterId
  }
  return null
}
