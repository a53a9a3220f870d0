import { ImapFlow, type MailboxObject } from 'imapflow'
import { trustIn } from './server-trust.ts'

/** One letter in the mailbox: its place, its size in bytes, when it arrived. */
export type MailboxLine = { uid: number; size: number; arrivedAt: Date }

/** A mailbox that is open. `validity`: as long as it is the same, a letter keeps its `uid`. */
export type Mailbox = {
  name: string
  validity: string
  /** The newest letters after a place; without one, those nobody has read. At most `limit`, oldest first. */
  after(uid: number | null, limit: number): Promise<MailboxLine[]>
  /** A letter as it came; null where it is gone. */
  source(uid: number): Promise<Buffer | null>
  markSeen(uid: number): Promise<void>
  /** The place of the last letter there is. */
  last: number
  close(): Promise<void>
}

const PATIENCE_MS = 20_000
const INBOX = 'INBOX'

/**
 * Opens the inbox of an address like `imaps://user:password@host`, or the folder named after the host.
 * @throws Error where the server is out of reach or refuses, or there is no such folder
 */
export async function openMailbox(imapUrl: string): Promise<Mailbox> {
  const { protocol, hostname, port, username, password, pathname } = new URL(imapUrl)
  const folder = decodeURIComponent(pathname.replace(/^\//, '')) || INBOX
  const secure = protocol === 'imaps:'
  const client = new ImapFlow({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    tls: trustIn(hostname),
    disableAutoIdle: true,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: 3 * PATIENCE_MS,
  })
  // Without a listener a connection that breaks between two commands would end the process.
  client.on('error', () => undefined)
  const box = await opened(client, folder)
  return {
    name: `${decodeURIComponent(username)}@${hostname}/${folder}`,
    validity: String(box.uidValidity),
    last: box.uidNext - 1,
    after: (uid, limit) => linesAfter(client, uid, limit),
    source: async (uid) => {
      const found = await client.fetchOne(String(uid), { source: true }, { uid: true })
      return found && found.source ? found.source : null
    },
    markSeen: async (uid) => void (await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })),
    close: () => client.logout().catch(() => client.close()),
  }
}

/** A connection that opens nothing is not left standing: servers count them. */
async function opened(client: ImapFlow, folder: string): Promise<MailboxObject> {
  await client.connect()
  try {
    return await client.mailboxOpen(folder)
  } catch (cause) {
    client.close()
    throw new Error(`IMAP_URL: the folder ${folder} cannot be opened`, { cause })
  }
}

async function linesAfter(client: ImapFlow, uid: number | null, limit: number): Promise<MailboxLine[]> {
  const wanted = uid === null ? { seen: false } : { uid: `${uid + 1}:*` }
  const found = (await client.search(wanted, { uid: true })) || []
  // `n:*` always names the last letter, even where it comes before n.
  const uids = found.filter((each) => uid === null || each > uid).sort((a, b) => a - b)
  if (uids.length === 0) return []
  const lines: MailboxLine[] = []
  const range = uids.slice(0, limit).join(',')
  for await (const each of client.fetch(range, { uid: true, size: true, internalDate: true }, { uid: true }))
    lines.push({ uid: each.uid, size: each.size ?? 0, arrivedAt: new Date(each.internalDate ?? 0) })
  return lines.sort((a, b) => a.uid - b.uid)
}
