import assert from 'node:assert/strict'
import { type AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { openRemedy } from '../../src/services/remedy-service.ts'
import { openBrowser } from '../support/browser.ts'
import { sound } from '../support/sound-page.ts'
import { givenAccount, PASSWORD, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { app, context, givenOrgan } = await testApp({ today: '2026-09-07' })
const server = app.listen(0)
const browser = await openBrowser()
after(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})
const base = `http://localhost:${(server.address() as AddressInfo).port}`

const organ = await givenOrgan('college', { phone: '0570-1234567' })
const { login } = await givenAccount(context, organ, 'admin')
for (let at = 0; at < 3; at++) await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
const opening = { kind: 'lawsuit-direct', on: localDate('2026-09-01'), number: null } as const
const remedy = await openRemedy(context, organ, opening, clerkOf(organ))

const PAGES = [
  '/office/remedies',
  '/office/remedies/new',
  `/office/remedies/${remedy}`,
  '/office/reports',
  '/office/reports/2027',
  '/office/reports/2027/cells/received/total',
  '/office/calendar',
  '/office/calendar/notices',
  '/office/outbox',
  '/office/imports',
  '/office/settings',
  '/office/people',
  '/office/tokens',
  '/office/audit',
]

test('the office’s other pages on a phone: accessible, nothing sticks out', async () => {
  const place = await browser.newContext({ viewport: { width: 360, height: 780 } })
  const page = await place.newPage()
  await page.goto(`${base}/office/sign-in`)
  await page.fill('#login', login)
  await page.fill('#password', PASSWORD)
  await page.click('#form button')
  for (const path of PAGES) {
    await page.goto(base + path)
    await sound(page, path)
  }
  for (const path of ['/office/remedies/new', '/office/calendar/notices', '/office/people', '/office/tokens']) {
    await page.goto(base + path)
    await page.click('#form button')
    assert.equal(await page.locator('.govuk-error-summary').count(), 1, path)
    await sound(page, `${path} with errors`)
  }
})
