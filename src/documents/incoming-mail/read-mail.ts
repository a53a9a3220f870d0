import { inThread } from '../bounded-thread.ts'

/** A letter as it came, read: everything in it is somebody else's word. */
export type ReadMail = {
  messageId: string | null
  from: { name: string; address: string } | null
  /** Addresses it was sent or delivered to, small letters. */
  recipients: readonly string[]
  subject: string
  text: string
  files: readonly { name: string; bytes: Uint8Array }[]
  /** Headers by name in small letters, each with its first value. */
  headers: Readonly<Record<string, string>>
  /** Names of messages it answers or reports about, without brackets. */
  mentions: readonly string[]
  /** What a report of delivery (RFC 3464) says; null where it is none. */
  report: { action: string | null; status: string | null } | null
}

const LONGEST_SECONDS = 30

/** Why a letter could not be read. */
export type Unread = 'too-long' | 'too-much' | 'broken'

/** Reads a letter in a thread of its own with bounded time and memory: whatever it holds, the job goes on. */
export async function readMail(source: Uint8Array): Promise<ReadMail | Unread> {
  const thread = new URL('./mail-thread.ts', import.meta.url)
  return inThread<ReadMail | Unread>(thread, { source }, LONGEST_SECONDS)
}
