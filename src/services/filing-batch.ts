import { type LocalDate, yearOf } from '../law/date.ts'
import { type ClockState } from '../law/reply-clock.ts'
import { type CaseToFile, numberTerms } from '../store/case-to-file.ts'
import { type FileToFile, type Filing, reserve, writeFiling } from '../store/case-filing.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { answerGiven, answerToKeep, type IdempotencyKeys } from './idempotency.ts'
import { inBatches } from './in-batches.ts'
import { refuseWhileShowing } from './showing-only.ts'

/** What the applicant is told at once; the only time the query code is seen. */
export type FilingReceipt = {
  number: string
  queryCode: string
  submittedAt: string
  state: ClockState
  receivedOn: LocalDate | null
  dueOn: LocalDate | null
}

/**
 * Numbers are taken one after another, so everything that does not need the number is done before: judging, sealing,
 * fingerprints. Under the counter's lock only the audit link and the answer to repeat are left to make.
 */
export type PendingFiling = {
  context: Context
  organ: OrganRef
  actor: Actor
  action: string
  keys: IdempotencyKeys | null
  queryCode: string
  kase: Omit<CaseToFile, 'number'>
  files: readonly FileToFile[]
  sameLetter: readonly string[]
  /** The letter that tells the applicant of the number; null where none is to be sent. */
  mailed: string | null
}

/** The receipt; `repeated`: the same key had been filed before, nothing was written now. */
export type FiledOnce = { receipt: FilingReceipt; repeated: boolean }

/** What became of one filing of a batch; `again`: the same key is being filed at this moment, ask once more. */
type Filed = FiledOnce | { error: unknown } | 'again'

/** So many filings at most share a transaction: what is locked for them is soon free again. */
const TOGETHER = 16

const turns = new WeakMap<Context['orm'], (lane: string, pending: PendingFiling) => Promise<Filed>>()

/**
 * Files with whatever else waits in this process for a number of the same organ and year: one transaction, one wait
 * for the disk. @throws KeyReused, and what the database throws
 */
export async function fileInTurn(pending: PendingFiling): Promise<FiledOnce> {
  refuseWhileShowing()
  const { context, organ } = pending
  const file = turns.get(context.orm) ?? inBatches(TOGETHER, fileTogether)
  turns.set(context.orm, file)
  const filed = await file(`${organ.organId}/${yearOf(context.clock.today())}`, pending)
  if (filed === 'again') return fileInTurn(pending)
  if ('error' in filed) throw filed.error
  return filed
}

/** Where one of several fails it must not take the others with it: each is then tried by itself. */
async function fileTogether(batch: readonly PendingFiling[]): Promise<Filed[]> {
  try {
    return await fileAll(batch)
  } catch (error) {
    // Another process used the same key and committed first: now its answer can be read.
    if (batch.length === 1) return [isDuplicateKey(error) ? 'again' : { error }]
    const filed: Filed[] = []
    for (const each of batch) filed.push(...(await fileTogether([each])))
    return filed
  }
}

async function fileAll(batch: readonly PendingFiling[]): Promise<Filed[]> {
  const { context, organ } = batch[0]!
  const year = yearOf(context.clock.today())
  const first = firstOfEachKey(batch)
  const keyHashes = [...first].flatMap(({ keys }) => (keys ? [keys.keyHash] : []))
  return context.orm.em.fork().transactional(async (tx) => {
    const taken = await reserve(tx, organ.organId, year, keyHashes, first.size - keyHashes.length)
    const earlier = new Map(taken.earlier.map((each) => [keyText(each.keyHash), each]))
    let serial = taken.last - (first.size - earlier.size)
    let head = taken.head
    const filed: Filed[] = []
    for (const pending of batch) {
      const answer = pending.keys && earlier.get(keyText(pending.keys.keyHash))
      if (!first.has(pending)) filed.push('again')
      else if (pending.keys && answer) filed.push(repeated(() => answerGiven<FilingReceipt>(pending.keys!, answer)))
      else {
        const { filing, receipt } = compose(pending, caseNumber(year, ++serial))
        head = await writeFiling(tx, filing, head)
        filed.push({ receipt, repeated: false })
      }
    }
    return filed
  })
}

/** Two filings with one key cannot be of one batch: the second waits for the answer to the first. */
function firstOfEachKey(batch: readonly PendingFiling[]): ReadonlySet<PendingFiling> {
  const seen = new Set<string>()
  return new Set(
    batch.filter(({ keys }) => {
      if (!keys) return true
      const key = keyText(keys.keyHash)
      return !seen.has(key) && seen.add(key)
    }),
  )
}

const keyText = (hash: Uint8Array): string => Buffer.from(hash).toString('base64')

function repeated(answer: () => FilingReceipt): Filed {
  try {
    return { receipt: answer(), repeated: true }
  } catch (error) {
    return { error }
  }
}

/** The receipt for the applicant and everything the filing writes. */
function compose(pending: PendingFiling, number: string): { filing: Filing; receipt: FilingReceipt } {
  const { context, organ, actor, action, keys, queryCode } = pending
  const { state, receivedOn, dueOn } = pending.kase.summary
  const receipt = { number, queryCode, submittedAt: pending.kase.filedAt.toISOString(), state, receivedOn, dueOn }
  const terms = [...pending.kase.searchTerms, ...numberTerms(context.sealer, organ.organId, number)]
  const kase = { ...pending.kase, number, searchTerms: terms }
  const answer = keys && answerToKeep(keys, receipt)
  const message = pending.mailed === null ? null : { letter: pending.mailed, recipient: 'applicant', facts: { number } }
  const audit = { actor: actor.id, action, subject: number, facts: { channel: kase.application.channel } }
  return { filing: { kase, answer, message, audit, files: pending.files, sameLetter: pending.sameLetter }, receipt }
}

/** Case numbers: the year, then five digits or more, per organ and year without a gap. */
export const caseNumber = (year: number, serial: number): string => `${year}-${String(serial).padStart(5, '0')}`

const isDuplicateKey = (error: unknown): boolean =>
  (error as { code?: string }).code === '23505' &&
  String((error as { constraint?: string }).constraint).startsWith('idempotency')
