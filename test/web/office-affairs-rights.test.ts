import assert from 'node:assert/strict'
import { test } from 'node:test'
import supertest from 'supertest'
import { type Role } from '../../src/services/context.ts'
import { openRemedy } from '../../src/services/remedy-service.ts'
import { localDate } from '../../src/law/date.ts'
import { OFFICE_NAVIGATION } from '../../src/web/office/office-shell-navigation.ts'
import { affairsRoutes } from '../../src/web/office/affairs-routes.ts'
import { paths } from '../../src/web/paths.ts'
import { testApp } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'

const { app, context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })

/** Written out once more, apart from the program's own table of rights. */
const PAGES: Record<string, readonly Role[]> = {
  '/office/remedies': ['clerk', 'head', 'auditor', 'admin'],
  '/office/remedies/new': ['clerk', 'head', 'admin'],
  '/office/reports': ['clerk', 'head', 'auditor', 'admin'],
  '/office/reports/2026': ['clerk', 'head', 'auditor', 'admin'],
  '/office/reports/2026/cells/received/total': ['clerk', 'head', 'auditor', 'admin'],
  '/office/reports/2026/export/csv': ['clerk', 'head', 'auditor', 'admin'],
  '/office/calendar': ['clerk', 'head', 'auditor', 'admin'],
  '/office/calendar/notices': ['admin'],
  '/office/outbox': ['clerk', 'head', 'auditor', 'admin'],
  '/office/imports': ['admin'],
  '/office/settings': ['admin'],
  '/office/people': ['admin'],
  '/office/tokens': ['admin'],
  '/office/audit': ['auditor', 'admin'],
}

for (const role of ['clerk', 'head', 'auditor', 'admin'] as const)
  test(`${role}: pages, and doors shown, by right`, async () => {
    const organ = await givenOrgan('organ')
    const officer = await signIn(organ, role)
    for (const [path, roles] of Object.entries(PAGES))
      assert.equal((await officer.get(path)).status, roles.includes(role) ? 200 : 403, path)
    const home = (await officer.get('/office/reports').expect(200)).text
    for (const { href } of OFFICE_NAVIGATION.filter((each) => each.href in PAGES))
      assert.equal(home.includes(`href="${href}"`), PAGES[href]?.includes(role), href)
    const remedy = await openRemedy(
      context,
      organ,
      { kind: 'complaint', on: localDate('2026-09-01'), number: null },
      clerkOf(organ),
    )
    const page = (await officer.get(`/office/remedies/${remedy}`).expect(200)).text
    const answer = paths.remedyAct(remedy, 'decision')
    assert.equal(page.includes(`${answer}"`), role !== 'auditor')
    const decision = { decision: 'complaint-closed', on: '2026-09-02', seen: '1' }
    await officer.post(answer, decision).expect(role === 'auditor' ? 403 : 303)
  })

test('the right of each door is that of the page behind it', () => {
  const pages = new Map(
    affairsRoutes(context).flatMap((each) => (each.method === 'get' ? [[each.path, each.access]] : [])),
  )
  for (const { href, right } of OFFICE_NAVIGATION) if (pages.has(href)) assert.equal(pages.get(href), right, href)
  assert.ok(OFFICE_NAVIGATION.filter(({ href }) => pages.has(href)).length >= 9)
})

test('an error leads back to where the reader was: the own desk, or the body asked', async () => {
  const organ = await givenOrgan('organ')
  const clerk = await signIn(organ, 'clerk')
  const forbidden = (await clerk.get('/office/audit').expect(403)).text
  assert.match(forbidden, /href="\/office">返回首页/)
  const contact = await signIn(organ, 'contact')
  assert.match((await contact.get('/office/audit').expect(403)).text, /href="\/office\/questions">返回首页/)
  const lost = (await supertest(app).get(`/o/${organ.slug}/replies/none`).expect(404)).text
  assert.ok(lost.includes(`href="/o/${organ.slug}">返回首页`) && lost.includes(organ.name))
  assert.match((await supertest(app).get('/o/nobody').expect(404)).text, /href="\/">返回首页/)
})
