import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { SYSTEM } from '../../src/services/context.ts'
import { addDepartment } from '../../src/services/department-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { invite } from '../../src/services/invitation-service.ts'
import { openRemedy } from '../../src/services/remedy-service.ts'
import { givenAccount, PASSWORD, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { sound } from '../support/sound-page.ts'

const { app, context, givenOrgan } = await testApp({ today: '2026-09-07' })
const { browser, base } = await servedToBrowser(app)

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
  await page.locator('#form button').click()
  for (const path of PAGES) {
    await page.goto(base + path)
    await sound(page, path)
  }
  for (const path of ['/office/remedies/new', '/office/calendar/notices', '/office/people', '/office/tokens']) {
    await page.goto(base + path)
    await page.locator('#form button').click()
    assert.equal(await page.locator('.govuk-error-summary').count(), 1, path)
    await sound(page, `${path} with errors`)
  }
})

test('calendar days, export, second factor, invitation, sessions and reorganisation on a phone, each with its error', async () => {
  const place = await browser.newContext({ viewport: { width: 360, height: 780 } })
  const page = await place.newPage()
  const at = (path: string) => page.goto(base + path)
  const check = async (where: string, refused = false) => {
    assert.equal(await page.locator('.govuk-error-summary').count(), refused ? 1 : 0, where)
    await sound(page, where)
  }
  const send = () => page.locator('#form button').click()
  await at('/office/sign-in')
  await page.fill('#login', login)
  await page.fill('#password', PASSWORD)
  await send()

  await at('/office/calendar/notices/picking?year=2027')
  await check('year to tick')
  await page.locator('main form button').click()
  await check('ticked days as a form')
  await page.fill('#off', '2027-13-01')
  await send()
  await check('ticked days spoilt', true)

  await at('/office/calendar/regional')
  await page.fill('#days', '2026-09-22')
  await send()
  await check('regional days without their basis', true)
  await page.fill('#basis', '示例自治区放假通知')
  await send()
  await page.getByText('示例自治区放假通知').waitFor()
  await check('regional days previewed')

  await at('/office/cases?pick=all')
  await check('ledger with everything ticked')
  await page.setViewportSize({ width: 768, height: 780 })
  await check('ledger on a middle screen')
  await page.setViewportSize({ width: 360, height: 780 })
  await page.keyboard.press('w')
  await page.waitForURL(`${base}/office/cases/bulk/preview`)
  await check('export previewed')
  const chosen = page.locator('input[name="columns"]:checked')
  while ((await chosen.count()) > 0) await chosen.first().uncheck()
  await send()
  await check('export of no column', true)
  await page.locator('input[name="columns"]').first().check()
  await send()
  await page.locator('main a[download]').waitFor()
  await check('export made')

  await at('/office/me/second-factor')
  await check('second factor')
  await page.fill('#code', '000')
  await send()
  await check('second factor with a wrong code', true)
  await at('/office/me')
  await check('sessions')

  const departmentId = await addDepartment(
    context,
    organ,
    { name: '财务处', fromDay: localDate('2020-01-01') },
    SYSTEM(organ.organId),
  )
  await at(`/office/departments/${departmentId}`)
  await check('reorganisation')
  await send()
  await check('reorganisation of no kind', true)

  const { accountId } = await givenAccount(context, organ, 'clerk')
  const invitation = await invite(context, organ, accountId, SYSTEM(organ.organId))
  const { pathname, search } = new URL(invitation)
  await place.clearCookies()
  await at(pathname + search)
  await check('invitation')
  await send()
  await check('invitation without a password', true)
  await at(`${pathname}?key=0`)
  await check('invitation that opens nothing')
  await place.close()
})
