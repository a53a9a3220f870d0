import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { linkFinding, linkStatusText } from '../../src/disclosure/links.ts'
import { linkProbe } from '../../src/jobs/link-probe.ts'
import { localDate } from '../../src/law/date.ts'
import { type OrganRef } from '../../src/services/context.ts'
import { enterItems, handleItem, showItem } from '../../src/services/disclosure-service.ts'
import { checkLinks, linkOverview, listFaultyLinks } from '../../src/services/link-service.ts'
import { testApp } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })

type Answer = (req: IncomingMessage, res: ServerResponse) => void
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_req, res) =>
    void res.writeHead(code, headers).end()

/** A real site on loopback; each path answers as told, and what was asked is remembered. */
const pages: Record<string, Answer> = {
  '/ok': status(200),
  '/gone': status(404),
  '/down': status(503),
  '/for-good': status(301, { location: '/ok' }),
  '/for-now': status(302, { location: '/ok' }),
  '/round': status(302, { location: '/round' }),
  '/inside': status(302, { location: 'http://127.0.0.2:9/secret' }),
  '/file': status(302, { location: 'file:///etc/passwd' }),
  '/no-head': (req, res) => void res.writeHead(req.method === 'HEAD' ? 405 : 200).end(),
  '/slow': () => undefined,
  '/cut': (_req, res) => void res.destroy(),
}
const asked: string[] = []
let atOnce = 0
let mostAtOnce = 0
const site = createServer((req, res) => {
  asked.push(`${req.method} ${req.url}`)
  mostAtOnce = Math.max(mostAtOnce, (atOnce += 1))
  res.on('close', () => (atOnce -= 1))
  ;(pages[req.url!] ?? status(200))(req, res)
})
await new Promise<void>((resolve) => void site.listen(0, '127.0.0.1', resolve))
after(() => {
  site.closeAllConnections()
  site.close()
})
const { port } = site.address() as AddressInfo
const at = (path: string) => `http://127.0.0.1:${port}${path}`
const networks = ['127.0.0.1/32']
const allowed = linkProbe({ networks })

test('an address opens, moved for good, is gone, or does not open: each is told apart', async () => {
  const stateOf = async (path: string) => linkFinding(await allowed(at(path)))
  assert.deepEqual(await stateOf('/ok'), { state: 'ok', status: '200', target: null })
  assert.deepEqual(await stateOf('/for-good'), { state: 'moved', status: '200', target: at('/ok') })
  assert.equal((await stateOf('/for-now')).state, 'ok')
  assert.equal((await stateOf('/no-head')).state, 'ok')
  assert.equal((await stateOf('/gone')).state, 'missing')
  assert.deepEqual(await stateOf('/down'), { state: 'unreachable', status: '503', target: null })
  const hasty = linkProbe({ networks, timeoutMs: 100 })
  assert.deepEqual(await hasty(at('/slow')), { failure: 'timeout' })
  assert.equal((await stateOf('/round')).status, 'redirects')
  assert.equal((await stateOf('/file')).status, 'redirects')
  assert.equal((await stateOf('/cut')).status, 'other')
  assert.equal(linkFinding(await allowed('http://127.0.0.1:9/')).status, 'refused')
  assert.equal(linkStatusText('timeout'), '超时没有回应')
  assert.equal(linkStatusText('503'), 'HTTP 503')
})

test('no private network is reached, by number, by name or by a redirect, unless it is named', async () => {
  const probe = linkProbe({ networks: [] })
  const before = asked.length
  const inside = [
    at('/ok'),
    `http://localhost:${port}/ok`,
    `http://[::1]:${port}/ok`,
    `http://[::ffff:127.0.0.1]:${port}/ok`,
    `http://2130706433:${port}/ok`,
    'http://10.1.2.3/',
    'http://192.168.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[64:ff9b::a00:1]/',
  ]
  for (const address of inside) assert.deepEqual(await probe(address), { failure: 'private' }, address)
  assert.equal(asked.length, before)
  assert.deepEqual(await allowed(at('/inside')), { failure: 'private' })
  for (const address of ['ftp://example.org/', 'javascript:alert(1)', 'nonsense'])
    assert.deepEqual(await probe(address), { failure: 'address' }, address)
})

const fields = {
  title: '关于设备采购的公告',
  entry: 'procurement-notices',
  listItem: null,
  documentNumber: null,
  summary: '',
  department: '资产处',
  publisher: '甲',
  reviewer: '乙',
  responsible: '丙',
  formedOn: localDate('2026-09-01'),
}
const published = (title: string, link: string) => ({
  fields: { ...fields, title },
  clearedOn: localDate('2026-09-01'),
  publications: [{ channel: 'own-site' as const, name: '', on: localDate('2026-09-02'), link }],
})
const enter = (organ: OrganRef, ...items: [string, string][]) =>
  enterItems(
    context,
    organ,
    items.map((each) => published(...each)),
    clerkOf(organ),
  )
