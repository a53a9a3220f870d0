import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { createTransport, type Transporter } from 'nodemailer'
import { openMailbox } from '../../src/mail/mailbox.ts'
import { listAttachments, readAttachment } from '../../src/services/attachment-service.ts'
import { auditPage, checkAudit } from '../../src/services/audit-service.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { reading, type OrganRef } from '../../src/services/context.ts'
import { fileOnline } from '../../src/services/filing-service.ts'
import { readToday } from '../../src/services/ledger-service.ts'
import { readMail } from '../../src/documents/incoming-mail/read-mail.ts'
import { BarredByLaw } from '../../src/services/errors.ts'
import { deliverMail } from '../../src/services/postman.ts'
import { takeInMail } from '../../src/services/mail-intake.ts'
import { draftReport } from '../../src/services/report-service.ts'
import { retryMessage } from '../../src/services/outbox-service.ts'
import { localDate } from '../../src/law/date.ts'
import { outboxPage } from '../../src/store/outbox.ts'
import { query } from '../../src/store/query.ts'
import { anApplication, clerkOf, givenOrgan, testContext } from '../support/context.ts'
import { mailboxServer } from '../support/mailbox-server.ts'
import { pdf, zipOf } from '../documents/made-files.ts'
import { letter, report } from './letters.ts'

/** A day on which the machine's own clock, by which the mailbox dates letters, lies in the past or future: today counts. */
const TODAY = '2030-09-09'
const context = await testContext(TODAY)
const server = await mailboxServer()
const first = await givenOrgan(context, 'organ', { email: 'first@example.org' })
const SETTINGS = { mailFrom: '信息公开办公室 <office@example.org>', scanner: null }

async function takeIn(): Promise<number> {
  const mailbox = await openMailbox(server.url)
  try {
    return await takeInMail(context, mailbox, SETTINGS)
  } finally {
    await mailbox.close()
  }
}
async function casesOf(organ: OrganRef) {
  const rows = await query<{ number: string }>(
    reading(context),
    'select number from case_file where organ_id = $1 order by number',
    [organ.organId],
  )
  return rows.map(({ number }) => number)
}
const outbox = (organ: OrganRef) => outboxPage(reading(context), organ.organId, null, 100)
const tasksOf = async (organ: OrganRef) => (await readToday(context, organ)).today.tasks.lines
const lastOf = async (organ: OrganRef) => (await casesOf(organ)).at(-1) ?? ''

test('an application by e-mail is registered, unconfirmed, with its letter and files; the sender learns the number', async () => {
  const organ = await givenOrgan(context, 'organ', { email: 'xxgk@example.org' })
  const files = [
    { name: '说明.pdf', bytes: pdf() },
    { name: '程序.exe', bytes: Buffer.from('MZ') },
    { name: 'winmail.dat', bytes: Buffer.from('789f3e22', 'hex') },
  ]
  server.deliver(letter({ files }))
  assert.equal(await takeIn(), 1)
  const number = await lastOf(organ)
  const view = await showCase(context, organ, number)
  assert.equal(view.clock.state, 'unconfirmed')
  assert.deepEqual(
    [view.content.applicant.name, view.content.applicant.email, view.content.title, view.row.channel],
    ['李明', 'li@example.org', '申请公开2025年科研经费决算', 'email'],
  )
  assert.match(view.content.description, /^请公开2025年度科研经费决算表。/)
  assert.match(view.content.description, /未收下的附件：程序\.exe、winmail\.dat/)
  const kept = await listAttachments(context, organ, number)
  assert.deepEqual(kept.map(({ name }) => name).sort(), ['原邮件.eml', '说明.pdf'].sort())
  const original = kept.find(({ name }) => name.endsWith('.eml'))
  const { bytes } = await readAttachment(context, organ, number, original?.fileId ?? '')
  assert.ok(bytes.toString().includes('winmail') || bytes.toString().includes('d2lubWFpb'), 'the letter as it came')
  const { today } = await readToday(context, organ)
  assert.deepEqual(
    today.groups.unconfirmed.lines.map((line) => line.number),
    [number],
  )
  assert.deepEqual(
    (await outbox(organ)).map(({ letter: name }) => name),
    ['mail-registered'],
  )
  const noted = await query(reading(context), 'select * from received_mail, mailbox', [])
  const stored = JSON.stringify([noted, await auditPage(context, organ, null, 50), await tasksOf(organ)])
  for (const secret of ['李明', 'li@example.org', '科研经费']) assert.ok(!stored.includes(secret), secret)
  assert.equal((await checkAudit(context, organ, clerkOf(organ))).fault, null)
  assert.equal(server.seen().at(-1), true)
})

