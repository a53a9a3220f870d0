import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Page } from 'playwright-core'
import { localDate as d } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { testApp } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { sound } from '../support/sound-page.ts'
import { ORGANISATION, PERSON } from '../web/public-application.ts'
import { answerAll, fill, start, submit } from './applicant-pages.ts'

const site = await testApp()
const organ = await site.givenOrgan('organ', { office: '示例办公室', phone: '0570-1234567', address: '示例路1号' })
const { browser, base: origin } = await servedToBrowser(site.app)
const base = `${origin}/o/${organ.slug}`

/** A phone; pages are checked for access and width wherever `sound` is called. */
async function phone(javaScriptEnabled = true, width = 360): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 640 }, javaScriptEnabled })
  return context.newPage()
}

/** Nothing is wider than the screen, and nothing is shown that only a script could use. Works where no script runs. */
async function narrow(page: Page, what: string): Promise<void> {
  const surplus = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.equal(surplus, 0, `${what} scrolls sideways`)
  const idle = await page.evaluate(
    '[...document.querySelectorAll("[hidden]")].filter((each) => each.offsetParent).length',
  )
  assert.equal(idle, 0, `${what} shows what is hidden`)
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
  await page.getByRole('button', { name: '继续', exact: true }).click()
  await page.waitForURL(/\/wanted$/)
  await page.getByRole('button', { name: '继续', exact: true }).last().click()
  await page.waitForSelector('.govuk-error-summary:not([hidden])')
  await sound(page, 'question with errors')
  assert.match(await page.title(), /^错误：/)
  assert.equal(await page.evaluate('document.activeElement.className'), 'govuk-error-summary')
  await answerAll(page, PERSON, (step) => sound(page, step))
  await sound(page, 'check page')
  await page.getByRole('button', { name: '提交申请' }).click()
  await sound(page, 'check page with an error')
  await page.getByRole('link', { name: /^更改/ }).first().click()
  assert.equal(await page.inputValue('[name=description]'), PERSON.description)
  await page.getByRole('button', { name: '继续', exact: true }).last().click()
  await page.waitForURL(/\/check$/)
  await page.check('[name=privacyNotice]')
  await page.getByRole('button', { name: '提交申请' }).dblclick()
  await page.waitForSelector('.app-receipt-number')
  await sound(page, 'receipt')
  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)
  assert.equal(sheets?.length, 1, 'the receipt is one sheet')
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
  await start(page, base)
  await answerAll(page, PERSON)
  await page.goBack()
  await page.waitForURL(/\/files/)
  await page.goBack()
  await page.waitForURL(/\/reach/)
  assert.ok(await page.isChecked('[name=delivery][value=email]'))
  await page.goto(page.url().replace('/reach', '/check'))
  const number = await submit(page)
  // The call must have returned before the page it was made on goes away.
  await page.evaluate('void setTimeout(() => history.go(-1))')
  await page.waitForURL(/\/done/)
  assert.equal(await page.textContent('.app-receipt-number'), number)
  const again = page.url().replace(/\/done.*/, '/check')
  await page.goto(again)
  await page.waitForURL(/\/done/)
  assert.equal(await page.textContent('.app-receipt-number'), number)
})

test('offline in the middle: nothing typed is lost, neither where the browser knows it nor where the server fails', async () => {
  const page = await phone()
  await start(page, base)
  await fill(page, 'wanted')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '继续', exact: true }).last().click()
  await page.getByText('网络已经断开').waitFor()
  assert.equal(await page.inputValue('[name=description]'), PERSON.description)
  await page.context().setOffline(false)
  // Now the request itself fails, and the page is asked for anew. (A second click within a second is taken for the first.)
  const address = page.url()
  await page.waitForTimeout(1100)
  await page.route('**/wanted', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  const failed = page.waitForEvent('requestfailed')
  await page.getByRole('button', { name: '继续', exact: true }).last().click()
  await failed
  await page.unroute('**/wanted')
  await page.goto(address)
  await page.waitForSelector('[name=description]')
  assert.equal(await page.inputValue('[name=description]'), PERSON.description)
  await page.getByRole('button', { name: '继续', exact: true }).last().click()
  await page.waitForURL(/\/who$/)
})

test('the other language, the other size of type in the middle: what is typed and not yet sent is there', async () => {
  const page = await phone()
  await start(page, base)
  await fill(page, 'wanted')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'What information do you want?' }).waitFor()
  assert.equal(await page.inputValue('[name=description]'), PERSON.description)
  await page.getByRole('button', { name: 'Large text' }).click()
  await page.waitForSelector('html.app--large')
  assert.equal(await page.inputValue('[name=description]'), PERSON.description)
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('button', { name: '继续', exact: true }).last().click()
  await page.waitForURL(/\/who$/)
})

