import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Page } from 'playwright-core'
import { handleCase } from '../../src/services/case-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { answersTo, ORGANISATION } from '../web/public-application.ts'
import { faultsOf } from './page-faults.ts'

/**
 * Every form of the public side sent wrongly: the page with its errors is as sound as the page without, in either
 * language and in large type. Each line names a page, what is filled in first, and the button.
 */
const site = await testApp()
const { context } = site
const settings = { office: '示例办公室', phone: '0570-1234567', asksPurpose: true, chargesCosts: true }
const organ = await site.givenOrgan('college', settings)
const today = context.clock.today()
const clerk = clerkOf(organ)
const { number, queryCode } = await registerByOffice(context, organ, anApplication({ submittedOn: today }), clerk, null)
await handleCase(
  context,
  organ,
  number,
  { type: 'correction-requested', on: today, correctBy: today },
  clerk,
  'TEST_ACT',
)

const { browser, base: origin } = await servedToBrowser(site.app)
const base = `${origin}/o/${organ.slug}`

const LONG = '甲'.repeat(300)
type Wrong = readonly [path: string, typed: Record<string, string>]
/** The questions of a draft begun for an organisation with an agent, so that every field is asked for. */
const QUESTIONS: readonly Wrong[] = [
  ['wanted', { title: LONG, description: '', documentNumber: LONG }],
  ['who', {}],
  ['identity', { organisationName: '', creditCode: '123', agentName: '', agentIdNumber: 'x' }],
  ['reach', { phone: 'x', email: 'x@', postcode: '1' }],
  ['files', {}],
  ['check', {}],
]
const OTHERS: readonly Wrong[] = [
  ['apply/return', { code: 'x' }],
  ['track', { number: '1', code: '2' }],
  ['track/lost', { number: '', email: '' }],
  ['track/recovery', { number, code: 'x' }],
]
const ACTS: readonly Wrong[] = [
  ['track/case/correction', { text: '' }],
  ['track/case/complaint', { text: '' }],
]

/** Opens the page, fills in what is wrong, sends the form; gives what is wrong with the answer. */
async function sentWrongly(page: Page, at: string, typed: Record<string, string>): Promise<string[]> {
  await page.goto(at)
  for (const [name, value] of Object.entries(typed)) await page.locator(`main [name=${name}]`).first().fill(value)
  await page.locator('main form .govuk-button[type=submit]:not(.govuk-button--secondary)').last().click()
  await page.waitForSelector('.govuk-error-summary:not([hidden])')
  assert.match(await page.title(), /^(?:错误：|Error: )/, at)
  return faultsOf(page, at)
}

for (const display of ['lang=zh-CN&text=standard', 'lang=en&text=standard', 'lang=zh-CN&text=large'])
  test(`forms sent wrongly, ${display}: every answer is sound`, async () => {
    const page = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage()
    await page.goto(`${base}/apply?${display}`)
    await page.locator('main form button').first().click()
    await page.waitForURL(/\/wanted$/)
    const draft = page.url().replace(/\/wanted$/, '')
    const faults: string[] = []
    const send = (step: 'who', typed: Record<string, string>) =>
      page.request.post(`${draft}/${step}`, {
        form: typed,
        headers: { Origin: 'http://localhost:3000' },
        maxRedirects: 0,
      })
    for (const [step, typed] of QUESTIONS) {
      if (step === 'identity') await send('who', { ...answersTo('who', ORGANISATION), byAgent: 'yes' })
      if (step === 'check') await answered(page, draft)
      faults.push(...(await sentWrongly(page, `${draft}/${step}`, typed)))
    }
    // The short forms are the same in any type or language but for their words.
    if (display !== 'lang=zh-CN&text=standard') return assert.deepEqual(faults, [])
    for (const [path, typed] of OTHERS) faults.push(...(await sentWrongly(page, `${base}/${path}`, typed)))
    await page.goto(`${base}/track`)
    await page.fill('[name=number]', number)
    await page.fill('[name=code]', queryCode)
    await page.locator('main form button').first().click()
    await page.waitForURL(/track\/case$/)
    for (const [path, typed] of ACTS) faults.push(...(await sentWrongly(page, `${base}/${path}`, typed)))
    assert.deepEqual(faults, [])
  })

/** Every question answered rightly, so that the last page has nothing left to ask but consent. */
async function answered(page: Page, draft: string): Promise<void> {
  const headers = { Origin: 'http://localhost:3000' }
  for (const step of ['wanted', 'who', 'identity', 'reach'] as const)
    await page.request.post(`${draft}/${step}`, { form: answersTo(step, ORGANISATION), headers, maxRedirects: 0 })
  const multipart = { sent: 'yes', identityProof: 'desk' }
  await page.request.post(`${draft}/files`, { multipart, headers, maxRedirects: 0 })
}
