import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { createTransport, type Transporter } from 'nodemailer'
import { pino } from 'pino'
import { type Page } from 'playwright-core'
import { createApp } from '../../src/app.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { deliverMail } from '../../src/services/postman.ts'
import { testApp } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { sound } from '../support/sound-page.ts'
import { ORGANISATION, PERSON } from '../web/public-application.ts'
import { answerAll, fill, start, submit } from './applicant-pages.ts'

/** What applicants go through besides the straight way: several matters, a refusal, a lost code, another device. */
const site = await testApp()
const { context } = site
const organ = await site.givenOrgan('organ', {
  office: '示例办公室',
  phone: '0570-1234567',
  address: '示例路1号',
  reconsiderationBody: '示例市人民政府',
  court: '示例县人民法院',
})
const { browser, base: origin } = await servedToBrowser(site.app)
const base = `${origin}/o/${organ.slug}`

const phone = async (): Promise<Page> =>
  (await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true })).newPage()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click()
const mainText = async (page: Page): Promise<string> => (await page.textContent('main')) ?? ''

async function track(page: Page, number: string, code: string): Promise<void> {
  await page.goto(`${base}/track`)
  await page.getByLabel('申请编号').fill(number)
  await page.getByLabel('查询码').fill(code)
  await press(page, '查询')
}

test('several matters in one go: each a case of its own, told before and after, each with its code', async () => {
  const page = await phone()
  await start(page, base)
  await fill(page, 'wanted')
  await press(page, '再加一项事由')
  await page.waitForURL(/matter=2/)
  assert.match(await mainText(page), /每项事由作为一件申请单独登记/)
  await sound(page, 'a second matter')
  await fill(page, 'wanted', { ...PERSON, title: '校车时刻表', description: '请提供校车时刻表。' })
  await press(page, '再加一项事由')
  await page.waitForURL(/matter=3/)
  await press(page, '删除这一项')
  await page.waitForURL(/matter=2/)
  await press(page, '继续')
  for (const step of ['who', 'identity', 'reach', 'files'] as const) {
    await fill(page, step)
    await press(page, '继续')
  }
  await page.waitForURL(/\/check$/)
  await sound(page, 'check page of two matters')
  const first = await submit(page)
  const codes = await page.locator('.app-query-code').allTextContents()
  assert.equal(codes.length, 2)
  assert.match(await mainText(page), /登记为2件申请[^]*相互关联/)
  await sound(page, 'receipt of two matters')
  const [, second = ''] = (await page.locator('.app-receipt-number').allTextContents()).slice(-2)
  await track(page, second, codes[1]!)
  assert.match(await mainText(page), new RegExp(`校车时刻表[^]*${first}`))
})

test('a refusal: the letter with its reasons, what can be done until when, a complaint from the same page', async () => {
  const page = await phone()
  await start(page, base)
  await answerAll(page, PERSON)
  const number = await submit(page)
  const code = (await page.textContent('.app-query-code')) ?? ''
  const today = context.clock.today()
  const act = (event: Parameters<typeof handleCase>[3], input: Parameters<typeof handleCase>[7] = {}) =>
    handleCase(context, organ, number, event, clerkOf(organ), 'TEST_ACT', null, input)
  await act({ type: 'receipt-confirmed', on: today })
  const withheld = [
    { outcome: 'state-secret', part: '决算表', reason: '已经定为国家秘密', rule: '保密事项目录' },
  ] as const
  const details = { outcome: 'state-secret', reason: '经审查属于国家秘密', withheld } as never
  await act({ type: 'replied', on: today, outcome: 'state-secret' }, { letter: { details } })
  await track(page, number, code)
  assert.match(await mainText(page), /向示例市人民政府申请行政复议/)
  assert.match(await mainText(page), /行政复议：2026年11月6日/)
  await sound(page, 'a refusal')
  await page
    .getByRole('link', { name: /答复书/ })
    .first()
    .click()
  await page.waitForURL(/letters/)
  assert.match(await mainText(page), /国家秘密/)
  await sound(page, 'the letter of a refusal')
  await page.goBack()
  await page.locator('a[href$="/track/case/complaint"]').first().click()
  await press(page, '提交投诉')
  await page.waitForSelector('.govuk-error-summary')
  await sound(page, 'a complaint with an error')
  await page.locator('[name=text]').fill('定密没有依据。')
  await press(page, '提交投诉')
  await page.waitForURL(/done=complaint/)
  await sound(page, 'a complaint received')
})