test('writing to the office offline, or in the other language: kept in the tab, gone once the case is shown', async () => {
  const page = await phone()
  await start(page, base)
  await answerAll(page, PERSON)
  await submit(page)
  await page.getByRole('button', { name: '查看办理进度' }).click()
  await page.getByRole('button', { name: '投诉' }).click()
  await page.locator('[name=text]').fill('没有人回电话。')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '提交投诉' }).click()
  await page.getByText('网络已经断开').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: '中文' }).click()
  assert.equal(await page.inputValue('[name=text]'), '没有人回电话。')
  await page.getByRole('button', { name: '提交投诉' }).click()
  await page.getByText('已经收到您的投诉').waitFor()
  assert.equal(await page.evaluate('Object.keys(sessionStorage).length'), 0)
})

test('without JavaScript, at 320 px: file for an organisation with an agent, leave, come back with number and code', async () => {
  const page = await phone(false, 320)
  await page.goto(`${base}/apply`)
  await page.fill('[name=title]', '2025年度科研经费')
  await page.getByRole('button', { name: 'English' }).click()
  assert.equal(await page.inputValue('[name=title]'), '2025年度科研经费')
  await page.getByRole('button', { name: '中文' }).click()
  await page.press('[name=title]', 'Enter')
  await fill(page, 'wanted', { ...ORGANISATION, title: '', description: '写到一半' })
  await page.getByRole('button', { name: '大字版' }).click()
  await page.waitForSelector('html.app--large')
  assert.equal(await page.inputValue('[name=description]'), '写到一半')
  assert.equal(await page.locator('.govuk-error-summary:not(#offline)').count(), 0)
  await narrow(page, 'big text')
  await page.getByRole('button', { name: '标准版' }).click()
  const agent = { byAgent: 'yes', agentName: '赵律师', agentIdType: 'passport', agentIdNumber: 'E12345678' }
  await answerAll(page, { ...ORGANISATION, ...agent }, async (step) => {
    await narrow(page, step)
    const file = { name: '授权委托书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 授权') }
    if (step === 'files') await page.setInputFiles('[name=authorityFiles]', file)
  })
  await narrow(page, 'check page')
  const number = await submit(page)
  await narrow(page, 'receipt')
  const code = (await page.textContent('.app-query-code')) ?? ''
  await page.getByRole('button', { name: '查看办理进度' }).click()
  assert.match((await page.textContent('h1')) ?? '', new RegExp(number))
  await narrow(page, 'case')
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

test('with script the size of text changes in place, by keyboard too: what is typed stays, and so does the choice', async () => {
  const page = await phone()
  await page.goto(`${base}/track`)
  await page.getByLabel('申请编号').fill('2026-0')
  await page.getByRole('button', { name: '大字版' }).focus()
  const kept = page.waitForResponse(/\/display\?text=large/)
  await page.keyboard.press('Enter')
  await kept
  const isLarge = async () => (await page.getAttribute('html', 'class'))?.includes('app--large')
  assert.ok(await isLarge())
  assert.equal(await page.getByLabel('申请编号').inputValue(), '2026-0')
  await page.getByRole('button', { name: '标准版' }).waitFor()
  await page.reload()
  assert.ok(await isLarge())
  await page.getByRole('button', { name: '标准版' }).click()
  assert.ok(!(await isLarge()))
})

test('by keyboard only: from the front page to the receipt, in at most eight pages', async () => {
  const page = await phone()
  await page.goto(base)
  let pages = 0
  page.on('framenavigated', () => (pages += 1))
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
  const type = async (names: readonly (keyof typeof PERSON)[]) => {
    for (const name of names) {
      await reach(`[name=${name}]`)
      await page.keyboard.type(PERSON[name])
    }
  }
  /** Enter in a field or on the button: always the way on. */
  const goOn = async (to: RegExp) => {
    await press('Enter')
    await page.waitForURL(to)
  }
  await reach('a.govuk-button--start')
  await goOn(/apply$/)
  await reach('[name=title]')
  await goOn(/wanted$/)
  await type(['title', 'description', 'documentNumber'])
  await goOn(/who$/)
  await reach('[name=kind]')
  await press('Space')
  await goOn(/identity$/)
  await type(['name', 'idNumber'])
  await goOn(/reach$/)
  await reach('[name=medium]')
  await press('Space')
  await reach('[name=delivery]')
  await press('ArrowDown', 2)
  await type(['phone', 'email'])
  await goOn(/files$/)
  await reach('[name=identityProof]')
  await press('ArrowDown')
  await goOn(/check$/)
  await reach('[name=privacyNotice]')
  await press('Space')
  await reach('main form button')
  await goOn(/done$/)
  await page.waitForSelector('.app-receipt-number')
  assert.equal(pages, 8)
})

test('big text, English and print: nothing is cut off or scrolls sideways', async () => {
  const page = await phone(true, 320)
  await page.goto(`${base}/apply?text=large&lang=en`)
  await sound(page, 'before filing, large, English')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  for (const step of ['wanted', 'who', 'identity', 'reach', 'files']) {
    await page.goto(page.url().replace(/[a-z]+$/, step))
    await sound(page, `${step}, large, English`)
  }
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.getByRole('button', { name: 'Continue', exact: true }).last().isVisible(), false)
})
