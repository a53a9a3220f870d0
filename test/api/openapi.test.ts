import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AddressInfo } from 'node:net'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { apiRoutes } from '../../src/api/routes.ts'
import { openBrowser } from '../support/browser.ts'
import { givenOrgan } from '../support/context.ts'
import { anApplicationBody, apiApp, bearer } from './api-app.ts'
import { violationsOn } from '../support/sound-page.ts'

type Json = Record<string, unknown>
type Operation = {
  operationId: string
  parameters: { name: string; in: string; schema: Json }[]
  requestBody?: { content: Record<string, { schema: Json }> }
  responses: Record<string, { content: Record<string, { schema: Json }> }>
}

const api = await apiApp()
const document = (await api.get('/openapi.json').expect(200)).body as Json
const paths = document['paths'] as Record<string, Record<string, Operation>>
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
ajv.addSchema({ ...(document['components'] as Json), $id: 'api' } as object, 'api', false, false)

test('every route stands in the document and every call of the document is a route', () => {
  const documented = operations.map(({ path, method }) => `${method} /api/v1${path}`)
  const routes = apiRoutes(api.context)
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    .filter((route) => !/\/docs|openapi\.json/.test(route))
  assert.deepEqual(documented.sort(), routes.sort())
  assert.equal(new Set(operations.map(({ operation }) => operation.operationId)).size, operations.length)
})

test('every schema of the document is sound JSON Schema 2020-12, under strict rules', () => {
  assert.equal(document['openapi'], '3.1.0')
  for (const { operation } of operations) {
    for (const { schema } of operation.parameters) ajv.compile(schema)
    for (const { schema } of Object.values(operation.requestBody?.content ?? {})) ajv.compile(schema)
    for (const { content } of Object.values(operation.responses))
      for (const { schema } of Object.values(content)) if (!schema['$ref']) ajv.compile(schema)
  }
})

test('the schemas of requests take what the interface takes', () => {
  const schemaOf = (id: string) =>
    operations.find(({ operation }) => operation.operationId === id)?.operation.requestBody?.content[
      'application/json'
    ]!.schema
  const filing = ajv.compile(schemaOf('postApplications')!)
  assert.ok(filing(anApplicationBody()), JSON.stringify(filing.errors))
  assert.ok(!filing({ ...anApplicationBody(), medium: 'clay' }))
  const event = ajv.compile(schemaOf('postCasesNumberEvents')!)
  assert.ok(event({ type: 'extended', on: '2026-09-07', workdays: 5 }), JSON.stringify(event.errors))
  for (const wrong of [
    { type: 'extended', on: '2026-02-30', workdays: 5 },
    { type: 'submitted', on: '2026-09-07' },
  ])
    assert.ok(!event(wrong), JSON.stringify(wrong))
})

test('answers and problems are as described', async () => {
  const organ = await givenOrgan(api.context)
  const staff = bearer(await api.token(organ))
  const { number, queryCode } = (await api.post('/applications', anApplicationBody())).body
  const mine = { 'x-query-code': queryCode }
  const event = { type: 'receipt-confirmed', on: '2026-09-07' }
  const answers: [string, string, { status: number; body: unknown }][] = [
    ['post', '/applications', await api.post('/applications', anApplicationBody())],
    ['get', '/applications/{number}', await api.get(`/applications/${number}`, mine)],
    [
      'post',
      '/applications/{number}/corrections',
      await api.post(`/applications/${number}/corrections`, { text: 'x' }, mine),
    ],
    ['post', '/cases/{number}/events', await api.post(`/cases/${number}/events`, event, staff)],
    ['post', '/cases/{number}/events', await api.post(`/cases/${number}/events`, event, staff)],
    ['post', '/cases/{number}/events', await api.post(`/cases/${number}/events`, { type: 'lost' }, staff)],
    [
      'post',
      '/cases',
      await api.post('/cases', anApplicationBody({ channel: 'fax', submittedOn: '2026-09-07' }), staff),
    ],
    ['get', '/cases', await api.get('/cases', staff)],
    ['get', '/cases/{number}', await api.get(`/cases/${number}`, staff)],
    ['get', '/reports/{year}', await api.get('/reports/2026', staff)],
    ['get', '/reports/{year}', await api.get('/reports/2026')],
    ['get', '/reports/{year}/cells/{row}/{column}', await api.get('/reports/2026/cells/received/total', staff)],
  ]
  for (const [method, path, { status, body }] of answers) {
    const content = paths[path]![method]!.responses[status]?.content
    assert.ok(content, `${method} ${path} ${status} is not described`)
    const schema = Object.values(content)[0]!.schema
    const problem = ((document['components'] as Json)['schemas'] as Json)['Problem'] as Json
    const check = ajv.compile(schema['$ref'] ? problem : schema)
    assert.ok(check(body), `${method} ${path} ${status}: ${JSON.stringify(check.errors)}`)
  }
})

test('the pages that describe the interface are served whole, with their own policy only where needed', async () => {
  const page = await api.get('/docs').expect(200)
  assert.match(page.headers['content-security-policy']!, /style-src 'self' 'unsafe-inline'/)
  assert.doesNotMatch(page.headers['content-security-policy']!, /script-src[^;]*unsafe/)
  const files = [...page.text.matchAll(/(?:src|href)="\/api\/v1(\/docs\/[^"]+)"/g)].map(([, path]) => path!)
  assert.equal(files.length, 4)
  for (const file of files) await api.get(file).expect(200)
  const list = await api.get('/docs/list').expect(200)
  assert.doesNotMatch(list.headers['content-security-policy']!, /unsafe/)
  for (const { path } of operations) assert.ok(list.text.includes(path), path)
  await api.get('/docs/files/package.json').expect(404)
  await api.get('/docs/files/..%2fpackage.json').expect(404)
})

test('the plain list is accessible and fits a phone; the page to try calls starts under its policy', async () => {
  const server = api.app.listen(0)
  const browser = await openBrowser()
  try {
    const base = `http://localhost:${(server.address() as AddressInfo).port}/api/v1/docs`
    const page = await (await browser.newContext({ viewport: { width: 360, height: 640 } })).newPage()
    const complaints: string[] = []
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
    await page.goto(`${base}/list`)
    assert.deepEqual(await violationsOn(page), [])
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= 360'))
    await page.goto(base)
    await page.getByText('/applications/{number}/corrections').first().waitFor()
    assert.deepEqual(complaints, [])
    if (process.env['SHOT']) await page.screenshot({ path: process.env['SHOT'] })
  } finally {
    await browser.close()
    server.close()
  }
})
