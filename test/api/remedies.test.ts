import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import supertest from 'supertest'
import { createToken } from '../../src/services/api-tokens.ts'
import { auditPage } from '../../src/services/audit-service.ts'
import { SYSTEM } from '../../src/services/context.ts'
import { workbook } from '../documents/made-files.ts'
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

/** A call with files, as programs send forms. */
const send = (
  path: string,
  headers: Record<string, string>,
  fields: Record<string, string>,
  files: [string, Buffer][],
) => {
  const call = supertest(api.app).post(`/api/v1${path}`).set(headers)
  for (const [name, value] of Object.entries(fields)) void call.field(name, value)
  for (const [name, bytes] of files) void call.attach(path.includes('/import') ? 'file' : 'files', bytes, name)
  return call
}

test('papers come and go with an entry: kept sealed, given back whole, checked before they leave', async () => {
  const organ = await givenOrgan(api.context)
  const staff = bearer(await api.token(organ))
  const opening = {
    kind: 'lawsuit-direct',
    on: '2026-09-21',
    texts: { agent: '陈律师', 'docket-number': '示01行初7号' },
  }
  const { id, version } = (await api.post('/remedies', opening, staff).expect(201)).body
  const path = `/remedies/${id}/papers`
  const fields = { on: '2026-09-22', direction: 'in', paper: 'notice', text: '由收发室转来' }
  const summons: [string, Buffer] = ['应诉通知书.txt', Buffer.from('应诉通知书')]
  const kept = (await send(path, { ...staff, 'if-match': `"${version}"` }, fields, [summons]).expect(201)).body
  const [file] = kept.files
  assert.deepEqual(
    [file.name, file.size, kept.texts.map(({ kind }: { kind: string }) => kind).sort()],
    ['应诉通知书.txt', 15, ['agent', 'docket-number', 'note']],
  )
  assert.equal(file.sha256, hash('sha256', summons[1]))
  const back = await api.get(`${path}/${file.id}`, staff).buffer(true).expect(200)
  assert.equal(back.text, '应诉通知书')
  assert.match(back.headers['content-disposition']!, /^attachment/)
  await send(path, { ...staff, 'if-match': `"${version}"` }, fields, [summons]).expect(412)

  // What leaves is checked, and leaves with a reason only.
  const leaky: [string, Buffer] = [
    '名单.xlsx',
    await workbook((_, sheet) => void sheet.addRow(['李某', '11010519491231002X'])),
  ]
  const out = { ...fields, direction: 'out', paper: 'evidence' }
  const held = (await send(path, staff, out, [leaky]).expect(422)).body
  assert.match(held.type, /files-held/)
  const [{ field, label }] = held.files[0].findings
  assert.ok(label)
  assert.ok(!JSON.stringify(held).includes('11010519491231002X'))
  await send(path, staff, { ...out, [field]: '法院要求提交原件' }, [leaky]).expect(201)

  // What is wrong with the call or its files is said; nothing is kept.
  const files = async () => (await api.get(`/remedies/${id}`, staff)).body.files.length
  await api.post(path, fields, staff).expect(415)
  await send(path, staff, fields, []).expect(422)
  await send(path, staff, { ...fields, paper: 'x', on: 'x' }, [summons]).expect(422)
  const program = (await send(path, staff, fields, [['x.exe', Buffer.from('MZ')]]).expect(422)).body
  assert.match(program.detail, /x\.exe 不能接收/)
  await send(path, staff, fields, [['大.txt', Buffer.alloc(21 * 1024 * 1024, 'x')]]).expect(413)
  await send(
    path,
    staff,
    fields,
    Array.from({ length: 11 }, () => summons),
  ).expect(413)
  assert.equal(await files(), 2)
  const auditor = bearer(await createToken(api.context, organ, 'a', 'auditor', SYSTEM(organ.organId)))
  await send(path, auditor, fields, [summons]).expect(403)
  await send(path, {}, fields, [summons]).expect(401)
  const stranger = bearer(await api.token(await givenOrgan(api.context)))
  await send(path, stranger, fields, [summons]).expect(404)
  for (const address of [`${path}/${file.id}`, path])
    await api.get(address, stranger).expect(address === path ? 405 : 404)
  await api.get(`${path}/x`, staff).expect(404)
})

test('a register goes out and comes in whole: counts, what is wrong by line, once, by right, in the log', async () => {
  const [from, into] = [await givenOrgan(api.context), await givenOrgan(api.context)]
  const [giver, clerk, office] = [
    bearer(await api.token(from)),
    bearer(await api.token(into)),
    bearer(await api.token(into, 'admin')),
  ]
  const opening = {
    kind: 'reconsideration',
    on: '2026-09-21',
    texts: { 'docket-number': '示政复〔2026〕7号', body: '示例市人民政府' },
  }
  await api.post('/remedies', opening, giver).expect(201)
  await api.post('/remedies', { kind: 'complaint', on: '2026-09-22', stage: 'brought' }, giver).expect(201)
  const csv = (await api.get('/remedies/export?standing=open', giver).expect(200)).text
  assert.equal(csv.trim().split('\n').length, 3)
  assert.match(
    (await api.get('/remedies/export?format=xlsx', giver).expect(200)).headers['content-type']!,
    /spreadsheet/,
  )
  await api.get('/remedies/export?format=pdf', giver).expect(422)

  const register = (text: string): [string, Buffer][] => [['争议台账.csv', Buffer.from(text)]]
  await send('/remedies/import', clerk, {}, register(csv)).expect(403)
  const tried = (await send('/remedies/import?dryRun=true', office, {}, register(csv)).expect(200)).body
  assert.deepEqual([tried.read, tried.sound, tried.imported], [2, 2, 0])
  const wrong = (
    await send('/remedies/import', office, {}, register(`${csv}外星复议,2026-09-01,,,,,,,,\n`)).expect(422)
  ).body
  assert.match(JSON.stringify(wrong.errors), /类型/)
  const done = (await send('/remedies/import', office, {}, register(csv)).expect(200)).body
  assert.equal(done.imported, 2)
  await send('/remedies/import', office, {}, register(csv)).expect(422)
  await send('/remedies/import', office, { x: 'y' }, []).expect(422)
  const again = (await api.get('/remedies/export', office).expect(200)).text
  assert.equal(again, csv)
  const actions = (await auditPage(api.context, into, null, 50)).map(({ action }) => action)
  for (const action of ['REMEDIES_IMPORTED', 'REMEDIES_EXPORTED']) assert.ok(actions.includes(action), action)
})
