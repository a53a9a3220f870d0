import { type LocalDate, yearOf } from '../law/date.ts'
import { type ClockState } from '../law/reply-clock.ts'
import {
  type CaseToFile,
  type FileToFile,
  type Filing,
  numberTerms,
  reserve,
  writeFiling,
} from '../store/case-filing.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { answerGiven, answerToKeep, type IdempotencyKeys } from './idempotency.ts'
import { inBatches } from './in-batches.ts'

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
export type FilingToDo = {
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

const turns = new WeakMap<Context['orm'], (lane: string, toDo: FilingToDo) => Promise<Filed>>()

/**
 * Files with whatever else waits in this process for a number of the same organ and year: one transaction, one wait
 * for the disk. @throws KeyReused, and what the database throws
 */
export async function fileInTurn(toDo: FilingToDo): Promise<FiledOnce> {
  const { context, organ } = toDo
  const file = turns.get(context.orm) ?? inBatches(TOGETHER, fileTogether)
  turns.set(context.orm, file)
  const filed = await file(`${organ.organId}/${yearOf(context.clock.today())}`, toDo)
  if (filed === 'again') return fileInTurn(toDo)
  if ('error' in filed) throw filed.error
  return filed
}

/** Where one of several fails it must not take the others with it: each is then tried by itself. */
async function fileTogether(batch: readonly FilingToDo[]): Promise<Filed[]> {
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

async function fileAll(batch: readonly FilingToDo[]): Promise<Filed[]> {
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
    for (const toDo of batch) {
      const answer = toDo.keys && earlier.get(keyText(toDo.keys.keyHash))
      if (!first.has(toDo)) filed.push('again')
      else if (toDo.keys && answer) filed.push(repeated(() => answerGiven<FilingReceipt>(toDo.keys!, answer)))
      else {
        const { filing, receipt } = compose(toDo, caseNumber(year, ++serial))
        head = await writeFiling(tx, filing, head)
        filed.push({ receipt, repeated: false })
      }
    }
    return filed
  })
}

/** Two filings with one key cannot be of one batch: the second waits for the answer to the first. */
function firstOfEachKey(batch: readonly FilingToDo[]): ReadonlySet<FilingToDo> {
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
function compose(toDo: FilingToDo, number: string): { filing: Filing; receipt: FilingReceipt } {
  const { context, organ, actor, action, keys, queryCode } = toDo
  const { state, receivedOn, dueOn } = toDo.kase.summary
  const receipt = { number, queryCode, submittedAt: toDo.kase.filedAt.toISOString(), state, receivedOn, dueOn }
  const terms = [...toDo.kase.searchTerms, ...numberTerms(context.sealer, organ.organId, number)]
  const kase = { ...toDo.kase, number, searchTerms: terms }
  const answer = keys && answerToKeep(keys, receipt)
  const message = toDo.mailed === null ? null : { letter: toDo.mailed, recipient: 'applicant', facts: { number } }
  const audit = { actor: actor.id, action, subject: number, facts: { channel: kase.application.channel } }
  return { filing: { kase, answer, message, audit, files: toDo.files, sameLetter: toDo.sameLetter }, receipt }
}

/** Case numbers: the year, then five digits or more, per organ and year without a gap. */
export const caseNumber = (year: number, serial: number): string => `${year}-${String(serial).padStart(5, '0')}`

const isDuplicateKey = (error: unknown): boolean =>
  (error as { code?: string }).code === '23505' &&
  String((error as { constraint?: string }).constraint).startsWith('idempotency')