test('each letter counts once: read again, arriving twice, with the mailbox made anew, by two processes', async () => {
  const organ = await givenOrgan(context, 'organ', { email: 'once@example.org' })
  const raw = letter({ to: 'once@example.org' })
  server.deliver(raw)
  await Promise.all([takeIn(), takeIn(), takeIn()])
  server.deliver(`Received: from elsewhere\r\n${raw}`)
  await takeIn()
  server.remake()
  server.deliver(`Received: from a third\r\n${raw}`)
  await takeIn()
  assert.equal((await casesOf(organ)).length, 1)
  server.deliver(letter({ to: 'once@example.org' }))
  await takeIn()
  assert.equal((await casesOf(organ)).length, 2)
})

test('a mailbox read for the first time begins with what nobody has read', async () => {
  const organ = await givenOrgan(context, 'organ', { email: 'begin@example.org' })
  server.deliver(letter({ to: 'begin@example.org', subject: '旧信' }), ['\\Seen'])
  server.deliver(letter({ to: 'begin@example.org', subject: '新信' }))
  await query(reading(context), 'delete from mailbox', [])
  await takeIn()
  assert.equal((await casesOf(organ)).length, 1)
  assert.equal((await showCase(context, organ, await lastOf(organ))).content.title, '新信')
  server.deliver(letter({ to: 'begin@example.org', subject: '有人先看过的信' }), ['\\Seen'])
  await takeIn()
  assert.equal((await casesOf(organ)).length, 2, 'from then on whoever looks first')
})

test('the letter goes to the body whose address, or short name after the plus sign, it was sent to; else to the first', async () => {
  const organ = await givenOrgan(context, 'college', { email: 'school@example.org' })
  server.deliver(letter({ to: 'Nobody <other@example.org>, SCHOOL@example.org' }))
  server.deliver(letter({ to: `gongkai+${organ.slug}@example.org` }))
  server.deliver(letter({ to: 'all@example.org', headers: ['Delivered-To: school@example.org'] }))
  const before = (await casesOf(first)).length
  server.deliver(letter({ to: 'unknown@example.org' }))
  await takeIn()
  assert.equal((await casesOf(organ)).length, 3)
  assert.equal((await casesOf(first)).length, before + 1)
})

test('what a machine sent becomes nothing: away notes, lists, our own letters, delays, read receipts, spam', async () => {
  const before = await Promise.all([casesOf(first), tasksOf(first), outbox(first)])
  const machine = (headers: string[], more = {}) => letter({ to: 'first@example.org', headers, ...more })
  for (const raw of [
    machine(['Auto-Submitted: auto-replied']),
    machine(['X-Autoreply: yes']),
    machine(['Precedence: bulk']),
    machine(['List-Id: <news.example.org>']),
    machine(['Return-Path: <>']),
    machine(['X-Spam-Flag: YES']),
    machine([], { subject: '自动回复：外出' }),
    machine([], { from: 'no-reply@example.org' }),
    machine([], { from: 'office@example.org' }),
    machine([], { from: 'FIRST@example.org' }),
    report('<00000000-0000-4000-8000-000000000000@localhost>'),
    'Subject: no sender\r\n\r\nx',
  ])
    server.deliver(raw)
  await takeIn()
  assert.deepEqual(await Promise.all([casesOf(first), tasksOf(first), outbox(first)]), before)
})

async function givenSent(organ: OrganRef) {
  const once = { key: crypto.randomUUID(), body: 'x' }
  const { number } = await fileOnline(
    context,
    organ,
    anApplication({ channel: 'online', submittedOn: localDate(TODAY) }),
    once,
  )
  const [line] = await outbox(organ)
  assert.ok(line)
  await query(reading(context), 'update outbox set sent_at = now() where message_id = $1', [line.messageId])
  return { number, messageId: line.messageId, name: `<${line.messageId}@localhost>` }
}

