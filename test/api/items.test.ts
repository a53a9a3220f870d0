import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { createToken } from '../../src/services/api-tokens.ts'
import { SYSTEM } from '../../src/services/context.ts'
import { saveDuty } from '../../src/services/duty-service.ts'
import { clerkOf, givenOrgan } from '../support/context.ts'
import { apiApp, bearer } from './api-app.ts'

const api = await apiApp('2026-09-07')
const anItem = (changes: Record<string, unknown> = {}) => ({
  title: '关于实验室设备采购的公告',
  entry: 'procurement-notices',
  department: '资产管理处',
  publisher: '陈工',
  reviewer: '保密办公室',
  responsible: '处长',
  formedOn: '2026-09-01',
  ...changes,
})
const college = async () => {
  const organ = await givenOrgan(api.context, 'college')
  return { organ, staff: bearer(await api.token(organ)) }
}

test('a script records an item, reviews and publishes it, mends its link, withdraws it', async () => {
  const { organ, staff } = await college()
  const classes = (await api.get('/catalogue', staff).expect(200)).body.classes as { entries: { key: string }[] }[]
  assert.ok(classes.some(({ entries }) => entries.some(({ key }) => key === 'procurement-notices')))
  const created = await api.post('/items', anItem(), staff).expect(201)
  const { id, version } = created.body
  assert.equal(version, 1)
  const enter = (event: object, headers: Record<string, string> = {}) =>
    api.post(`/items/${id}/events`, event, { ...staff, ...headers })
  const own = { type: 'published', on: '2026-09-03', channel: 'own-site' }
  const barred = await enter(own).expect(409)
  assert.equal(barred.body.code, 'not-cleared')
  assert.match(barred.body.article, /条例第十七条/)
  await enter({ type: 'cleared', on: '2026-09-02', reviewer: '保密办公室' }, { 'if-match': '"1"' }).expect(201)
  await enter(own, { 'if-match': '"1"' }).expect(412)
  const published = (await enter(own).expect(201)).body
  assert.deepEqual([published.state, published.linkMissing, published.dueOn], ['current', true, '2026-09-29'])
  const missing = await api.get('/items?standing=missing-link', staff).expect(200)
  assert.equal(missing.body.items[0].id, id)
  const link = 'https://www.example.org/1.htm'
  const mended = (await enter({ type: 'link-mended', on: '2026-09-04', seq: 3, link }).expect(201)).body
  assert.deepEqual([mended.link, mended.publications[0].linkState], [link, 'unchecked'])
  assert.equal(mended.events.at(-1).concerns, 3)
  await enter({ type: 'revised', on: '2026-09-05', fields: { title: '新的题名' } }).expect(201)
  await enter({ type: 'withdrawn', on: '2026-09-06', reason: '重复公开' }).expect(201)
  const shown = (await api.get(`/items/${id}`, staff).expect(200)).body
  assert.deepEqual([shown.title, shown.state, shown.public, shown.version], ['新的题名', 'withdrawn', false, 6])
  assert.ok(organ)
})

