import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type Page } from 'playwright-core'
import { localDate as d } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { testApp } from '../support/app.ts'
import { openBrowser } from '../support/browser.ts'
import { clerkOf } from '../support/context.ts'
import { PERSON } from '../web/public-application.ts'

const site = await testApp()
const organ = await site.givenOrgan('organ', { office: '示例办公室', phone: '0570-1234567', address: '示例路1号' })
const server = createServer(site.app).listen(0)
const base = `http://localhost:${(server.address() as AddressInfo).port}/o/${organ.slug}`
const browser: Browser = await openBrowser()
after(() => browser.close().finally(() => server.close()))

/** A phone; pages are checked for access and width wherever `sound` is called. */
async function phone(javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, javaScriptEnabled })
  return context.newPage()
}

async function sound(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${what}: ${id} ${nodes.map(({ html }) => html).join(' ')}`)
  assert.deepEqual(found, [])
  const surplus = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.equal(surplus, 0, `${what} scrolls sideways`)
}

async function fill(page: Page): Promise<void> {
  for (const name of ['name', 'idNumber', 'phone', 'email', 'title', 'description'] as const)
    await page.fill(`[name=${name}]`, PERSON[name])
  await page.check('[name=medium][value=electronic]')
  await page.check('[name=delivery][value=email]')
  await page.check('[name=privacyNotice]')
}

const confirmAndAsk = async (number: string) => {
  const today = d('2026-09-07')
  const act = (event: Parameters<typeof handleCase>[3]) =>
    handleCase(site.context, organ, number, event, clerkOf(organ), 'TEST_ACT')
  await act({ type: 'receipt-confirmed', on: today })
  await act({ type: 'correction-requested', on: today, correctBy: d('2026-09-21') })
}

test('at 360 px: file, see the receipt, track, complete, withdraw; every page sound', async () => {
  const page = await phone()
  for (const path of [
    '',
    '/guide',
    '/guide?lang=en',
    '/privacy?lang=zh-CN',
    '/reports',
    '/track',
    '/?text=large',
    '/apply?text=standard',
  ]) {
    await page.goto(`${base}${path}`)
    await sound(page, path)
  }
  await page.getByRole('button', { name: '下一步：核对' }).click()
  await sound(page, 'form with errors')
  assert.match(await page.title(), /^错误：/)
  assert.equal(await page.evaluate('document.activeElement.className'), 'govuk-error-summary')
  await page.check('[name=kind][value=organisation]')
  await page.getByLabel('单位名称').waitFor({ state: 'visible' })
  assert.equal(await page.getByLabel('姓名', { exact: true }).isVisible(), false)
  await sound(page, 'form for an organisation')
  await page.check('[name=kind][value=natural-person]')
  await fill(page)
  await page.getByRole('button', { name: '下一步：核对' }).click()
  await sound(page, 'check page')
  await page.getByRole('button', { name: '修改' }).click()
  assert.equal(await page.inputValue('[name=description]'), PERSON.description)
  await page.getByRole('button', { name: '下一步：核对' }).click()
  await page.getByRole('button', { name: '提交申请' }).dblclick()
  await page.waitForSelector('.app-receipt-number')
  await sound(page, 'receipt')
  const number = (await page.textContent('.app-receipt-number')) ?? ''
  assert.match(number, /^2026-\d{5}$/)
  await page.getByRole('button', { name: '查看办理进度' }).click()
  await sound(page, 'case to be confirmed')
  await confirmAndAsk(number)
  await page.reload()
  await sound(page, 'case to be completed')
  await page.getByRole('button', { name: '补正申请内容' }).click()
  await page.getByRole('button', { name: '提交补正' }).click()
  await sound(page, 'correction with an error')
  await page.getByLabel('补正内容').fill('请提供计算机学院2025年度科研经费决算表。')
  await page.getByRole('button', { name: '提交补正' }).click()
  await page.getByText('已经收到您的补正').waitFor()
  await sound(page, 'case completed')
  await page.getByText('期限怎样计算').click()
  await sound(page, 'days counted')
  await page.getByRole('button', { name: '撤回申请' }).click()
  await sound(page, 'withdrawal')
  await page.getByRole('button', { name: '确认撤回' }).click()
  await page.getByText('您的申请已经撤回').waitFor()
  await sound(page, 'case withdrawn')
  await page.getByRole('button', { name: '离开' }).click()
  await sound(page, 'left')
})

test('the browser’s own way back keeps what was typed, and a second submission shows the same receipt', async () => {
  const page = await phone()
  await page.goto(`${base}/apply`)
  await fill(page)
  await page.getByRole('button', { name: '下一步：核对' }).click()
  await page.getByRole('heading', { name: '核对并提交申请' }).waitFor()
  await page.goBack()
  assert.equal(await page.inputValue('[name=description]'), PERSON.description)
  assert.ok(await page.isChecked('[name=delivery][value=email]'))
  // Browsers keep no field that may not be filled in for the next user of the machine: the identity number.
  const file = async () => {
    await page.fill('[name=idNumber]', PERSON.idNumber)
    await page.getByRole('button', { name: '下一步：核对' }).click()
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.waitForSelector('.app-receipt-number')
    return page.textContent('.app-receipt-number')
  }
  const number = await file()
  // The call must have returned before the page it was made on goes away.
  await page.evaluate('void setTimeout(() => history.go(-2))')
  await page.waitForURL(`${base}/apply`)
  await page.waitForSelector('[name=description]')
  assert.equal(await page.inputValue('[name=description]'), PERSON.description)
  assert.equal(await file(), number)
  assert.match((await page.textContent('main')) ?? '', /没有重复登记/)
})

test('without JavaScript: both blocks are seen, file, leave, come back with number and code', async () => {
  const page = await phone(false)
  await page.goto(`${base}/apply`)
  assert.ok(await page.getByLabel('单位名称').isVisible())
  await fill(page)
  await page.getByRole('button', { name: '下一步：核对' }).click()
  await page.getByRole('button', { name: '提交申请' }).click()
  const number = (await page.textContent('.app-receipt-number')) ?? ''
  const code = (await page.textContent('.app-query-code')) ?? ''
  await page.getByRole('button', { name: '查看办理进度' }).click()
  await page.getByRole('button', { name: '离开' }).click()
  await page.getByLabel('申请编号').fill(number)
  await page.getByLabel('查询码').fill('WRONG')
  await page.getByRole('button', { name: '查询' }).click()
  assert.match((await page.textContent('main')) ?? '', /申请编号或者查询码不对/)
  assert.equal(await page.inputValue('[name=number]'), number)
  await page.getByLabel('查询码').fill(code.toLowerCase())
  await page.getByRole('button', { name: '查询' }).click()
  assert.match((await page.textContent('h1')) ?? '', new RegExp(number))
})

test('by keyboard only: from the front page to the receipt', async () => {
  const page = await phone()
  await page.goto(base)
  const press = async (key: string, times = 1) => {
    for (let at = 0; at < times; at++) await page.keyboard.press(key)
  }
  /** Tabs on until the focus stands on a field or button. */
  const reach = async (selector: string) => {
    for (let at = 0; at < 60; at++) {
      if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return
      await press('Tab')
    }
    assert.fail(`the keyboard does not reach ${selector}`)
  }
  await reach('a.govuk-button--start')
  await press('Enter')
  await page.waitForURL(/apply$/)
  for (const name of ['name', 'idNumber', 'phone', 'email', 'title', 'description'] as const) {
    await reach(`[name=${name}]`)
    await page.keyboard.type(PERSON[name])
  }
  await reach('[name=medium]')
  await press('Space')
  await reach('[name=delivery]')
  await press('ArrowDown', 2)
  await reach('[name=privacyNotice]')
  await press('Space')
  await reach('main form button')
  await press('Enter')
  await page.getByRole('heading', { name: '核对并提交申请' }).waitFor()
  await reach('main form button')
  await press('Enter')
  await page.waitForSelector('.app-receipt-number')
})