test('a letter of ours that came back is a failed delivery and a task, once; sent again it may come back again', async () => {
  const organ = await givenOrgan(context)
  const { number, messageId, name } = await givenSent(organ)
  server.deliver(report(name, { action: 'delayed', status: '4.4.1' }))
  await takeIn()
  assert.equal((await outbox(organ))[0]?.failedAt, null, 'late is not lost')
  server.deliver(report(name))
  server.deliver(report(name))
  await takeIn()
  const [line] = await outbox(organ)
  assert.deepEqual([line?.failedAt === null, line?.lastError], [false, 'bounced 5.1.1'])
  assert.deepEqual(
    (await tasksOf(organ)).map((task) => [task.kind, task.number, task.facts['reason']]),
    [['mail-failed', number, 'bounced 5.1.1']],
  )
  await retryMessage(context, organ, messageId, clerkOf(organ))
  assert.deepEqual(await tasksOf(organ), [])
  await query(reading(context), 'update outbox set sent_at = now() where message_id = $1', [messageId])
  server.deliver(report(name))
  await takeIn()
  assert.equal((await tasksOf(organ)).length, 1)
})

test('a server that does not keep to the form: the whole letter inside, nothing but its number to know it by', async () => {
  const organ = await givenOrgan(context)
  const { name } = await givenSent(organ)
  server.deliver(
    letter({
      from: 'postmaster@mx.example.org',
      subject: '系统退信',
      text: `您的邮件被退回。\n\nMessage-ID: ${name}\n`,
    }),
  )
  await takeIn()
  assert.equal((await outbox(organ))[0]?.lastError, 'bounced')
})

test('an answer to a letter of ours stands with the case it is about, and somebody is to read it', async () => {
  const organ = await givenOrgan(context)
  const { number, name } = await givenSent(organ)
  server.deliver(letter({ headers: [`In-Reply-To: ${name}`], text: '补充：只要决算总表。' }))
  await takeIn()
  assert.deepEqual(await casesOf(organ), [number])
  const { texts } = await showCase(context, organ, number)
  assert.deepEqual(
    texts.filter(({ kind }) => kind === 'mail').map(({ text }) => text),
    ['补充：只要决算总表。'],
  )
  assert.deepEqual(
    (await tasksOf(organ)).map((task) => [task.kind, task.number]),
    [['mail-reply', number]],
  )
  assert.equal((await listAttachments(context, organ, number)).length, 1)
})

/** Letters made to harm, or made badly. */
const HOSTILE: Record<string, string | Buffer> = {
  'character set GB18030': [
    ...['From: a@example.org', 'To: hostile@example.org', 'Message-ID: <h1@x>'],
    `Subject: =?gb18030?B?${iconv.encode('申请公开镕基𠮷', 'gb18030').toString('base64')}?=`,
    ...['Content-Type: text/plain; charset=gb18030', 'Content-Transfer-Encoding: base64', ''],
    iconv.encode('请公开𠮷字。', 'gb18030').toString('base64'),
  ].join('\r\n'),
  'unknown character set':
    'From: b@example.org\r\nTo: hostile@example.org\r\nContent-Type: text/plain; charset=x-nonsense\r\nMessage-ID: <h2@x>\r\n\r\n\xff\xfe\x00body',
  'no boundary':
    'From: c@example.org\r\nTo: hostile@example.org\r\nContent-Type: multipart/mixed\r\nMessage-ID: <h3@x>\r\n\r\n--x\r\n',
  'nested five hundred deep': `From: d@example.org\r\nTo: hostile@example.org\r\nMessage-ID: <h4@x>\r\n${Array.from({ length: 500 }, (_, at) => `Content-Type: multipart/mixed; boundary="n${at}"\r\n\r\n--n${at}\r\n`).join('')}end`,
  'a header without end': `From: e@example.org\r\nTo: hostile@example.org\r\nMessage-ID: <h5@x>\r\nSubject: ${'x'.repeat(500_000)}\r\n\r\nbody`,
  'ten thousand addresses': `From: f@example.org\r\nTo: hostile@example.org, ${'a@example.org,'.repeat(10_000)}\r\nMessage-ID: <h6@x>\r\n\r\nbody`,
  'an address that takes long to read': `From: ${'"'.repeat(5000)}${'('.repeat(5000)}g@example.org\r\nTo: hostile@example.org\r\nMessage-ID: <h7@x>\r\n\r\nbody`,
  'zeros and control signs':
    'From: =?utf-8?B?AAFB?= <i@example.org>\r\nTo: hostile@example.org\r\nSubject: a\0b\r\nMessage-ID: <h8@x>\r\n\r\n\0\x01\x02text\ud800',
  'HTML without end': `From: j@example.org\r\nTo: hostile@example.org\r\nContent-Type: text/html\r\nMessage-ID: <h9@x>\r\n\r\n${'<table><tr><td>'.repeat(30_000)}`,
  'parts that unpack one another, ten to the power of six': bombOfParts(),
  'twelve thousand files': `From: k@example.org\r\nTo: hostile@example.org\r\nMessage-ID: <h10@x>\r\nContent-Type: multipart/mixed; boundary="f"\r\n\r\n${'--f\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Disposition: attachment; filename="a.pdf"\r\n\r\n%PDF-1.4\r\n'.repeat(12_000)}--f--`,
  empty: '\r\n\r\n',
}

