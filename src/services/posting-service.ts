import { type LocalDate } from '../law/date.ts'
import { postalNumber } from '../letters/service.ts'
import { unsentLetters, type UnsentLetter } from '../store/posting-store.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { BarredByLaw, Invalid, NotFound } from './errors.ts'
import { recordService } from './letter-delivery.ts'

export { type UnsentLetter } from '../store/posting-store.ts'

/** Letters taken to the post at once: each is a transaction of its own, and its file is fixed before. */
const MOST_POSTED = 60

/** The letters of these cases that have not left. */
export const lettersToPost = (context: Context, organ: OrganRef, numbers: readonly string[]): Promise<UnsentLetter[]> =>
  unsentLetters(reading(context), organ.organId, numbers, MOST_POSTED)

/** One letter as it was handed to the post, with the number on its receipt. */
export type Posting = { number: string; letterId: string; postalNumber: string }
/** What became of it: null when it is recorded, else why not. */
export type Posted = { letterId: string; problem: string | null }

const NUMBER_WANTED = '邮件号码应是13位，例如 EZ123456789CN，请核对'

/**
 * Records that letters were posted on a day, one after another, an entry in the log for each; one that cannot be
 * recorded does not keep the others back.
 */
export async function postLetters(
  context: Context,
  organ: OrganRef,
  on: LocalDate,
  postings: readonly Posting[],
  actor: Actor,
): Promise<Posted[]> {
  const done: Posted[] = []
  for (const posting of postings.slice(0, MOST_POSTED))
    done.push({ letterId: posting.letterId, problem: await post(context, organ, on, posting, actor) })
  return done
}

async function post(
  context: Context,
  organ: OrganRef,
  on: LocalDate,
  { number, letterId, postalNumber: typed }: Posting,
  actor: Actor,
): Promise<string | null> {
  const known = postalNumber(typed)
  if (known === null) return NUMBER_WANTED
  try {
    const details = { postalNumber: known }
    await recordService(context, organ, number, letterId, { kind: 'posted', on, details, proof: null }, actor)
    return null
  } catch (error) {
    if (error instanceof Invalid || error instanceof NotFound || error instanceof BarredByLaw)
      return error.message || number
    throw error
  }
}
