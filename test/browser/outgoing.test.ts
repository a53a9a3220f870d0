import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Page } from 'playwright-core'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { line, pdf } from '../documents/made-files.ts'
import { givenAccount, PASSWORD, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { violationsOn } from '../support/sound-page.ts'

const { app, context, givenOrgan } = await testApp({ today: '2026-09-07' })
const { browser, base } = await servedToBrowser(app)
const contact = { office: '办公室', address: '示例路1号', phone: '0570-1234567' }
const organ = await givenOrgan('organ', { ...contact, secondPerson: true })
const LOOK = process.env['OUTGOING_LOOK']

/** Signed in on a phone with a touch screen. */
async function phoneOf(role: 'clerk' | 'head' | 'admin'): Promise<Page> {
  const { login } = await givenAccount(context, organ, role)
  const place = await browser.newContext({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true })
  const page = await place.newPage()
  await page.goto(`${base}/office/outgoing`)
  if (await page.getByLabel('单位').count()) await page.getByLabel('单位').selectOption({ value: organ.slug })
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForLoadState()
  return page
}

/** No fault a machine finds, nothing beside the screen. */
async function isSound(page: Page, name: string): Promise<void> {
  assert.deepEqual(
    (await violationsOn(page)).map(({ id, nodes }) => `${name} ${id}: ${nodes[0]?.html}`),
    [],
  )
  const beside = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  assert.equal(await page.evaluate(beside), 0, `${name} is wider than the screen`)
  if (LOOK === undefined) return
  for (const width of [768, 1280, 360]) {
    await page.setViewportSize({ width, height: 780 })
    await page.screenshot({ path: `${LOOK}/${name}-${width}.png`, fullPage: true })
  }
}

const listed = { name: '补助名单（2025年度全市公办学校家庭经济困难学生）.pdf', mimeType: 'application/pdf' }
const leaky = pdf({
  pages: [`${line('Office 13900139000')} ${line('ID 11010519491231002X', 600)}`],
  info: '/Author (wangwu)',
})

test('what stays in a file is agreed to by a second person, on a phone', async () => {
  const first = await phoneOf('clerk')
  await first.goto(`${base}/office/outgoing`)
  await first.getByLabel('检查文件').setInputFiles({ ...listed, buffer: leaky })
  await first.getByRole('button', { name: '检查', exact: true }).click()
  await isSound(first, 'outgoing-open')
  await first.getByLabel(/139\*\*\*\*9000/).check()
  await first.getByRole('button', { name: '生成可以发出的文件' }).click()
  await first.getByRole('link', { name: /手机号码仍留在文件里/ }).click()
  await isSound(first, 'outgoing-error')
  await first.keyboard.type('对外公布的监督电话')
  await first.getByRole('button', { name: '生成可以发出的文件' }).click()
  await first.getByText('要由另一人同意').first().waitFor()
  await isSound(first, 'outgoing-waiting')

  const second = await phoneOf('head')
  await second.goto(`${base}/office`)
  await isSound(second, 'desk-of-second')
  await second.goto(first.url().split('?')[0]!)
  await isSound(second, 'outgoing-decision')
  await second.getByRole('button', { name: '提交' }).click()
  await isSound(second, 'outgoing-decision-error')
  assert.ok(await second.getByLabel(/139\*\*\*\*9000/).isChecked(), 'what was decided is still shown')
  await second.getByLabel('同意，保留的内容可以公开').check()
  await second.getByRole('button', { name: '提交' }).click()
  await second.getByText('已经同意。').waitFor()
  await isSound(second, 'outgoing-agreed')

  const admin = await phoneOf('admin')
  await admin.goto(`${base}/office/settings`)
  assert.ok(await admin.getByLabel('外发文件里保留的内容要由第二人同意').isChecked())
  await isSound(admin, 'settings-second-person')
})

test('boxes are drawn with a finger once drawing is on; a second finger changes nothing', async () => {
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const page = await phoneOf('clerk')
  await page.goto(`${base}/office/outgoing`)
  await page
    .getByLabel('检查文件')
    .setInputFiles({ ...listed, buffer: pdf({ pages: [line('ID 11010519491231002X')] }) })
  await page.getByRole('button', { name: '检查', exact: true }).click()
  await page.getByLabel('申请编号').fill(number)
  await page.getByRole('button', { name: '遮盖第1页' }).click()
  await page.waitForURL(/redactions.*page=1/)
  await page.waitForLoadState()
  const toggle = page.locator('[data-app-draw-toggle]')
  assert.equal(await toggle.getAttribute('aria-pressed'), 'false', 'a finger scrolls first')
  const stage = page.locator('[data-app-draw]')
  await stage.scrollIntoViewIfNeeded()
  const touch = await page.context().newCDPSession(page)
  const at = async (fromX: number, fromY: number, toX: number, toY: number, other = false) => {
    const box = (await stage.boundingBox())!
    const point = (x: number, y: number, id: number) => ({ x: box.x + x * box.width, y: box.y + y * box.height, id })
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: ReturnType<typeof point>[]) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints })
    await send('touchStart', [point(fromX, fromY, 1)])
    if (other) {
      await send('touchStart', [point(fromX, fromY, 1), point(0.9, 0.9, 2)])
      await send('touchMove', [point(fromX, fromY, 1), point(0.95, 0.95, 2)])
    }
    await send('touchMove', [point((fromX + toX) / 2, (fromY + toY) / 2, 1)])
    await send('touchMove', [point(toX, toY, 1)])
    await send('touchEnd', [])
  }
  const boxes = page.locator('input[name="boxes"]')
  await toggle.click()
  assert.equal(await toggle.getAttribute('aria-pressed'), 'true')
  await at(0.1, 0.1, 0.5, 0.2)
  await at(0.2, 0.25, 0.6, 0.3, true)
  assert.equal(await boxes.count(), 2)
  for (const [nth, sides] of [
    [10, 10, 40, 10],
    [20, 25, 40, 5],
  ].entries()) {
    const drawn = (await boxes.nth(nth).inputValue()).split(',').map(Number)
    for (const [side, value] of drawn.entries())
      assert.ok(Math.abs(value - sides[side]!) < 1.5, `${nth}: ${drawn.join()}`)
  }
  await isSound(page, 'redaction-touch')
})
