import assert from 'node:assert/strict'
import { createServer, type Server, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { smtpTransport } from '../../src/mail/transport.ts'
import { fileOnline, registerByOffice } from '../../src/services/filing-service.ts'
import { clockAt } from '../../src/clock.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { createAccount } from '../../src/services/account-service.ts'
import { deliverMail, RETRY_MS } from '../../src/services/postman.ts'
import { sweep } from '../../src/services/reminder-service.ts'
import { readToday } from '../../src/services/ledger-service.ts'
import { reading, SYSTEM, type Context, type OrganRef } from '../../src/services/context.ts'
import { localDate } from '../../src/law/date.ts'
import { outboxPage } from '../../src/store/outbox.ts'
import { anApplication, clerkOf, givenOrgan, testContext } from '../support/context.ts'

type Answer = { code: number; when: 'RCPT' | 'DATA' } | 'accept' | 'cut-after-data'

/** A real mail server on loopback that answers as told. */
class MailServer {
  received: ParsedMail[] = []
  answer: Answer = 'accept'
  readonly #server: SMTPServer

  constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) => done(this.#refusal('RCPT')),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          void simpleParser(Buffer.concat(chunks)).then((mail) => {
            const refusal = this.#refusal('DATA')
            if (!refusal) this.received.push(mail)
            if (this.answer === 'cut-after-data') (session as unknown as { connection?: Socket }).connection?.destroy()
            if (this.answer === 'cut-after-data') return this.#dropAll()
            done(refusal)
          })
        })
      },
    })
    this.#server.on('error', () => undefined)
  }

  #refusal(when: 'RCPT' | 'DATA'): Error | null {
    const { answer } = this
    if (typeof answer === 'string' || answer.when !== when) return null
    return Object.assign(new Error('as told'), { responseCode: answer.code })
  }

  #dropAll(): void {
    for (const connection of this.#server.connections) (connection as unknown as { _socket: Socket })._socket.destroy()
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => void this.#server.listen(0, '127.0.0.1', resolve))
    const { port } = this.#server.server.address() as { port: number }
    return `smtp://127.0.0.1:${port}`
  }

  close = () => new Promise<void>((resolve) => this.#server.close(() => resolve()))
}

const context = await testContext('2026-09-07')
const mailServer = new MailServer()
const transport = smtpTransport(await mailServer.listen())
after(async () => {
  transport.close()
  await mailServer.close()
})

const deliver = () => deliverMail(context, transport, 'office@example.org')
const outbox = (organ: OrganRef) => outboxPage(reading(context), organ.organId, null, 100)
const later = (of: Context) => ({
  ...of,
  clock: { ...of.clock, now: () => new Date(of.clock.now().getTime() + RETRY_MS + 1000) },
})

async function givenFiled(organ: OrganRef) {
  mailServer.received = []
  mailServer.answer = 'accept'
  return fileOnline(context, organ, anApplication({ channel: 'online' }), { key: crypto.randomUUID(), body: 'x' })
}

test('a receipt reaches the applicant once, without name, subject or code', async () => {
  const organ = await givenOrgan(context)
  const receipt = await givenFiled(organ)
  await Promise.all([deliver(), deliver(), deliver()])
  assert.equal(mailServer.received.length, 1)
  const [mail] = mailServer.received
  const raw = JSON.stringify([mail?.subject, mail?.text, mail?.html])
  assert.ok(raw.includes(receipt.number))
  for (const secret of ['李明', '科研经费', receipt.queryCode, '13800138000']) assert.ok(!raw.includes(secret), secret)
  assert.ok((await outbox(organ)).every((line) => line.sentAt !== null))
})

