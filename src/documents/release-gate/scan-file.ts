import { createHash } from 'node:crypto'
import { inThread } from '../bounded-thread.ts'
import { FileRefused, REFUSALS, type Finding } from './finding.ts'
import { type PackedFile } from './report.ts'

const MEGABYTE = 1024 * 1024
const MOST_BYTES = 50 * MEGABYTE
const LONGEST_SECONDS = 60

/** What was found in a file, and which files are packed in it. */
export type Scan = { findings: Finding[]; packed: PackedFile[] }
/** What the thread that reads a file answers. */
export type ScanAnswer = Scan | { refused: string }

/** What was found of late: a file is looked at when it comes, when it is shown and when it leaves. Kept by its content. */
const known = new Map<string, Scan>()
const MOST_KNOWN = 64

let last: Promise<unknown> = Promise.resolve()

/**
 * Everything in a file that should not leave unseen: hidden parts, traces of its writing, personal data. Read in a
 * thread of its own with bounded time and memory, one file at a time.
 * @throws FileRefused with the reason, for the officer, when the file cannot be checked
 */
export async function scanFile(bytes: Uint8Array, fileName: string): Promise<Finding[]> {
  return (await scanWhole(bytes, fileName)).findings
}

/** The same, with the files packed in it. @throws FileRefused */
export function scanWhole(bytes: Uint8Array, fileName: string): Promise<Scan> {
  if (bytes.length > MOST_BYTES) return Promise.reject(new FileRefused(REFUSALS.tooLarge(MOST_BYTES / MEGABYTE)))
  const turn = last.then(() => scanOnce(bytes, fileName))
  last = turn.catch(() => undefined)
  return turn
}

async function scanOnce(bytes: Uint8Array, fileName: string): Promise<Scan> {
  const content = createHash('sha256').update(fileName).update('\0').update(bytes).digest('base64')
  const scan = known.get(content) ?? (await scanInThread(bytes, fileName))
  known.delete(content)
  known.set(content, scan)
  if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!)
  return structuredClone(scan)
}

async function scanInThread(bytes: Uint8Array, fileName: string): Promise<Scan> {
  const thread = new URL('./scan-thread.ts', import.meta.url)
  const answer = await inThread<ScanAnswer>(thread, { bytes, fileName }, LONGEST_SECONDS)
  if (answer === 'too-long') throw new FileRefused(REFUSALS.tooLong(LONGEST_SECONDS))
  if (answer === 'too-much') throw new FileRefused(REFUSALS.tooMuchMemory())
  if ('refused' in answer) throw new FileRefused(answer.refused)
  return answer
}
