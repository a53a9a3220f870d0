import { inThread } from '../../bounded-thread.ts'
import { isPdf } from '../binary-part.ts'
import { FileRefused, REFUSALS, type FindingKind } from '../finding.ts'
import { type Choices } from './choices.ts'
import { type Cleaned } from './clean-content.ts'

const LONGEST_SECONDS = 120
/** Two hundred pages may have to be drawn. */
const LONGEST_PDF_SECONDS = 200

/** What the thread that mends a file is given, and answers. */
export type CleanOrder = { bytes: Uint8Array; name: string; choices: Choices; found: ReadonlySet<FindingKind> }
export type CleanAnswer = { name: string; bytes: Uint8Array } | { refused: string }

let last: Promise<unknown> = Promise.resolve()

/**
 * A new file without what is not to stay; the one given is left as it is. Made in a thread of its own with bounded time
 * and memory, one at a time. @throws FileRefused with the reason, for the officer
 */
export function cleanFile(order: CleanOrder): Promise<Cleaned> {
  const turn = last.then(() => cleanInThread(order))
  last = turn.catch(() => undefined)
  return turn
}

async function cleanInThread(order: CleanOrder): Promise<Cleaned> {
  const seconds = isPdf(Buffer.from(order.bytes.subarray(0, 1024))) ? LONGEST_PDF_SECONDS : LONGEST_SECONDS
  const answer = await inThread<CleanAnswer>(new URL('./clean-thread.ts', import.meta.url), order, seconds)
  if (answer === 'too-long') throw new FileRefused(REFUSALS.tooLong(seconds))
  if (answer === 'too-much') throw new FileRefused(REFUSALS.tooMuchMemory())
  if ('refused' in answer) throw new FileRefused(answer.refused)
  return { name: answer.name, bytes: Buffer.from(answer.bytes) }
}
