import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { givenAccount, PASSWORD, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { oneAfterAnother } from '../support/key-presses.ts'
import { sound } from '../support/sound-page.ts'

const { app, context, givenOrgan } = await testApp({ today: '2026-12-07' })
const { browser, base } = await servedToBrowser(app)
const contact = { office: '市教育局办公室', address: '示例路1号', phone: '0570-1234567' }

test('from a refusal over reconsideration and a new reply to the reports of both years', async () => {
  const organ = await givenOrgan('organ', contact)
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
  await page.locator('#form button').click()
  await sound(page, 'case')
  await follow('登记争议')
  await sound(page, 'opening')
  await page.getByLabel('行政复议', { exact: true }).check()
  await page.fill('#on', '2026-12-07')
  await press('登记')
  await sound(page, 'dispute')
  const dispute = page.url().split('?')[0]!
  // The first nine acts by their digit, the next by 0 and a digit, each key shown by itself, as on a case.
  const acts = page.locator('.app-acts__list li')
  const keysOf = async (at: number) => acts.nth(at).locator('kbd').allTextContents()
  assert.deepEqual([await keysOf(0), await keysOf(8)], [['1'], ['9']])
  assert.deepEqual(
    [await keysOf(9), await keysOf(10)],
    [
      ['0', '0'],
      ['0', '1'],
    ],
  )
  const eleventh = await acts.nth(10).locator('a').getAttribute('href')
  await oneAfterAnother(page, '0', '1')
  await page.waitForURL(base + eleventh)

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
  // The new reply is made where replies are made: on the case, linked with the order it obeys.
  await page.locator('main').getByRole('button', { name: '重新答复', exact: true }).click()
  await sound(page, 'outcome of the new reply')
  await page.getByLabel('予以公开', { exact: true }).check()
  await press('继续填写')
  await sound(page, 'new reply')
  await page.getByLabel('公开的内容').fill('2025年度各学院科研经费决算表')
  await page.fill('#way', '发送至申请人的邮箱')
  await page.fill('#on', '2027-02-10')
  await press('重新答复')
  await page.getByText('已登记重新答复。').waitFor()
  await sound(page, 'case replied anew')
  assert.doesNotMatch((await page.textContent('main')) ?? '', /责令重新答复，应在2027年/)

  await page.goto(dispute)
  assert.match((await page.textContent('main')) ?? '', /重新答复/)
  assert.equal(await page.getByRole('link', { name: '登记重新答复' }).count(), 0)

  // The first outcome stays in its year; the dispute counts as pending then, as corrected in the year of its result.
  for (const [year, row, cells] of [
    ['2026', 'reconsideration', { pending: '1', corrected: '0', total: '1' }],
    ['2027', 'reconsideration', { pending: '0', corrected: '1', total: '1' }],
  ] as const) {
    await page.goto(`${base}/office/reports/${year}${year === '2026' ? '?asOf=2026-12-31' : ''}`)
    await sound(page, `report of ${year}`)
    for (const [column, figure] of Object.entries(cells)) {
      const cell = page.locator(`a[href*="/office/reports/${year}/cells/${row}/${column}"]`)
      const text = (await cell.count()) === 0 ? '0' : ((await cell.first().textContent()) ?? '').trim()
      assert.match(text, new RegExp(`^${figure}`), `${year} ${column}`)
    }
  }
  await page.goto(`${base}/office/reports/2026/cells/refused.7/natural-person`)
  assert.equal(await page.locator(`a[href="/office/cases/${number}"]`).count(), 0)
  await page.goto(`${base}/office/reports/2026/cells/refused.5/natural-person`)
  assert.equal(await page.locator(`a[href="/office/cases/${number}"]`).count(), 1)

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
