import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { createServer, request as httpRequest } from 'node:http'
import { type AddressInfo } from 'node:net'
import { glob, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import request from 'supertest'
import { MOST_FILES, MOST_OFFICE_BYTES } from '../../src/services/file-kind.ts'
import { HeldBytes } from '../../src/http/held-bytes.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const site = await testApp({ today: '2026-09-07' })
const { context } = site
const organ = await site.givenOrgan('organ', { office: '市教育局办公室', address: '示例路1号', phone: '0570-1234567' })
const officer = await site.signIn(organ)
const server = createServer(site.app).listen(0)
after(() => server.close())

const SECRET = '只有申请人才能看的内容'
const givenCase = async () => (await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)).number
const actPage = (number: string) => `/office/cases/${number}/acts/reply`
async function reply(number: string, files: { name: string; bytes: Buffer }[]) {
  const seen = String((await showCase(context, organ, number)).version)
  const fields = { on: '2026-09-07', outcome: 'granted', given: '名单', way: '网上下载', seen }
  return officer.upload(`/office/cases/${number}/acts/reply`, fields, files)
}

test('size and number are told before anything is chosen', async () => {
  const { text } = await officer.get(`/office/cases/${await givenCase()}/acts/reply?outcome=granted`)
  assert.match(text, new RegExp(`${MOST_FILES}个`))
  assert.match(text, new RegExp(`${MOST_OFFICE_BYTES / 1024 / 1024}\\s?MB`))
})

test('too large, too many, of no kind: 422, the same page, what was typed is there', async () => {
  const number = await givenCase()
  const large = await reply(number, [{ name: 'a.txt', bytes: Buffer.alloc(MOST_OFFICE_BYTES + 1, 0x61) }])
  assert.equal(large.status, 422)
  assert.ok(large.text.includes('网上下载') && large.text.includes('50MB'))
  const many = await reply(
    number,
    Array.from({ length: MOST_FILES + 1 }, (_, at) => ({ name: `${at}.txt`, bytes: Buffer.from('x') })),
  )
  assert.equal(many.status, 422)
  assert.ok(many.text.includes('网上下载'))
  const strange = await reply(number, [{ name: '<b>.svg', bytes: Buffer.from('<svg/>') }])
  assert.equal(strange.status, 422)
  assert.ok(strange.text.includes('&lt;b&gt;.svg') && !strange.text.includes('<b>.svg'))
  assert.equal((await showCase(context, organ, number)).version, 1)
})

test('a file of fifty megabytes is read, checked, sealed and given back whole; all of a form together is bounded', async () => {
  const number = await givenCase()
  const bytes = Buffer.alloc(MOST_OFFICE_BYTES, '公开的数据\n')
  const whole = bytes.subarray(0, bytes.length - (bytes.length % Buffer.byteLength('公开的数据\n')))
  assert.equal((await reply(number, [{ name: '数据.txt', bytes: whole }])).status, 303)
  const other = await givenCase()
  const much = await reply(
    other,
    [1, 2, 3].map((each) => ({ name: `${each}.txt`, bytes: whole })),
  )
  assert.equal(much.status, 422)
  assert.match(much.text, /提交的内容太多/)
  assert.match(much.text, /网上下载/)
})

test('uploads at once hold no more than so many bytes: the next waits until one has gone', async () => {
  const held = new HeldBytes(100)
  const first = await held.take(60)
  const order: string[] = []
  const second = held.take(60).then((letGo) => (order.push('second'), letGo))
  const third = held.take(10).then((letGo) => (order.push('third'), letGo))
  await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(order, [], 'in turn: a small one does not overtake')
  first()
  first()
  await Promise.all([second, third])
  assert.deepEqual(order, ['second', 'third'])
  ;(await second)()
  ;(await third)()
  assert.ok(await held.take(1000), 'one alone is never kept waiting for good')
})

