import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { readMail, type ReadMail } from '../../src/documents/incoming-mail/read-mail.ts'
import { letter } from './letters.ts'

const CRLF = '\r\n'
const HEAD = ['From: li@example.org', 'To: xxgk@example.org', 'MIME-Version: 1.0']
const WANTED = '请公开校车费用，谢谢。'

async function read(source: Buffer | string): Promise<ReadMail> {
  const mail = await readMail(Buffer.from(source))
  assert.ok(typeof mail !== 'string', String(mail))
  return mail
}

const gbk = (head: readonly string[], body: string) =>
  Buffer.concat([Buffer.from([...HEAD, ...head, '', ''].join(CRLF)), iconv.encode(`${body}${CRLF}`, 'gbk')])

const SAID = {
  'no kind of text named': [],
  'no character set named': ['Content-Type: text/plain'],
  'plain letters promised': ['Content-Type: text/plain; charset=us-ascii'],
  'UTF-8 promised': ['Content-Type: text/plain; charset="utf-8"'],
  'western letters promised': ['Content-Type: text/plain; charset=iso-8859-1'],
  'a set nobody knows': ['Content-Type: text/plain; charset=x-unknown'],
}
for (const [name, head] of Object.entries(SAID))
  test(`Chinese is read as Chinese: ${name}`, async () => {
    assert.equal((await read(gbk(head, WANTED))).text.trim(), WANTED)
  })

test('what names its character set rightly is left alone', async () => {
  const plain = (charset: string) => [...HEAD, `Content-Type: text/plain; charset=${charset}`, '', ''].join(CRLF)
  assert.equal((await read(`${plain('utf-8')}déjà vu, ça va`)).text.trim(), 'déjà vu, ça va')
  const western = Buffer.concat([Buffer.from(plain('iso-8859-1')), Buffer.from('Grüße aus Köln', 'latin1')])
  assert.equal((await read(western)).text.trim(), 'Grüße aus Köln')
  const traditional = Buffer.concat([Buffer.from(plain('big5')), iconv.encode('請公開', 'big5')])
  assert.equal((await read(traditional)).text.trim(), '請公開')
})

test('a name and a subject that stand in the head as they are', async () => {
  const head = iconv.encode(
    ['From: "李四" <li4@example.org>', 'Subject: 申请公开财务', '', '见附件'].join(CRLF),
    'gb18030',
  )
  const { from, subject } = await read(head)
  assert.deepEqual([from, subject], [{ name: '李四', address: 'li4@example.org' }, '申请公开财务'])
})

test('a subject said to be GB2312 may hold rare signs', async () => {
  const subject = `=?gb2312?B?${iconv.encode('申请公开㒈村账目', 'gb18030').toString('base64')}?=`
  assert.equal((await read([...HEAD, `Subject: ${subject}`, '', 'x'].join(CRLF))).subject, '申请公开㒈村账目')
})

const enclosing = (inner: string) => [...HEAD, 'Subject: Fwd', 'Content-Type: message/rfc822', '', inner].join(CRLF)

test('a letter forwarded as an enclosure says what it says, with its files', async () => {
  const inner = letter({
    subject: '食堂',
    text: '请公开食堂收支',
    files: [{ name: '附表.csv', bytes: Buffer.from('a') }],
  })
  const { text, files } = await read(enclosing(inner))
  assert.match(text, /【所附邮件】食堂　发件人：李明\n请公开食堂收支/)
  assert.deepEqual(
    files.map(({ name }) => name),
    ['附表.csv'],
  )
})

test('letters in letters are read three deep, and no bottomless one stops the others', async () => {
  let nested = letter({ text: '最里面' })
  for (let depth = 0; depth < 2; depth += 1) nested = enclosing(nested)
  assert.match((await read(nested)).text, /最里面/)
  for (let depth = 0; depth < 40; depth += 1) nested = enclosing(nested)
  assert.ok((await read(nested)).text.length < 1000)
})

const related = (bytes: number) =>
  [
    ...HEAD,
    'Content-Type: multipart/related; boundary="r"',
    ...['', '--r', 'Content-Type: text/html; charset=utf-8', '', '<p>见图<img src="cid:a"></p>'],
    ...['--r', 'Content-Type: image/jpeg; name="a.jpg"', 'Content-ID: <a>', 'Content-Transfer-Encoding: base64'],
    ...['', Buffer.alloc(bytes, 7).toString('base64'), '--r--', ''],
  ].join(CRLF)

test('a photograph pasted into the text is a file, the sign of a company is not', async () => {
  assert.equal((await read(related(60_000))).files.length, 1)
  assert.equal((await read(related(3_000))).files.length, 0)
})

test('the signature of a signed letter is no file', async () => {
  const signature = { name: 'smime.p7s', bytes: Buffer.from('MIAG'), type: 'application/pkcs7-signature' }
  assert.deepEqual((await read(letter({ files: [signature] }))).files, [])
})
