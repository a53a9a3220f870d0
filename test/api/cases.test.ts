import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type OrganRef, reading, SYSTEM } from '../../src/services/context.ts'
import { createToken, listTokens, revokeToken } from '../../src/services/api-tokens.ts'
import { query } from '../../src/store/query.ts'
import { givenOrgan } from '../support/context.ts'
import { anApplicationBody, apiApp, bearer } from './api-app.ts'

const api = await apiApp()

const posted = (changes: object = {}) =>
  anApplicationBody({ channel: 'registered-post', submittedOn: '2026-09-03', ...changes })

async function desk(organ?: OrganRef) {
  const body = organ ?? (await givenOrgan(api.context))
  const staff = bearer(await api.token(body))
  const register = async (changes: object = {}) => (await api.post('/cases', posted(changes), staff).expect(201)).body
  const act = (number: string, event: object, headers: Record<string, string> = {}) =>
    api.post(`/cases/${number}/events`, event, { ...staff, ...headers })
  return { organ: body, staff, register, act }
}

test('a case by post: registered, extended, replied; every answer tells what may be done next', async () => {
  const { staff, register, act } = await desk()
  const receipt = await register({ applicant: { kind: 'other', name: '示例村村民委员会' } })
  assert.equal(receipt.receivedOn, '2026-09-03')
  const first = await api.get(`/cases/${receipt.number}`, staff).expect(200)
  assert.equal(first.headers['etag'], '"1"')
  assert.ok(first.body.next.includes('extended'))
  assert.ok(first.body.outcomes.includes('granted'))
  assert.ok(first.body.deadline.steps.some((step: { article?: string }) => step.article))
  const extended = await act(receipt.number, { type: 'extended', on: '2026-09-07', workdays: 10 }).expect(201)
  assert.equal(extended.body.version, 2)
  assert.equal(extended.headers['etag'], '"2"')
  assert.notEqual(extended.body.dueOn, receipt.dueOn)
  assert.deepEqual(extended.body.event.type, 'extended')
  const replied = await act(receipt.number, { type: 'replied', on: '2026-09-07', outcome: 'granted' }).expect(201)
  assert.equal(replied.body.state, 'closed')
  assert.deepEqual(replied.body.next, ['entry-voided'])
  const voided = await act(receipt.number, { type: 'entry-voided', on: '2026-09-07', seq: 3, text: '误登' }).expect(201)
  assert.equal(voided.body.state, 'running')
  const { events, texts } = (await api.get(`/cases/${receipt.number}`, staff)).body
  assert.deepEqual(
    events.map((each: { type: string; voided: boolean }) => [each.type, each.voided]),
    [
      ['submitted', false],
      ['extended', false],
      ['replied', true],
      ['entry-voided', false],
    ],
  )
  assert.deepEqual(texts, [{ seq: 4, kind: 'entry-voided', text: '误登' }])
})

test('what the law bars is 409 with code and article; stale data is 412; nothing changes', async () => {
  const { staff, register, act } = await desk()
  const { number } = await register()
  await act(number, { type: 'extended', on: '2026-09-07', workdays: 20 }).expect(201)
  const barred = await act(number, { type: 'extended', on: '2026-09-07', workdays: 1 }).expect(409)
  assert.equal(barred.body.code, 'already-extended')
  assert.equal(barred.body.article, '条例第三十三条')
  assert.equal(barred.headers['content-type'], 'application/problem+json; charset=utf-8')
  const stale = await act(number, { type: 'withdrawn', on: '2026-09-07' }, { 'if-match': '"1"' }).expect(412)
  assert.equal(stale.body.version, 2)
  await act(number, { type: 'withdrawn', on: '2026-09-07' }, { 'if-match': '"xyz"' }).expect(412)
  assert.equal((await api.get(`/cases/${number}`, staff)).body.version, 2)
  await act(number, { type: 'withdrawn', on: '2026-09-07' }, { 'if-match': '"2"' }).expect(201)
})

test('a named party stands in the events as a letter; its name is sealed, and known again when it answers', async () => {
  const { organ, staff, register, act } = await desk()
  const { number } = await register()
  const consult = { type: 'third-party-consulted', on: '2026-09-07', receivedOn: '2026-09-07' }
  const first = await act(number, { ...consult, party: '示例建筑公司' }).expect(201)
  assert.equal(first.body.event.party, 'A')
  assert.equal((await act(number, { ...consult, party: 'B' }).expect(201)).body.event.party, 'B')
  assert.equal((await act(number, { ...consult, party: '赵六' }).expect(201)).body.event.party, 'C')
  assert.equal((await act(number, { ...consult, party: '赵六' }).expect(409)).body.code, 'party-open')
  const answer = { type: 'third-party-answered', on: '2026-09-07', party: '示例建筑公司', text: '不同意公开' }
  assert.equal((await act(number, answer).expect(201)).body.event.party, 'A')
  const { texts, next } = (await api.get(`/cases/${number}`, staff)).body
  assert.deepEqual(
    texts.map(({ kind, text }: { kind: string; text: string }) => [kind, text]),
    [
      ['party', 'A：示例建筑公司'],
      ['party', 'C：赵六'],
      ['third-party-answered', '不同意公开'],
    ],
  )
  assert.ok(next.includes('third-party-answered'))
  const rows = await query<{ all: string }>(
    reading(api.context),
    `select string_agg(e::text, ' ') || (select string_agg(a::text, ' ') from audit a where organ_id = $1) as all
     from case_event e where organ_id = $1`,
    [organ.organId],
  )
  assert.doesNotMatch(rows[0]!.all, /示例建筑公司|赵六|不同意/)
})

