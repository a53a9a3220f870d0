import { inThread, type Ended } from '../bounded-thread.ts'
import { type DrawnBox, type Place } from '../../letters/redaction.ts'
import type { Uncovered, Wanted } from './find-words.ts'

/** What is done with a PDF whose pages are to be blacked out. */
export type RedactionJob =
  | { what: 'count' }
  | { what: 'find'; wanted: Wanted }
  | { what: 'picture'; page: number; boxes: readonly DrawnBox[] }
  | { what: 'redact'; title: string; boxes: readonly DrawnBox[] }
  | { what: 'uncovered'; boxes: readonly Place[] }

export type RedactionAnswer =
  { pages: number } | { places: Place[] } | { file: Uint8Array } | { uncovered: Uncovered[] } | { unreadable: string }

const LONGEST_SECONDS = 60

let last: Promise<unknown> = Promise.resolve()

/** Why a file cannot be worked on. */
export class NotRedactable extends Error {}

/** Does one job in a thread of its own, one at a time. @throws NotRedactable for files that are broken, locked, too large */
export async function redactionJob<K extends RedactionJob['what']>(
  bytes: Uint8Array,
  job: Extract<RedactionJob, { what: K }>,
): Promise<AnswerTo<K>> {
  const turn = last.then(() => inThread<RedactionAnswer>(THREAD, { bytes, job }, LONGEST_SECONDS))
  last = turn.catch(() => undefined)
  const answer: RedactionAnswer | Ended = await turn
  if (typeof answer === 'string') throw new NotRedactable('文件太大或者页面太复杂，无法处理，请拆分后再试')
  if ('unreadable' in answer) throw new NotRedactable('文件损坏或者加了密码，无法打开，请另存为普通的PDF文件')
  return answer as AnswerTo<K>
}

const THREAD = new URL('./redaction-thread.ts', import.meta.url)

type AnswerTo<K extends RedactionJob['what']> = K extends 'count'
  ? { pages: number }
  : K extends 'find'
    ? { places: Place[] }
    : K extends 'uncovered'
      ? { uncovered: Uncovered[] }
      : { file: Uint8Array }
