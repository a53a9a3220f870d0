import { createHash } from 'node:crypto'
import { inThread } from '../bounded-thread.ts'
import { FileRefused, REFUSALS, type Finding } from './finding.ts'

const MEGABYTE = 1024 * 1024
const MOST_BYTES = 50 * MEGABYTE
const LONGEST_SECONDS = 60

/** What the thread that reads a file answers. */
export type ScanAnswer = { findings: Finding[] } | { refused: string }

/** What was found of late: a file is looked at when it comes, when it is shown and when it leaves. Kept by its content. */
const known = new Map<string, Finding[]>()
const MOST_KNOWN = 64

let last: Promise<unknown> = Promise.resolve()

/**
 * Everything in a file that should not leave unseen: hidden parts, traces of its writing, personal data. Read in a
 * thread of its own with bounded time and memory, one file at a time.
 * @throws FileRefused with the reason, for the officer, when the file cannot be checked
 */
export function scanFile(bytes: Uint8Array, fileName: string): Promise<Finding[]> {
  if (bytes.length > MOST_BYTES) return Promise.reject(new FileRefused(REFUSALS.tooLarge(MOST_BYTES / MEGABYTE)))
  const turn = last.then(() => scanOnce(bytes, fileName))
  last = turn.catch(() => undefined)
  return turn
}

async function scanOnce(bytes: Uint8Array, fileName: string): Promise<Finding[]> {
  const content = createHash('sha256').update(fileName).update('\0').update(bytes).digest('base64')
  const findings = known.get(content) ?? (await scanInThread(bytes, fileName))
  known.delete(content)
  known.set(content, findings)
  if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!)
  return structuredClone(findings)
}

async function scanInThread(bytes: Uint8Array, fileName: string): Promise<Finding[]> {
  const thread = new URL('./scan-thread.ts', import.meta.url)
  const answer = await inThread<ScanAnswer>(thread, { bytes, fileName }, LONGEST_SECONDS)
  if (answer === 'too-long') throw new FileRefused(REFUSALS.tooLong(LONGEST_SECONDS))
  if (answer === 'too-much') throw new FileRefused(REFUSALS.tooMuchMemory())
  if ('refused' in answer) throw new FileRefused(answer.refused)
  return answer.findings
}
