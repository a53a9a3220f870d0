import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createToken } from '../../src/services/account-service.ts'
import { SYSTEM } from '../../src/services/context.ts'
import { givenOrgan } from '../support/context.ts'
import { anApplicationBody, apiApp, bearer } from './api-app.ts'

const api = await apiApp('2026-12-01')
const posted = anApplicationBody({ channel: 'registered-post', submittedOn: '2026-09-03' })

test('a dispute recorded by a program: its days, what the law bars, stale data, the ledger', async () => {
  const organ = await givenOrgan(api.context)
  const staff = bearer(await api.token(organ))
  const { number } = (await api.post('/cases', posted, staff).expect(201)).body
  const opening = { kind: 'reconsideration', on: '2026-09-21', numbers: [number], text: '示政复〔2026〕7号' }
  const { id, version } = (await api.post('/remedies', opening, staff).expect(201)).body
  assert.equal(version, 2)
  const enter = (event: object, headers: Record<string, string> = {}) =>
    api.post(`/remedies/${id}/events`, event, { ...staff, ...headers })
  const early = await enter({ type: 'answered', on: '2026-09-22' }).expect(409)
  assert.equal(early.body.code, 'copy-not-received')
  assert.match(early.body.article, /行政复议法第四十八条/)
  const copied = await enter({ type: 'copy-received', on: '2026-09-22' }, { 'if-match': '"2"' }).expect(201)
  const answer = copied.body.deadlines.find((each: { what: string }) => each.what === 'reconsideration-answer')
  // Ten working days from 22 September: two to the 24th, three to the 30th, five from 8 to 13 October (10 October is made up).
  assert.equal(answer.dueOn, '2026-10-13')
  assert.equal(copied.body.next.what, 'reconsideration-answer')
  await enter({ type: 'answered', on: '2026-10-09' }, { 'if-match': '"2"' }).expect(412)
  await enter({ type: 'answered', on: '2026-10-09' }).expect(201)
  const decided = await enter({ type: 'decided', on: '2026-10-20', decision: 'reconsideration-revoked' }).expect(201)
  assert.deepEqual([decided.body.result, decided.body.state], ['corrected', 'decided'])
  assert.equal(decided.body.texts[0].text, '示政复〔2026〕7号')
  const listed = await api.get('/remedies?standing=ended&limit=1', staff).expect(200)
  assert.deepEqual([listed.body.remedies[0].numbers, listed.body.next], [[number], null])
  const suit = { kind: 'lawsuit-direct', on: '2026-11-02', reconsiderationId: id }
  const { id: suitId } = (await api.post('/remedies', suit, staff).expect(201)).body
  const linked = (await api.get(`/remedies/${suitId}`, staff).expect(200)).body
  assert.equal(linked.kind, 'lawsuit-after-reconsideration')
  const { next } = (await api.get('/remedies?limit=1', staff).expect(200)).body
  assert.equal((await api.get(`/remedies?limit=1&cursor=${next}`, staff).expect(200)).body.remedies[0].id, id)
})

test('what is not there, not allowed or not sound is refused in words', async () => {
  const organ = await givenOrgan(api.context)
  const staff = bearer(await api.token(organ))
  const auditor = bearer(await createToken(api.context, organ, 'a', 'auditor', SYSTEM(organ.organId)))
  const opening = { kind: 'reconsideration', on: '2026-09-21' }
  await api.post('/remedies', opening, auditor).expect(403)
  const unknown = await api.post('/remedies', { ...opening, numbers: ['2026-99999'] }, staff).expect(422)
  assert.match(unknown.body.detail, /没有编号为 2026-99999 的申请/)
  for (const path of ['/remedies/x', '/remedies/00000000-0000-4000-8000-000000000000'])
    await api.get(path, staff).expect(404)
  await api.get('/remedies?cursor=x', staff).expect(422)
  await api.post('/remedies', { ...opening, on: '2026-12-02' }, staff).expect(409)
})
