import { pino } from 'pino'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { createApp } from '../../../src/app.ts'
import { LIMITS } from '../../../src/http/rate-limits.ts'
import { type Context } from '../../../src/services/context.ts'
import { openOrm } from '../../../src/store/orm.ts'
import { publishedReports } from '../../law/report-facts.ts'
import { testApp } from '../../support/app.ts'
import { type Face, send, sendWrongly, type } from './face.ts'
import { type Given } from './given-site.ts'

/** A really published report, one of whose sums does not hold. */
const REPORT = JSON.stringify(publishedReports[0]!.report)
const LONG = '校车时刻表和线路调整情况'.repeat(8)
const SILENT = pino({ level: 'silent' })
const config = { publicUrl: 'http://localhost:3000', sessionSecret: 's'.repeat(40), trustProxy: false } as const

/** Programs that have a fault, no database, or no body yet; `close` ends them. */
export async function failingSites({ site }: Given) {
  const orm = await openOrm({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'nothing' })
  const broken = {
    ...site.context,
    get clock(): Context['clock'] {
      throw new Error('a fault')
    },
  }
  const servers = [
    createApp({ ...site.context, orm }, config, SILENT),
    createApp(broken, config, SILENT),
    (await testApp()).app,
    createApp({ ...site.context, filingLimit: 1 }, config, SILENT),
  ].map((app) => createServer(app).listen(0))
  const [away, fault, fresh, crowded] = servers.map(
    (each) => `http://localhost:${(each.address() as AddressInfo).port}`,
  )
  const close = async () => {
    for (const each of servers) each.close()
    await orm.close(true)
  }
  return { away: away!, fault: fault!, fresh: fresh!, crowded: crowded!, close }
}

/** What is shown where something is not there, refused, too much, or broken. */
export function failingFaces(
  { organ, cases }: Given,
  origin: string,
  { away, fault, fresh, crowded }: Record<'away' | 'fault' | 'fresh' | 'crowded', string>,
): Face[] {
  const base = `${origin}/o/${organ.slug}`
  const checker = `${origin}/check-report`
  return [
    { name: 'nothing there', open: (page) => page.goto(`${origin}/nothing`) },
    { name: 'no such report', open: (page) => page.goto(`${base}/reports/1901`) },
    { name: 'no such reply', open: (page) => page.goto(`${base}/replies/00000000-0000-4000-8000-000000000000`) },
    { name: 'no such page of a body', open: (page) => page.goto(`${base}/nothing/there`) },
    { name: 'no such body', open: (page) => page.goto(`${origin}/o/nobody`) },
    { name: 'an address that cannot be read', open: (page) => page.goto(`${origin}/o/%E0%A4%A`) },
    { name: 'no body yet', open: (page) => page.goto(fresh) },
    { name: 'no database', open: (page) => page.goto(`${away}/o/${organ.slug}`) },
    { name: 'a fault of the program', open: (page) => page.goto(`${fault}/o/${organ.slug}/replies`) },
    {
      name: 'too many guesses',
      open: async (page) => {
        await page.goto(`${base}/track`)
        const guess = { number: cases.sued.number, code: 'WRONG' }
        // From the browser's own address.
        await page.evaluate(`(async () => {
          const body = ${JSON.stringify(String(new URLSearchParams(guess)))}
          const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
          for (let at = 0; at < ${LIMITS.tracking.requests}; at += 1) await fetch('', { method: 'POST', body, headers })
        })()`)
        await type(page, guess)
        await send(page)
        await page.waitForSelector('main form', { state: 'detached' })
      },
    },
    {
      name: 'a turn waited for',
      open: async (page) => {
        await page.goto(`${crowded}/o/${organ.slug}/apply`)
        // From the browser's own address.
        await page.evaluate(`fetch('apply/start', { method: 'POST' })`)
        await type(page, { title: LONG })
        await send(page)
        await page.waitForSelector('[data-app-turn]')
      },
    },
    {
      name: 'too much text',
      open: async (page) => {
        await page.goto(`${base}/track`)
        await type(page, { number: 'x'.repeat(300_000) })
        await send(page)
        await page.waitForSelector('main form', { state: 'detached' })
      },
    },
    {
      name: 'sent from another site',
      open: async (page) => {
        const form = `<form method="post" action="${base}/apply/start"></form>`
        await page.goto(`data:text/html,${encodeURIComponent(form)}`)
        await page.evaluate('document.forms[0].submit()')
        await page.waitForURL(/apply\/start$/)
      },
    },
    { name: 'check of nothing', open: (page) => sendWrongly(page, checker, {}) },
    { name: 'check, wrongly told', open: (page) => sendWrongly(page, checker, { body: '甲'.repeat(101), year: 'x' }) },
    { name: 'check of a file that is none', open: (page) => sendWrongly(page, checker, { file: '报告.pdf' }) },
    { name: 'check of what is no report', open: (page) => sendWrongly(page, checker, { pasted: '不是报告' }) },
    {
      name: 'check with a file for last year that is none',
      open: (page) => sendWrongly(page, checker, { pasted: REPORT, lastYear: '去年.pdf' }),
    },
    {
      name: 'a report checked',
      open: async (page) => {
        await page.goto(checker)
        await type(page, { pasted: REPORT })
        await send(page)
        await page.waitForSelector('form#typed [name=result]', { state: 'attached' })
      },
    },
    {
      name: 'a checked report in large type',
      open: async (page) => {
        await page.goto(checker)
        await type(page, { pasted: REPORT })
        await send(page)
        await page.waitForSelector('form#typed [name=result]', { state: 'attached' })
        await page.evaluate(`(() => {
          const form = document.getElementById('typed')
          form.action += '?text=large'
          form.submit()
        })()`)
        await page.waitForURL(/check-report\/result/)
      },
    },
    {
      name: 'a checked report that was not sealed here',
      open: async (page) => {
        await page.goto(checker)
        await type(page, { pasted: REPORT })
        await send(page)
        await page.waitForSelector('form#typed [name=result]', { state: 'attached' })
        await page.evaluate(`(() => {
          const form = document.getElementById('typed')
          form.elements.result.value = 'x'
          form.submit()
        })()`)
        await page.waitForURL(/check-report\/result/)
      },
    },
    {
      name: 'a checked report asked for by its address',
      open: (page) => page.goto(`${checker}/result`),
    },
  ]
}