test('events are checked field by field', async () => {
  const { register, act } = await desk()
  const { number } = await register()
  const wrong = async (event: object) =>
    ((await act(number, event).expect(422)).body.errors as { field: string }[]).map(({ field }) => field)
  assert.deepEqual(await wrong({ type: 'submitted', on: '2026-09-07', channel: 'online' }), ['type'])
  assert.deepEqual(await wrong({ on: '2026-09-07' }), ['type'])
  assert.deepEqual(await wrong({ type: 'extended', on: '2026-02-30', workdays: '5' }), ['on', 'workdays'])
  assert.deepEqual(await wrong({ type: 'replied', on: '2026-09-07', outcome: 'lost' }), ['outcome'])
  assert.deepEqual(await wrong({ type: 'third-party-consulted', on: '2026-09-07', party: ['A'] }), ['party'])
})

test('the ledger filters, sorts and turns pages without loss or repeat', async () => {
  const { staff, register } = await desk()
  const numbers: string[] = []
  for (let at = 0; at < 7; at++) {
    const receipt = await register({
      submittedOn: `2026-09-0${1 + (at % 4)}`,
      channel: at % 2 ? 'in-person' : 'registered-post',
      title: at === 5 ? '食堂招标文件' : '科研经费',
      idempotent: at,
    })
    numbers.push(receipt.number)
  }
  for (const sort of ['submitted', 'received', 'due']) {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { body: { cases: { number: string }[]; next: string | null } } = await api
        .get(`/cases?sort=${sort}&limit=3${cursor && `&cursor=${cursor}`}`, staff)
        .expect(200)
      seen.push(...page.body.cases.map((each) => each.number))
      cursor = page.body.next
    }
    assert.deepEqual([...seen].sort(), numbers, sort)
  }
  const found = async (query: string) =>
    (await api.get(`/cases?${query}`, staff).expect(200)).body.cases.map((each: { number: string }) => each.number)
  assert.deepEqual(await found('words=%E9%A3%9F%E5%A0%82'), [numbers[5]])
  assert.equal((await found('channel=in-person')).length, 3)
  assert.equal((await found('standing=closed')).length, 0)
  assert.equal((await found('receivedFrom=2026-09-04&receivedTo=2026-09-04')).length, 1)
  for (const bad of [
    'limit=201',
    'limit=0',
    'sort=age',
    'cursor=abc',
    'channel=a&channel=b',
    'receivedFrom=2026-13-01',
  ])
    assert.equal((await api.get(`/cases?${bad}`, staff)).status, 422, bad)
  const other = (await api.get('/cases?sort=due&limit=1', staff)).body.next as string
  await api.get(`/cases?sort=received&limit=1&cursor=${other}`, staff).expect(422)
})

test('a registration with a key is made once; another token’s same key is another key', async () => {
  const { organ, staff } = await desk()
  const key = { 'idempotency-key': 'post-bag-17' }
  const first = await api.post('/cases', posted(), { ...staff, ...key }).expect(201)
  assert.deepEqual((await api.post('/cases', posted(), { ...staff, ...key }).expect(201)).body, first.body)
  await api.post('/cases', posted({ title: '别的' }), { ...staff, ...key }).expect(409)
  const second = bearer(await api.token(organ))
  assert.notEqual(
    (await api.post('/cases', posted(), { ...second, ...key }).expect(201)).body.number,
    first.body.number,
  )
  await api.post('/cases', posted({ submittedOn: '2026-09-08' }), staff).expect(422)
})

test('tokens: none, unknown, revoked, of another organ, without the right', async () => {
  const { organ, staff, register } = await desk()
  const { number } = await register()
  const elsewhere = bearer(await api.token(await givenOrgan(api.context)))
  const auditor = bearer(await api.token(organ, 'auditor'))
  const without = await api.get(`/cases/${number}`).expect(401)
  assert.equal(without.headers['www-authenticate'], 'Bearer')
  for (const authorization of [
    'Bearer x',
    'Basic eDp5',
    `Bearer gk_${organ.slug}_${'A'.repeat(43)}`,
    'Bearer gk_none_' + 'A'.repeat(43),
  ])
    await api.get(`/cases/${number}`, { authorization }).expect(401)
  assert.deepEqual(
    (await api.get(`/cases/${number}`, elsewhere).expect(404)).body,
    (await api.get('/cases/2026-77777', elsewhere)).body,
  )
  await api.get(`/cases/${number}`, auditor).expect(200)
  await api.post('/cases', posted(), auditor).expect(403)
  await api.post(`/cases/${number}/events`, { type: 'withdrawn', on: '2026-09-07' }, auditor).expect(403)
  const token = await createToken(api.context, organ, 'old', 'clerk', SYSTEM(organ.organId))
  const old = (await listTokens(api.context, organ)).find(({ name }) => name === 'old')
  await revokeToken(api.context, organ, old!.tokenId, SYSTEM(organ.organId))
  await api.get(`/cases/${number}`, bearer(token)).expect(401)
  assert.doesNotMatch((await api.get(`/cases/${number}`, staff)).text, /11010519491231002X/)
})
