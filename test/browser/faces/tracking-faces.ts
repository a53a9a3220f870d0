import { type Page } from 'playwright-core'
import { type MovableClock } from '../../support/context.ts'
import { type Face, send, sendWrongly, track, type } from './face.ts'
import { type Found, type Given } from './given-site.ts'

const LONG = '甲'.repeat(10_001)

/** A case in each of its states, every act of its applicant, every act sent wrongly, the code lost and found. */
export function trackingFaces({ site, organ, cases }: Given, origin: string): Face[] {
  const base = `${origin}/o/${organ.slug}`
  const clock: MovableClock = site.context.clock
  const start = clock.today()
  const open = async (page: Page, found: Found) => {
    clock.set(found.on)
    await track(page, base, found)
  }
  const states = Object.entries(cases).map(([state, found]): Face => ({
    name: `case ${state}`,
    open: (page) => open(page, found),
    ownDay: found.on !== start,
  }))
  const act = (state: keyof typeof cases, path: string): Face => ({
    name: `${path} of a case ${state}`,
    open: async (page) => {
      await open(page, cases[state])
      await page.goto(`${base}/track/case/${path}`)
    },
    ownDay: cases[state].on !== start,
  })
  const wrongly = (state: keyof typeof cases, path: string, typed: Readonly<Record<string, string>>): Face => ({
    name: `${path}, sent wrongly: ${Object.keys(typed).join(', ')}`,
    open: async (page) => {
      await open(page, cases[state])
      await sendWrongly(page, `${base}/track/case/${path}`, typed)
    },
  })
  const done = (name: string): Face => ({
    name: `done: ${name}`,
    open: async (page) => {
      await open(page, cases['in-time'])
      await page.goto(`${base}/track/case?done=${name}`)
    },
  })
  return [
    { name: 'number and code', open: (page) => page.goto(`${base}/track`) },
    { name: 'left', open: (page) => page.goto(`${base}/track?left=yes`) },
    { name: 'leaving asked for anew', open: (page) => page.goto(`${base}/track/leaving`) },
    { name: 'number or code wrong', open: (page) => sendWrongly(page, `${base}/track`, { number: '1', code: '2' }) },
    ...states,
    {
      name: 'days counted one by one',
      open: async (page) => {
        await open(page, cases.extended)
        await page.locator('main details summary').first().click()
      },
    },
    {
      name: 'letter of a refusal',
      open: async (page) => {
        await open(page, cases.refused)
        await page.locator('main a[href*="/letters/"]').first().click()
        await page.waitForURL(/letters/)
      },
    },
    act('awaiting-correction', 'correction'),
    act('correction-lapsed', 'correction'),
    act('awaiting-payment', 'fee-answer'),
    act('in-time', 'complaint'),
    act('in-time', 'withdrawal'),
    ...['correction', 'feeAnswer', 'complaint', 'withdrawal'].map(done),
    wrongly('awaiting-correction', 'correction', { text: '' }),
    wrongly('awaiting-correction', 'correction', { text: LONG }),
    wrongly('awaiting-correction', 'correction', { text: '补正。', files: '补正.pdf' }),
    wrongly('awaiting-payment', 'fee-answer', { text: '' }),
    wrongly('awaiting-payment', 'fee-answer', { text: '已缴。', files: '凭证.pdf' }),
    wrongly('in-time', 'complaint', { text: '' }),
    {
      name: 'withdrawal sent from a page of another case',
      open: async (page) => {
        await open(page, cases['in-time'])
        await page.goto(`${base}/track/case/withdrawal`)
        const other = await page.context().newPage()
        await open(other, cases.granted)
        await other.close()
        await send(page)
        await page.waitForSelector('main [name=number]')
      },
    },
    {
      name: 'session ended while writing',
      open: async (page) => {
        await open(page, cases['awaiting-correction'])
        await page.goto(`${base}/track/case/correction`)
        await type(page, { text: '请提供计算机学院2025年度科研经费决算表。' })
        await page.context().clearCookies({ name: 'gongkai' })
        await send(page)
        await page.waitForSelector('main [name=number]')
      },
    },
    {
      name: 'leaving after the session ended',
      open: async (page) => {
        await open(page, cases['in-time'])
        await page.context().clearCookies({ name: 'gongkai' })
        await page.locator('form[action$="/track/leaving"] button').click()
        await page.waitForURL(/leaving$/)
      },
    },
    { name: 'code lost', open: (page) => page.goto(`${base}/track/lost`) },
    {
      name: 'code lost, nothing typed',
      open: (page) => sendWrongly(page, `${base}/track/lost`, { number: '', email: '' }),
    },
    {
      name: 'code lost, mail on its way',
      open: async (page) => {
        await page.goto(`${base}/track/lost`)
        await type(page, { number: '2027-00001', email: 'nobody@example.org' })
        await send(page)
        await page.waitForSelector('main form', { state: 'detached' })
      },
    },
    { name: 'code from the mail', open: (page) => page.goto(`${base}/track/recovery`) },
    {
      name: 'wrong code from the mail',
      open: (page) => sendWrongly(page, `${base}/track/recovery`, { number: '1', code: 'x' }),
    },
  ]
}
