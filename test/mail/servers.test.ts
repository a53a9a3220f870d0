import assert from 'node:assert/strict'
import { createServer, type AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { openMailbox } from '../../src/mail/mailbox.ts'
import { isUntrusted, trustIn } from '../../src/mail/server-trust.ts'
import { failureOf, smtpTransport } from '../../src/mail/transport.ts'
import { mailboxServer } from '../support/mailbox-server.ts'

const LETTER = { from: 'foi@example.org', to: 'li@example.org', subject: 'x', text: 'x' }

const failing = (sending: Promise<unknown>): Promise<unknown> =>
  sending.then(
    () => assert.fail('it was sent'),
    (error: unknown) => error,
  )

/** A server with a certificate of its own making, as Debian sets one up; gives its port. */
async function selfSigned(): Promise<number> {
  const server = new SMTPServer({
    authOptional: true,
    onData: (stream, _session, done) => stream.resume().on('end', done),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => new Promise<void>((resolve) => server.close(resolve)))
  return (server.server.address() as AddressInfo).port
}

test('a mail server on this machine may have a certificate of its own making', async () => {
  const port = await selfSigned()
  const { accepted } = await smtpTransport(`smtp://127.0.0.1:${port}`).sendMail(LETTER)
  assert.deepEqual(accepted, ['li@example.org'])
})

test('any other must be trusted, and the outbox says that it is not', () => {
  const here = ['localhost', '127.0.0.1', '127.9.9.9', '[::1]', '::1']
  const elsewhere = ['mail.example.org', '10.0.0.1', '127.0.0.1.example.org', 'localhost.example.org', '[fe80::1]']
  for (const host of here) assert.equal(trustIn(host).rejectUnauthorized, false, host)
  for (const host of elsewhere) assert.equal(trustIn(host).rejectUnauthorized, true, host)
  const untrusted = Object.assign(new Error('self-signed certificate'), { code: 'ESOCKET' })
  assert.ok(isUntrusted(untrusted))
  assert.deepEqual(failureOf(untrusted), { permanent: false, reason: 'ECERT' })
})

test('a server that never speaks is waited for as long as we said, and tried again', async () => {
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  after(() => silent.close())
  const { port } = silent.address() as AddressInfo
  const transport = smtpTransport(`smtp://127.0.0.1:${port}`, 100)
  assert.deepEqual(failureOf(await failing(transport.sendMail(LETTER))), { permanent: false, reason: 'ETIMEDOUT' })
})

test('the folder after the host is read; a folder that is missing is named, and the connection ends', async () => {
  const server = await mailboxServer()
  const inbox = await openMailbox(`${server.url}/INBOX`)
  assert.match(inbox.name, /INBOX$/)
  await inbox.close()
  await assert.rejects(openMailbox(`${server.url}/%E5%85%AC%E5%BC%80`), /IMAP_URL: the folder 公开 cannot be opened/)
})