/** Letters within letters, each with ten copies of the next boundary's parts. */
function bombOfParts(): string {
  const head = (level: number) => `Content-Type: multipart/mixed; boundary="p${level}"\r\n\r\n`
  const part = (level: number): string =>
    level === 0
      ? 'Content-Type: text/plain\r\n\r\nx\r\n'
      : `${head(level)}${`--p${level}\r\n${part(level - 1)}`.repeat(7)}--p${level}--\r\n`
  return `From: l@example.org\r\nTo: hostile@example.org\r\nMessage-ID: <h11@x>\r\n${part(6)}`
}

test('what a letter says never becomes a header, an address or a language of ours', async () => {
  const organ = await givenOrgan(context, 'organ', { email: 'inject@example.org' })
  server.deliver(
    [
      'From: =?utf-8?B?' +
        Buffer.from('李\r\nBcc: victim@example.com').toString('base64') +
        '?= <inject@sender.example>',
      'To: inject@example.org',
      'Reply-To: victim@example.com',
      'Message-ID: <inject@x>',
      'Subject: =?utf-8?B?' + Buffer.from('申请\r\nBcc: victim@example.com\r\n\r\n<b>x').toString('base64') + '?=',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'body',
    ].join('\r\n'),
  )
  await takeIn()
  const { content } = await showCase(context, organ, await lastOf(organ))
  assert.deepEqual(
    [content.applicant.email, content.applicant.name],
    ['inject@sender.example', '李 Bcc: victim@example.com'],
  )
  assert.ok(!/[\r\n]/.test(`${content.title}${content.applicant.name}`))
  const sent: { to: readonly string[]; head: string }[] = []
  const transport = createTransport({
    name: 'test',
    version: '1',
    send: (mail, done) => {
      const envelope = mail.message.getEnvelope()
      mail.message.build((_, built) => {
        sent.push({ to: envelope.to, head: String(built).split('\r\n\r\n')[0] ?? '' })
        done(null, { envelope, messageId: mail.message.messageId() })
      })
    },
  }) as unknown as Transporter
  await deliverMail(context, transport, 'office@example.org')
  const receipt = sent.filter(({ to }) => to.includes('inject@sender.example'))
  assert.equal(receipt.length, 1)
  assert.ok(!sent.some(({ to, head }) => to.includes('victim@example.com') || /^bcc:|victim/im.test(head)))
})

test('a receipt is owed to a person, not to a machine that answers receipts: no two offices write to each other for ever', async () => {
  const organ = await givenOrgan(context, 'organ', { email: 'loop@example.org' })
  const mine = await outbox(organ)
  server.deliver(
    letter({ to: 'loop@example.org', from: 'other-office@example.com', headers: ['Auto-Submitted: auto-generated'] }),
  )
  await takeIn()
  assert.deepEqual(await outbox(organ), mine)
})

test('hostile letters stop nothing: each is dealt with or left for a person, and the next one is read', async (t) => {
  const organ = await givenOrgan(context, 'organ', { email: 'hostile@example.org' })
  for (const raw of Object.values(HOSTILE)) server.deliver(raw)
  const bomb = zipOf({ 'a.txt': Buffer.alloc(90_000_000) })
  server.deliver(letter({ to: 'hostile@example.org', files: [{ name: '炸弹.zip', bytes: bomb }] }))
  server.deliver(letter({ to: 'hostile@example.org', subject: '最后一封' }))
  const begun = performance.now()
  assert.equal(await takeIn(), Object.keys(HOSTILE).length + 2)
  t.diagnostic(`${Math.round(performance.now() - begun)} ms`)
  const titles = []
  for (const number of await casesOf(organ)) titles.push((await showCase(context, organ, number)).content.title)
  assert.ok(titles.includes('申请公开镕基𠮷') && titles.includes('最后一封'), titles.join('、'))
  assert.equal(await takeIn(), 0)
})