test('a passing refusal is tried again, evenly, and nothing is lost', async () => {
  const organ = await givenOrgan(context)
  await givenFiled(organ)
  mailServer.answer = { code: 451, when: 'RCPT' }
  await deliver()
  const [waiting] = await outbox(organ)
  assert.equal(waiting?.sentAt, null)
  assert.equal(waiting?.lastError, 'SMTP 451 EENVELOPE')
  const wait = Date.parse(waiting?.nextTryAt ?? '') - Date.parse(waiting?.createdAt ?? '')
  assert.ok(wait >= RETRY_MS && wait < RETRY_MS + 60_000, String(wait))
  assert.equal(await deliver(), 0, 'not before its time')
  mailServer.answer = 'accept'
  await deliverMail(later(context), transport, 'office@example.org')
  assert.equal(mailServer.received.length, 1)
})

test('a server out of reach loses nothing', async () => {
  const organ = await givenOrgan(context)
  await givenFiled(organ)
  const closed: Server = createServer().listen(0)
  const { port } = closed.address() as { port: number }
  await new Promise((resolve) => closed.close(resolve))
  await deliverMail(context, smtpTransport(`smtp://127.0.0.1:${port}`), 'office@example.org')
  const [waiting] = await outbox(organ)
  assert.deepEqual([waiting?.sentAt, waiting?.failedAt, waiting?.attempts], [null, null, 1])
})

test('a refusal for good becomes a task, and is not tried again', async () => {
  const organ = await givenOrgan(context)
  const { number } = await givenFiled(organ)
  mailServer.answer = { code: 550, when: 'RCPT' }
  await deliver()
  const [line] = await outbox(organ)
  assert.notEqual(line?.failedAt, null)
  const { tasks } = (await readToday(context, organ)).today
  assert.deepEqual(
    tasks.lines.map((task) => [task.kind, task.number, task.facts['reason']]),
    [['mail-failed', number, 'SMTP 550 EENVELOPE']],
  )
  await deliverMail(later(context), transport, 'office@example.org')
  assert.equal((await outbox(organ))[0]?.attempts, 1)
})

test('cut off after the letter was taken: sent again under the same Message-ID', async () => {
  const organ = await givenOrgan(context)
  await givenFiled(organ)
  mailServer.answer = 'cut-after-data'
  await deliver()
  mailServer.answer = 'accept'
  await deliverMail(later(context), transport, 'office@example.org')
  assert.equal(mailServer.received.length, 2)
  assert.equal(mailServer.received[0]?.messageId, mailServer.received[1]?.messageId)
})

test('staff are reminded once for each threshold, and anew when the date moves', async () => {
  const organ = await givenOrgan(context)
  await createAccount(
    context,
    organ,
    {
      login: 'wang',
      name: '王老师',
      email: 'wang@example.org',
      role: 'clerk',
      password: 'correct horse battery staple',
    },
    SYSTEM(organ.organId),
  )
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const remindersOn = async (day: string) => {
    context.clock.set(day)
    await Promise.all([sweep(context), sweep(context)])
    return (await outbox(organ)).filter((line) => line.recipient.startsWith('officer:')).length
  }
  assert.equal(await remindersOn('2026-09-08'), 0)
  assert.equal(await remindersOn('2026-09-24'), 1)
  assert.equal(await remindersOn('2026-09-28'), 1)
  assert.equal(await remindersOn('2026-09-30'), 2)
  const extension = { type: 'extended', on: localDate('2026-09-30'), workdays: 10 } as const
  await handleCase(context, organ, number, extension, clerkOf(organ), 'CASE_EXTENDED')
  assert.equal(await remindersOn('2026-10-08'), 2, 'far off again')
  assert.equal(await remindersOn('2026-11-20'), 3, 'overdue, after weeks without a sweep')
  context.clock.set('2026-09-07')
})

