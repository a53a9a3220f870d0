import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type OrganRef } from '../../src/services/context.ts'
import { approveReport, freezeReport, publishReport } from '../../src/services/report-closing.ts'
import { clerkOf, givenOrgan } from '../support/context.ts'
import { anApplicationBody, apiApp, bearer } from './api-app.ts'
import { confirmAll } from '../support/report.ts'

const api = await apiApp()

async function givenCases(organ: OrganRef): Promise<Record<string, string>> {
  const staff = bearer(await api.token(organ))
  for (const channel of ['registered-post', 'in-person', 'in-person'])
    await api.post('/cases', anApplicationBody({ channel, submittedOn: '2026-09-03' }), staff).expect(201)
  const event = { type: 'replied', on: '2026-09-07', outcome: 'granted' }
  await api.post('/cases/2026-00001/events', event, staff).expect(201)
  return staff
}

test('the report: staff always, others once it is published; a cell opens to its cases', async () => {
  const organ = await givenOrgan(api.context)
  const staff = await givenCases(organ)
  const draft = (await api.get('/reports/2026', staff).expect(200)).body
  assert.equal(draft.applications.received['natural-person'], 3)
  assert.equal(draft.applications.granted.total, 1)
  assert.equal(draft.asOf, '2026-09-07')
  await api.get(`/reports/2026?organ=${organ.slug}`).expect(404)
  const clerk = clerkOf(organ)
  await confirmAll(api.context, organ, 2026, clerk)
  const version = await freezeReport(api.context, organ, { year: 2026 }, clerk)
  await api.get(`/reports/2026?organ=${organ.slug}`).expect(404)
  await approveReport(api.context, organ, 2026, version, clerk)
  await publishReport(api.context, organ, 2026, version, clerk)
  assert.deepEqual((await api.get(`/reports/2026?organ=${organ.slug}`).expect(200)).body, draft)
  const cell = (await api.get('/reports/2026/cells/carriedOut/total', staff).expect(200)).body
  assert.deepEqual(cell, { value: 2, numbers: ['2026-00002', '2026-00003'], remedies: [] })
})

test('the report as of a day and in another form; years and cells that are none', async () => {
  const organ = await givenOrgan(api.context)
  const staff = await givenCases(organ)
  const early = (await api.get('/reports/2026?asOf=2026-09-06', staff).expect(200)).body
  assert.equal(early.applications.received.total, 0, 'nothing was registered by then')
  assert.equal((await api.get('/reports/2026?form=organ-2019', staff)).body.form, 'organ-2019')
  await api.get('/reports/2026?form=none', staff).expect(422)
  await api.get('/reports/2026?asOf=yesterday', staff).expect(422)
  for (const path of [
    '/reports/20',
    '/reports/abcd',
    '/reports/2026/cells/granted/none',
    '/reports/2026/cells/none/total',
  ])
    await api.get(path, staff).expect(404)
  await api.get('/reports/2026/cells/granted/total').expect(401)
  const stranger = bearer(await api.token(await givenOrgan(api.context)))
  await api.get(`/reports/2026?organ=${organ.slug}`, stranger).expect(404)
  await api.get(`/reports/2026/cells/granted/total?organ=${organ.slug}`, stranger).expect(404)
})