test('stored encrypted under a name of no meaning; served as an attachment that can do nothing', async () => {
  const number = await givenCase()
  assert.equal((await reply(number, [{ name: '名单.txt', bytes: Buffer.from(SECRET) }])).status, 303)
  const address = /href="(\/office\/cases\/[^"]+\/files\/[^"]+)"/.exec(
    (await officer.get(`/office/cases/${number}`)).text,
  )![1]!
  const { headers, text } = await officer.get(address).buffer()
  assert.equal(text, SECRET)
  assert.match(String(headers['content-disposition']), /^attachment/)
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.match(String(headers['content-security-policy']), /sandbox/)
  assert.match(String(headers['cache-control']), /no-store/)
  const stored = await filesNamed(address.split('/').at(-1)!)
  assert.equal(stored.length, 1)
  assert.ok(!(await readFile(stored[0]!)).includes(SECRET))
})

/** Where a file lies on the disk, by its id: every test context keeps its files in a folder of its own. */
async function filesNamed(fileId: string): Promise<string[]> {
  const found: string[] = []
  for await (const path of glob(join(tmpdir(), 'gongkai-test-*', 'files', '*', fileId))) found.push(path)
  return found
}

/** Bodies that are no sound multipart form, as attackers and broken programs send them. */
const BROKEN: readonly [string, string, Buffer | string][] = [
  ['no boundary', 'multipart/form-data', 'x'],
  ['an empty boundary', 'multipart/form-data; boundary=', '--\r\n\r\n'],
  [
    'no end',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nx',
  ],
  ['no name', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n'],
  [
    'an empty name',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name=""; filename=""\r\n\r\n\r\n--b--\r\n',
  ],
  ['no disposition', 'multipart/form-data; boundary=b', '--b\r\n\r\nx\r\n--b--\r\n'],
  ['another boundary', 'multipart/form-data; boundary=b', '--c\r\n\r\n--c--\r\n'],
  [
    'GBK in a name',
    'multipart/form-data; boundary=b',
    Buffer.concat([
      Buffer.from('--b\r\nContent-Disposition: form-data; name="files"; filename="'),
      Buffer.from('cbb5c3f7', 'hex'),
      Buffer.from('.txt"\r\n\r\nx\r\n--b--\r\n'),
    ]),
  ],
  [
    'U+0000 in a name',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="files"; filename="a\u0000.txt"\r\n\r\nx\r\n--b--\r\n',
  ],
  [
    'a foreign prototype',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="__proto__[x]"\r\n\r\n1\r\n--b--\r\n',
  ],
  [
    'a foreign constructor',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="constructor"\r\n\r\n1\r\n--b--\r\n',
  ],
  [
    'a part in a part',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Type: multipart/mixed; boundary=c\r\nContent-Disposition: form-data; name="files"\r\n\r\n--c\r\n\r\n--c--\r\n--b--\r\n',
  ],
  [
    'a header of a megabyte',
    'multipart/form-data; boundary=b',
    `--b\r\nContent-Disposition: form-data; name="${'x'.repeat(1_000_000)}"\r\n\r\nx\r\n--b--\r\n`,
  ],
  [
    'ten thousand parts',
    'multipart/form-data; boundary=b',
    `${'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(10_000)}--b--\r\n`,
  ],
  ['nothing', 'multipart/form-data; boundary=b', ''],
  ['a boundary of its own length', `multipart/form-data; boundary=${'b'.repeat(5_000)}`, 'x'],
]

test('no broken form ends the process or gets further than a refusal', async () => {
  const page = actPage(await givenCase())
  for (const [what, type, body] of BROKEN) {
    const { status } = await officer.agent.post(page).set('Content-Type', type).send(body)
    assert.ok(status >= 400 && status < 500, `${what}: ${status}`)
  }
  assert.equal((await request(site.app).get('/livez')).status, 200)
})

test('a form that breaks off leaves the process alive and nothing half done', async () => {
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => {
    const broken = httpRequest({
      port,
      method: 'POST',
      path: actPage('2026-00001'),
      headers: { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '100000' },
    })
    broken.on('error', () => resolve())
    broken.write('--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nx')
    setImmediate(() => broken.destroy())
    broken.on('close', () => resolve())
  })
  assert.equal((await request(site.app).get('/livez')).status, 200)
})