test('a lost code: number and e-mail, the code in the mail, a new query code; the old one opens nothing', async () => {
  const page = await phone()
  await start(page, base)
  await answerAll(page, PERSON)
  const number = await submit(page)
  const old = (await page.textContent('.app-query-code')) ?? ''
  await press(page, '离开')
  await page.goto(`${base}/track`)
  await page.getByRole('link', { name: /丢了/ }).click()
  await page.locator('[name=number]').fill(number)
  await page.locator('[name=email]').fill(PERSON.email)
  await page.locator('main form button').click()
  await sound(page, 'a mail is on its way')
  const recovery = await codeInMail(number)
  await page.goto(`${base}/track/recovery`)
  await page.locator('[name=number]').fill(number)
  await page.locator('[name=code]').fill('WRONG')
  await page.locator('main form button').click()
  await sound(page, 'a wrong recovery code')
  await page.locator('[name=code]').fill(recovery.toLowerCase())
  await page.locator('main form button').click()
  const code = (await page.textContent('.app-query-code')) ?? ''
  await sound(page, 'a new query code')
  await track(page, number, old)
  assert.match(await mainText(page), /申请编号或者查询码不对/)
  await track(page, number, code)
  await page.waitForURL(/track\/case$/)
})

/** The code that the mail about a case brings, as its reader sees it. */
async function codeInMail(number: string): Promise<string> {
  const texts: string[] = []
  const transport = createTransport({
    name: 'test',
    version: '1',
    send: (mail, done) => {
      texts.push(String(mail.data.text))
      done(null, { envelope: mail.message.getEnvelope(), messageId: 'x' })
    },
  }) as unknown as Transporter
  await deliverMail(context, transport, 'gongkai@example.org')
  const found = texts
    .filter((text) => text.includes(number))
    .flatMap((text) => text.match(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){5}/) ?? [])
  return found[0] ?? assert.fail(`no code in ${texts.length} mails`)
}

test('an organisation with an agent: fields appear as chosen, saved on the way, taken up on another device', async () => {
  const page = await phone()
  await start(page, base)
  const typed = {
    ...ORGANISATION,
    byAgent: 'yes',
    agentName: '赵律师',
    agentIdType: 'passport',
    agentIdNumber: 'E12345678',
  }
  for (const step of ['wanted', 'who'] as const) {
    await fill(page, step, typed)
    await press(page, '继续')
  }
  await fill(page, 'identity', typed)
  await sound(page, 'an organisation with an agent')
  await press(page, '保存，以后继续')
  const code = (await page.textContent('.app-query-code')) ?? ''
  await sound(page, 'saved for later')
  await press(page, '离开')
  const other = await (await browser.newContext()).newPage()
  await other.goto(`${base}/apply/return`)
  await other.locator('[name=code]').fill('0000')
  await other.locator('main form button').click()
  await sound(other, 'a wrong draft code')
  await other.locator('[name=code]').fill(code.toLowerCase())
  await other.locator('main form button').click()
  await fill(other, 'reach', typed)
  await press(other, '继续')
  await other.waitForURL(/\/files$/)
  await press(other, '继续')
  await other.waitForSelector('.govuk-error-summary')
  await sound(other, 'files with errors')
  const paper = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 示例') })
  await other.check('[name=identityProof][value=attached]')
  await other.setInputFiles('[name=identityFiles]', paper('营业执照.pdf'))
  await other.setInputFiles('[name=authorityFiles]', paper('授权委托书.pdf'))
  await press(other, '继续')
  await other.waitForURL(/\/check$/)
  const number = await submit(other)
  const { content, row } = await showCase(context, organ, number)
  assert.deepEqual(
    [content.applicant.name, content.agent?.name, row.applicantKind],
    ['示例科技有限公司', '赵律师', 'business'],
  )
})

test('after too many from the same network: the page waits its turn and goes on by itself, the subject kept', async () => {
  const config = { publicUrl: 'http://localhost:3000', sessionSecret: 's'.repeat(40), trustProxy: false } as const
  const crowded = createServer(createApp({ ...context, filingLimit: 1 }, config, pino({ level: 'silent' }))).listen(0)
  after(() => crowded.close())
  const there = `http://localhost:${(crowded.address() as AddressInfo).port}/o/${organ.slug}`
  const page = await phone()
  await page.clock.install()
  await page.goto(`${there}/apply`)
  await page.evaluate(`fetch('apply/start', { method: 'POST' })`)
  await page.getByLabel('您想了解什么？').fill('校园绿化方案')
  await press(page, '继续')
  await page.getByRole('heading', { name: '请稍等' }).waitFor()
  await sound(page, 'waiting for a turn')
  // Pressed too early, it waits on; the turn it has is kept.
  await press(page, '继续')
  await page.getByRole('heading', { name: '请稍等' }).waitFor()
  context.clock.pass(30)
  await page.clock.fastForward(31_000)
  await page.waitForURL(/\/wanted$/)
  assert.equal(await page.inputValue('[name=title]'), '校园绿化方案')
})