const linkMissing = async (organ: OrganRef, itemId: string) => (await showItem(context, organ, itemId)).row.linkMissing

test('a round: only where it is switched on, each address once, a page that is gone makes its item one without a link', async () => {
  const quiet = await givenOrgan('college')
  await enter(quiet, ['从不检查', at('/quiet')])
  const organ = await givenOrgan('college', { linkCheckDays: 30 })
  const [sound, gone, again] = await enter(organ, ['甲', at('/ok')], ['乙', at('/gone')], ['丙', at('/gone')])
  asked.length = 0
  mostAtOnce = 0
  assert.equal(await checkLinks(context, allowed), 3)
  assert.deepEqual(asked.toSorted(), ['GET /gone', 'HEAD /gone', 'HEAD /ok'])
  assert.equal(mostAtOnce, 1)
  assert.equal(await linkMissing(organ, sound!), false)
  assert.equal(await linkMissing(organ, gone!), true)
  assert.equal(await linkMissing(organ, again!), true)
  assert.equal(await checkLinks(context, allowed), 0)
  const clerk = await signIn(organ)
  const list = (await clerk.get('/office/disclosure/links').expect(200)).text
  assert.match(list, /页面不存在（2条）/)
  assert.match(list, /HTTP 404/)
  assert.match((await clerk.get('/office/disclosure?standing=missing-link').expect(200)).text, /乙/)
  const page = (await clerk.get(`/office/disclosure/items/${gone}`).expect(200)).text
  assert.match(page, /缺链接/)
  assert.match(page, /页面不存在/)
  // Mended, it is looked at anew and is sound again; so is the entry's count.
  const mended = { type: 'link-mended', on: localDate('2026-09-07'), seq: 3, link: at('/ok') } as const
  await handleItem(context, organ, gone!, mended, clerkOf(organ))
  assert.equal(await linkMissing(organ, gone!), false)
  assert.equal(await checkLinks(context, allowed), 1)
  assert.equal((await linkOverview(context, organ)).counts.missing, 1)
})

test('one bad day is no dead link: unreachable is asked again each day, and counts from the third time', async () => {
  context.clock.set('2026-09-07')
  const organ = await givenOrgan('college', { linkCheckDays: 30 })
  const [item] = await enter(organ, ['丁', at('/down')])
  for (const [day, looked, missing] of [
    ['2026-09-07', 1, false],
    ['2026-09-07', 0, false],
    ['2026-09-09', 1, false],
    ['2026-09-11', 1, true],
  ] as const) {
    context.clock.set(day)
    assert.equal(await checkLinks(context, allowed), looked, day)
    assert.equal(await linkMissing(organ, item!), missing, day)
  }
  assert.equal((await listFaultyLinks(context, organ, 'unreachable', null, 5))[0]!.failures, 3)
  pages['/down'] = status(200)
  context.clock.set('2026-09-13')
  await checkLinks(context, allowed)
  assert.equal(await linkMissing(organ, item!), false)
  context.clock.set('2026-09-07')
})

test('the office sets how often, asks for one item out of turn, and leafs through faults', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  assert.match((await clerk.get('/office/disclosure/links').expect(200)).text, /没有开启链接检查/)
  assert.match((await clerk.post('/office/disclosure/links/settings', { every: '5' }).expect(422)).text, /请选择/)
  await clerk.post('/office/disclosure/links/settings', { every: '90' }).expect(303)
  const many = Array.from({ length: 51 }, (_, at): [string, string] => [`第${at}条`, `http://127.0.0.1:${port}/gone`])
  const [first] = await enter(organ, ...many)
  const together = await Promise.all([checkLinks(context, allowed), checkLinks(context, allowed)])
  assert.equal(together[0]! + together[1]!, 51)
  const list = (await clerk.get('/office/disclosure/links?state=missing').expect(200)).text
  const next = /href="([^"]*after=[^"]*)"/.exec(list)![1]!.replaceAll('&amp;', '&')
  assert.equal((await clerk.get(next).expect(200)).text.match(/改链接：/g)?.length, 1)
  assert.equal(await checkLinks(context, allowed), 0)
  assert.match((await clerk.get(`/office/disclosure/items/${first}`)).text, /检查链接/)
  await clerk.post(`/office/disclosure/items/${first}/link-check`).expect(303)
  assert.equal(await checkLinks(context, allowed), 1)
  await clerk.post('/office/disclosure/links/settings', { every: 'never' }).expect(303)
  await clerk.post(`/office/disclosure/items/${first}/link-check`).expect(303)
  assert.equal(await checkLinks(context, allowed), 0)
})
