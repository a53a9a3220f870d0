import { type Buffer } from 'node:buffer'
import { inflateSync, constants } from 'node:zlib'
import { inThread } from './bounded-thread.ts'

/** Why a PDF is not to be opened: it runs something, or nobody can open it without a password. */
export type PdfHarm = 'script' | 'locked'

/** Names by which a PDF runs a script, starts a program or plays a film. */
const ACTIONS = /\/(?:JavaScript|JS|Launch|RichMedia)(?![A-Za-z0-9])/
/** Objects packed in streams unpack to at most so many bytes in all. */
const MOST_UNPACKED = 32 * 1024 * 1024
const LONGEST_SECONDS = 15

/**
 * What a PDF would do when it is opened. Read without a PDF program, in milliseconds; only a file said to be encrypted
 * is opened, in a thread of its own. Best effort: what is hidden in other ways is for a virus scanner.
 */
export async function pdfHarm(bytes: Buffer): Promise<PdfHarm | null> {
  const words = wordsOutsideStreams(bytes)
  if (runsSomething(words)) return 'script'
  return /\/Encrypt(?![A-Za-z0-9])/.test(words) ? harmWhenOpened(bytes) : null
}

/** Whether the objects of a PDF name an action that runs a script, starts a program or plays a film. */
export const runsSomething = (words: string): boolean => ACTIONS.test(words)

/** Many files are encrypted only to forbid printing or changes: those open without a password. */
async function harmWhenOpened(bytes: Buffer): Promise<PdfHarm | null> {
  const thread = new URL('./pdf-opening-thread.ts', import.meta.url)
  const found = await inThread<PdfHarm | null>(thread, { bytes: new Uint8Array(bytes) }, LONGEST_SECONDS)
  return found === 'too-long' || found === 'too-much' ? 'locked' : found
}

/** The objects of the file, those packed in object streams included; names written with `#41` as letters. */
export function wordsOutsideStreams(bytes: Buffer): string {
  const text = bytes.toString('latin1')
  const parts: string[] = []
  let [from, left] = [0, MOST_UNPACKED]
  for (;;) {
    const start = text.indexOf('stream', from)
    const end = start < 0 ? -1 : text.indexOf('endstream', start + 6)
    if (end < 0) break
    const head = text.slice(from, start)
    parts.push(head)
    if (/\/ObjStm(?![A-Za-z0-9])/.test(plainNames(head.slice(-1_000)))) {
      const objects = unpacked(bytes.subarray(start + 6, end), left)
      left -= objects.length
      parts.push(objects)
    }
    from = end + 9
  }
  return plainNames([...parts, text.slice(from)].join('\n'))
}

export const plainNames = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** Deflated objects as text; what is packed otherwise, or too large, stays unread. */
function unpacked(stream: Buffer, most: number): string {
  const start = stream.findIndex((byte) => byte !== 13 && byte !== 10)
  try {
    const options = { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH }
    return inflateSync(stream.subarray(start), options).toString('latin1')
  } catch {
    return ''
  }
}