test('a letter too large to read is left in the mailbox, unread, with a task', async () => {
  const before = (await tasksOf(first)).length
  server.deliver(letter({ to: 'first@example.org', text: 'x'.repeat(24 * 1024 * 1024) }))
  await takeIn()
  const tasks = await tasksOf(first)
  assert.equal(tasks.length, before + 1)
  assert.equal(tasks.at(-1)?.facts['reason'], 'too-large')
  assert.equal(server.seen().at(-1), false)
})

test('a sender who floods the office: twenty a day are registered, three are told of, the rest is left with one task', async () => {
  const organ = await givenOrgan(context, 'organ', { email: 'flood@example.org' })
  for (let at = 0; at < 23; at += 1) server.deliver(letter({ to: 'flood@example.org', from: 'flood@example.com' }))
  await takeIn()
  assert.equal((await casesOf(organ)).length, 20)
  assert.equal((await outbox(organ)).length, 3)
  assert.deepEqual(
    (await tasksOf(organ)).map(({ facts }) => facts['reason']),
    ['too-many'],
  )
})

test('receipt is confirmed as for any other: the period begins that day', async () => {
  const organ = await givenOrgan(context, 'organ', { email: 'confirm@example.org' })
  server.deliver(letter({ to: 'confirm@example.org' }))
  await takeIn()
  const number = await lastOf(organ)
  const act = { type: 'receipt-confirmed', on: localDate(TODAY) } as const
  await handleCase(context, organ, number, act, clerkOf(organ), 'RECEIPT_CONFIRMED')
  const { clock } = await showCase(context, organ, number)
  assert.deepEqual([clock.state, clock.receivedOn], ['running', TODAY])
})

test('Chinese written into a header as it is, as old programs do, is read', async () => {
  const head = 'From: a@example.org\r\nContent-Type: text/plain; charset=gb18030\r\nSubject: '
  const [subject, body] = [iconv.encode('申请公开镕基𠮷', 'gb18030'), iconv.encode('请公开𠮷字。', 'gb18030')]
  const mail = await readMail(Buffer.concat([Buffer.from(head), subject, Buffer.from('\r\n\r\n'), body]))
  assert.ok(typeof mail === 'object')
  assert.deepEqual([mail.subject, mail.text.trim()], ['申请公开镕基𠮷', '请公开𠮷字。'])
})

test('a letter that is no application is said to be none: gone from desk and figures, its number stays used', async () => {
  const organ = await givenOrgan(context, 'organ', { email: 'none@example.org' })
  server.deliver(letter({ to: 'none@example.org', subject: '推销' }))
  await takeIn()
  const number = await lastOf(organ)
  const act = { type: 'entry-voided', on: localDate(TODAY), seq: 1 } as const
  const texts = [{ kind: 'reason', text: '广告' }]
  await handleCase(context, organ, number, act, clerkOf(organ), 'ENTRY_VOIDED', null, { texts })
  const view = await showCase(context, organ, number)
  assert.deepEqual(
    [view.clock.state, view.row.endedOn, view.row.receivedOn, view.row.outcome],
    ['closed', TODAY, null, null],
  )
  assert.deepEqual(view.openActs, [])
  const { today } = await readToday(context, organ)
  assert.equal(today.groups.unconfirmed.total, 0)
  const confirm = { type: 'receipt-confirmed', on: localDate(TODAY) } as const
  await assert.rejects(handleCase(context, organ, number, confirm, clerkOf(organ), 'RECEIPT_CONFIRMED'), BarredByLaw)
  const { report: figures } = await draftReport(context, organ, { year: 2030 })
  const cells = Object.values(figures.applications).flatMap((row) => Object.values(row))
  assert.deepEqual(cells.filter(Boolean), [], 'counted in a cell')
  server.deliver(letter({ to: 'none@example.org' }))
  await takeIn()
  assert.deepEqual(await casesOf(organ), [number, number.replace(/1$/, '2')])
})