test('a reminder kept back by the mail server does not leave at night: it leaves in the organ’s own hours, untried', async () => {
  const organ = await givenOrgan(context, 'organ', { reminderHours: { from: 11, until: 14 } })
  await createAccount(
    context,
    organ,
    {
      login: 'chen',
      name: '陈老师',
      email: 'chen@example.org',
      role: 'clerk',
      password: 'correct horse battery staple',
    },
    SYSTEM(organ.organId),
  )
  await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const at = (instant: string) => ({ ...context, clock: clockAt(new Date(instant)) })
  const chenLine = async () => (await outbox(organ)).find(({ letter }) => letter === 'reply-due-soon')
  context.clock.set('2026-09-30')
  await sweep(at('2026-09-30T09:00:00+08:00'))
  assert.equal(await chenLine(), undefined, 'not yet the hour')
  await sweep(at('2026-09-30T12:00:00+08:00'))
  mailServer.received = []
  mailServer.answer = 'accept'
  // The mail server answers again only at ten in the evening, before the week of the National Day.
  await deliverMail(at('2026-09-30T22:00:00+08:00'), transport, 'office@example.org')
  const toChen = () => mailServer.received.filter((mail) => JSON.stringify(mail.to).includes('chen@example.org')).length
  assert.equal(toChen(), 0)
  const waiting = await chenLine()
  assert.deepEqual([waiting?.attempts, waiting?.failedAt], [0, null])
  assert.equal(new Date(waiting?.nextTryAt ?? '').toISOString(), '2026-10-08T03:00:00.000Z')
  await deliverMail(at('2026-10-08T11:00:00+08:00'), transport, 'office@example.org')
  assert.equal(toChen(), 1)
  context.clock.set('2026-09-07')
})

test('every mail of a case: in the language the applicant chose, nothing of theirs in it or its headers, one thread', async () => {
  const organ = await givenOrgan(context)
  mailServer.received = []
  mailServer.answer = 'accept'
  const canaries = {
    ...{ name: '金丝雀姓名', phone: '13912345678', address: '金丝雀路9号', idNumber: '11010519491231002X' },
    ...({ kind: 'natural-person', idType: 'resident-id', email: 'canary@example.org' } as const),
  }
  const application = anApplication({
    ...{ applicant: canaries, title: '金丝雀标题', description: '金丝雀内容', channel: 'online', language: 'en' },
  })
  const once = { key: crypto.randomUUID(), body: 'x' }
  const { number } = await fileOnline(context, organ, application, once)
  const acts = [
    { type: 'receipt-confirmed', on: localDate('2026-09-07') },
    { type: 'extended', on: localDate('2026-09-07'), workdays: 5 },
    { type: 'replied', on: localDate('2026-09-07'), outcome: 'granted' },
  ] as const
  for (const act of acts)
    await handleCase(context, organ, number, act, clerkOf(organ), 'CASE_REPLIED', null, {
      texts: [{ kind: 'note', text: '金丝雀意见' }],
    })
  await deliverMail(later(context), transport, 'office@example.org')
  assert.equal(mailServer.received.length, 4)
  for (const mail of mailServer.received) {
    const headers = mail.headerLines
      .filter(({ key }) => key !== 'to')
      .map(({ line }) => line)
      .join('\n')
    const said = `${headers}\n${mail.subject}\n${mail.text}\n${String(mail.html)}`
    for (const secret of ['金丝雀', '13912345678', '11010519491231002X', 'canary@'])
      assert.ok(!said.includes(secret), secret)
    assert.equal(mail.headers.get('auto-submitted'), 'auto-generated')
    assert.match(mail.messageId ?? '', /^<[0-9a-f-]{36}@localhost>$/)
    assert.match(String(mail.html), /lang="en"/)
    assert.ok(!/\p{Script=Han}/u.test((mail.text ?? '').replaceAll(organ.name, '')))
    for (const link of said.match(/https?:\/\/[^\s"<]+/g) ?? [])
      assert.ok(link.startsWith(`${context.publicUrl}/`), link)
  }
  const [thread] = mailServer.received.map(({ references }) => String(references))
  assert.match(thread ?? '', /^<[0-9a-f]{32}@localhost>$/)
  assert.deepEqual(new Set(mailServer.received.map(({ references }) => String(references))), new Set([thread]))
})
