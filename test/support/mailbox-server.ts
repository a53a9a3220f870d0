import { createRequire } from 'node:module'
import { type AddressInfo } from 'node:net'
import { after } from 'node:test'

/** As far as the server for tests lets itself be used: hoodiecrow has no types. */
type Hoodiecrow = {
  server: { on(name: string, listener: () => void): void; address(): AddressInfo | null; close(done: () => void): void }
  appendMessage(mailbox: string, flags: string[], date: boolean | Date, raw: Buffer | string): void
  getMailbox(name: string): { uidvalidity: number; uidnext: number; messages: { uid: number; flags: string[] }[] }
  listen(port: number, host: string, done: () => void): void
  close(done: () => void): void
}
const hoodiecrow = createRequire(import.meta.url)('hoodiecrow-imap') as (options: object) => Hoodiecrow

/** A real IMAP server on loopback with an empty inbox; ends with the test file. */
export async function mailboxServer() {
  const server = hoodiecrow({
    plugins: ['ID', 'AUTH-PLAIN', 'ENABLE', 'LITERALPLUS', 'UNSELECT', 'UIDPLUS'],
    storage: { INBOX: { messages: [] } },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  after(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const inbox = () => server.getMailbox('INBOX')
  return {
    url: `imap://testuser:testpass@127.0.0.1:${port}`,
    /** A letter arrives. */
    deliver: (raw: Buffer | string, flags: string[] = []) =>
      server.appendMessage('INBOX', flags, new Date(), Buffer.from(raw)),
    /** Which letters somebody has read. */
    seen: () => inbox().messages.map(({ flags }) => flags.includes('\\Seen')),
    /** The mailbox is made anew: letters keep nothing but what they say. */
    remake: () => void (inbox().uidvalidity += 1),
  }
}