test('items are found page by page; what does not fit is refused in words', async () => {
  const { organ, staff } = await college()
  const publication = { channel: 'oa', on: '2026-09-02' }
  for (const title of ['甲', '乙', '丙'])
    await api.post('/items', anItem({ title, clearedOn: '2026-09-01', publications: [publication] }), staff).expect(201)
  const first = (await api.get('/items?limit=2', staff).expect(200)).body
  const second = (await api.get(`/items?limit=2&cursor=${first.next}`, staff).expect(200)).body
  const titles = [...first.items, ...second.items].map(({ title }: { title: string }) => title)
  assert.deepEqual(titles.toSorted(), ['甲', '乙', '丙'].toSorted())
  assert.equal(second.next, null)
  assert.equal((await api.get(`/items?words=${encodeURIComponent('乙')}`, staff).expect(200)).body.items.length, 1)
  for (const [wrong, words] of [
    [{ entry: 'nothing' }, /请选择目录中的栏目/],
    [{ formedOn: '2026-09-31' }, /真实的日期/],
    [{ title: '' }, /请填写信息名称/],
    [{ publications: [{ ...publication, link: 'ftp://x' }], clearedOn: '2026-09-01' }, /链接的写法不对/],
    [{ formedOn: '2026-09-08' }, /形成日期不能晚于今天/],
  ] as const)
    assert.match(JSON.stringify((await api.post('/items', anItem(wrong), staff).expect(422)).body), words)
  await api.get('/items?cursor=x', staff).expect(422)
  await api.get('/items/x', staff).expect(404)
  const auditor = bearer(await createToken(api.context, organ, 'a', 'auditor', SYSTEM(organ.organId)))
  await api.get('/items', auditor).expect(200)
  await api.post('/items', anItem(), auditor).expect(403)
  const other = await college()
  assert.deepEqual((await api.get('/items', other.staff).expect(200)).body.items, [])
  await api.get(`/items/${first.items[0].id}`, other.staff).expect(404)
})

test('duties, findings and opinions as a script would keep them', async () => {
  const { organ, staff } = await college()
  const duty = { title: '公布“三公”经费', basis: '', rhythm: 'month', dueMonth: 1, dueDay: 10, entry: null } as const
  const day = localDate('2026-08-01')
  const id = await saveDuty(
    api.context,
    organ,
    null,
    { ...duty, department: '', handler: null, from: day, until: null },
    clerkOf(organ),
  )
  const owed = (await api.get('/duties', staff).expect(200)).body.occurrences
  assert.deepEqual([owed[0].period, owed[0].standing], ['2026-08', 'overdue'])
  const done = { period: '2026-08', doneOn: '2026-08-09' }
  const answer = (await api.post(`/duties/${id}/done`, done, staff).expect(201)).body
  assert.deepEqual(
    answer.occurrences.map((each: { standing: string }) => each.standing),
    ['done'],
  )
  await api.post(`/duties/${id}/done`, { ...done, period: '2026-13' }, staff).expect(404)
  await api.post(`/duties/${id}/done`, { ...done, itemId: crypto.randomUUID() }, staff).expect(404)

  const finding = { source: 'outside', foundOn: '2026-08-01', finding: '更新慢', measure: '更新', department: '办公室' }
  const recorded = (await api.post('/findings', finding, staff).expect(201)).body
  const path = `/findings/${recorded.id}`
  const closed = { ...finding, closedOn: '2026-09-01', evidence: '已更新' }
  assert.match((await api.post(path, { ...closed, evidence: '' }, staff).expect(422)).body.detail, /整改的证明/)
  await api.post(path, closed, { ...staff, 'if-match': '"9"' }).expect(412)
  await api.post(path, closed, { ...staff, 'if-match': '"1"' }).expect(201)
  assert.equal((await api.get('/findings', staff).expect(200)).body.findings[0].standing, 'closed')
  assert.deepEqual((await api.get('/findings?open=true', staff).expect(200)).body.findings, [])

  const opinion = { channel: 'hotline', receivedOn: '2026-09-01', from: '赵同学', text: '食堂价格没有公布' }
  const heard = (await api.post('/opinions', opinion, staff).expect(201)).body
  const answered = {
    ...opinion,
    department: '后勤处',
    forwardedOn: '2026-09-02',
    answer: '已公布',
    answeredOn: '2026-09-03',
  }
  await api.post(`/opinions/${heard.id}`, answered, staff).expect(201)
  const [kept] = (await api.get('/opinions', staff).expect(200)).body.opinions
  assert.deepEqual([kept.text, kept.standing, kept.version], ['食堂价格没有公布', 'answered', 2])
  await api.post(`/opinions/${crypto.randomUUID()}`, answered, staff).expect(404)
})
