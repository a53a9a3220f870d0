import assert from 'node:assert/strict'
import { type AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { openBrowser } from '../support/browser.ts'
import { sound } from '../support/sound-page.ts'
import { givenAccount, PASSWORD, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { app, context, givenOrgan } = await testApp({ today: '2026-12-07' })
const server = app.listen(0)
const browser = await openBrowser()
after(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})
const base = `http://localhost:${(server.address() as AddressInfo).port}`

test('from a refusal over reconsideration and a new reply to the reports of both years', async () => {
  const organ = await givenOrgan('organ')
  const { login } = await givenAccount(context, organ, 'head')
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const refusal = { type: 'replied', on: localDate('2026-12-07'), outcome: 'internal' } as const
  await handleCase(context, organ, number, refusal, clerkOf(organ), 'CASE_REPLIED')
  const place = await browser.newContext({ viewport: { width: 360, height: 780 } })
  const page = await place.newPage()
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const follow = (name: string) => page.getByRole('link', { name, exact: true }).first().click()

  await page.goto(`${base}/office/cases/${number}`)
  await page.fill('#login', login)
  await page.fill('#password', PASSWORD)
  await page.click('#form button')
  await sound(page, 'case')
  await follow('登记争议')
  await sound(page, 'opening')
  await page.getByLabel('行政复议', { exact: true }).check()
  await page.fill('#on', '2026-12-07')
  await press('登记')
  await sound(page, 'dispute')
  const dispute = page.url().split('?')[0]!

  context.clock.set('2026-12-21')
  const enter = async (link: string, fill: () => Promise<unknown>) => {
    await page.goto(dispute)
    await page.locator(`main a:text-is("${link}")`).click()
    await sound(page, link)
    await fill()
    await press(link)
    await page.getByText('已登记。').waitFor()
  }
  await enter('登记收到副本', () => page.fill('#on', '2026-12-14'))
  await page.goto(`${base}/office`)
  // Ten working days from 14 December: 28 December, five away.
  assert.equal(await page.getByRole('heading', { name: /争议到期/ }).count(), 0)
  context.clock.set('2026-12-25')
  await page.goto(`${base}/office`)
  await sound(page, 'desk')
  assert.equal(await page.getByRole('heading', { name: /争议到期/ }).count(), 1)
  await enter('登记答复（答辩）和证据', () => page.fill('#on', '2026-12-25'))

  context.clock.set('2027-02-10')
  await enter('登记结果', async () => {
    await page.getByLabel('撤销或者部分撤销').check()
    await page.getByLabel('责令在一定期限内重新答复').check()
    await page.fill('#amount', '15')
    await page.fill('#on', '2027-02-01')
  })
  await page.goto(`${base}/office/cases/${number}`)
  await sound(page, 'case with a reply owed')
  assert.match((await page.textContent('main')) ?? '', /责令重新答复，应在2027年/)
  await enter('登记重新答复', () => page.fill('#on', '2027-02-10'))
  await page.goto(`${base}/office/cases/${number}`)
  assert.doesNotMatch((await page.textContent('main')) ?? '', /责令重新答复，应在2027年/)

  for (const [year, asOf, column] of [
    ['2026', '2026-12-31', 'pending'],
    ['2027', '2027-02-10', 'corrected'],
  ]) {
    await page.goto(`${base}/office/reports/${year}/cells/reconsideration/${column}?asOf=${asOf}`)
    assert.equal(await page.locator(`a[href="${new URL(dispute).pathname}"]`).count(), 1, year)
  }
  await page.goto(`${base}/office/remedies/refusals?year=2026`)
  await sound(page, 'refusals')
  await page.goto(`${base}/office/remedies`)
  await sound(page, 'ledger')
})
