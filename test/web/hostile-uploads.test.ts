import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../support/app.ts'
import { hostileFiles } from '../services/hostile-files.ts'
import { begin } from './public-application.ts'

const site = await testApp()
const organ = await site.givenOrgan('organ', { office: '示例办公室' })

test('every hostile file as an applicant sends it: its verdict, the rest of the page kept, the process alive', async () => {
  const visitor = site.agent()
  let draft = await begin(visitor, organ)
  const wrong: string[] = []
  for (const { what, name, bytes, taken } of await hostileFiles()) {
    // Browsers send no file without a name, and a form with U+0000 in a header is no form.
    if (name === '' || name.includes('\u0000')) continue
    const sent = await visitor
      .post(`${draft}/files`)
      .field({ send: 'yes', identityProof: 'desk' })
      .attach('annexFiles', bytes, name)
    if (sent.status !== (taken ? 303 : 422)) wrong.push(`${what}: ${sent.status}`)
    const page = taken ? await visitor.get(`${draft}/files`) : sent
    if (!/value="desk"[^>]*checked/.test(page.text)) wrong.push(`${what}: the page lost its answer`)
    if (page.text.includes('name="removeFile"') !== taken) wrong.push(`${what}: ${taken ? 'not kept' : 'kept'}`)
    if (taken) draft = await begin(visitor, organ)
  }
  assert.deepEqual(wrong, [])
  await site.agent().get('/livez').expect(200)
})
