import { draftReport } from '../src/services/report-service.ts'
import { listOrgans } from '../src/services/organ-service.ts'
import { bureau, openInstallation, serveApp, signInAsClerk } from './installation.ts'
import { fillDesk } from './large-desk.ts'
import { fillLedger } from './large-ledger.ts'
import { type Figure, median, percentile, timed } from './measure.ts'

const CASES = Number(process.env['CASES'] ?? 100_000)
const REPEATS = 40

/**
 * What the office does every day, on 100,000 cases of one organ, 2,000 of them open; 300 questions, 200 disputes and 60
 * tasks wait besides.
 */
export async function* large(): AsyncGenerator<Figure> {
  const installation = await openInstallation()
  const { context } = installation
  const organ = await bureau(context)
  const filling = await timed(() => fillLedger(context, organ, { cases: CASES, open: CASES / 50 }))
  await fillDesk(context, organ)
  const app = await serveApp(context)
  try {
    const cookie = await signInAsClerk(context, organ, app.url)
    yield { what: `filling ${CASES} cases`, value: filling / 1000, unit: ' s' }
    for (const [what, path] of await pages(app.url, cookie)) {
      const times: number[] = []
      for (let at = 0; at < REPEATS + 3; at += 1) times.push(await timed(() => get(app.url + path, cookie)))
      const value = percentile(times.slice(3), 95)
      yield {
        what: `${what} (p95 of ${REPEATS})`,
        value,
        unit: ' ms',
        target: { at: 'most', value: what.startsWith('report') ? 300 : 50 },
      }
    }
    const [found] = await listOrgans(context)
    const drafts: number[] = []
    for (let at = 0; at < 9; at += 1) drafts.push(await timed(() => draftReport(context, found!, { year: 2025 })))
    yield {
      what: 'report of 2025 (median of 9)',
      value: median(drafts),
      unit: ' ms',
      target: { at: 'most', value: 300 },
    }
  } finally {
    await app.close()
    await installation.close()
  }
}

async function get(url: string, cookie: string): Promise<string> {
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`)
  return text
}

const STANDINGS =
  'open unconfirmed overdue due-today due-soon paused awaiting-correction correction-lapsed awaiting-payment payment-lapsed closed'.split(
    ' ',
  )

/** The pages to measure: what each is, and its address. */
async function pages(url: string, cookie: string): Promise<[string, string][]> {
  const filters = [
    ...STANDINGS.map((standing) => `standing=${standing}`),
    'channel=fax',
    'kind=research',
    'kind=natural-person',
    'outcome=state-secret',
    'outcome=granted',
    'from=2020-01-01&to=2020-03-31',
    'from=2020-01-01&to=2020-03-31&outcome=partial&channel=fax',
    `q=${encodeURIComponent('学区划分')}`,
    `q=${encodeURIComponent('科研经费 王')}`,
    'q=2023-00077',
    `q=${encodeURIComponent('没有这样的词')}`,
    'q=0012',
    'officer=none',
    'officer=me&outcome=granted',
    'columns=number,applicant,content,department,officer,due,state,ended,outcome',
  ]
  const found: [string, string][] = [
    ['today', '/office'],
    ['ledger', '/office/cases'],
  ]
  for (const sort of ['received', 'due']) found.push([`ledger by ${sort}`, `/office/cases?sort=${sort}`])
  for (const filter of filters) found.push([`ledger ${decodeURIComponent(filter)}`, `/office/cases?${filter}`])
  found.push(['ledger, by due, open', '/office/cases?standing=open&sort=due'])
  for (const query of ['', '?outcome=granted', '?sort=received', '?sort=due', `?q=${encodeURIComponent('学区划分')}`])
    found.push([
      `ledger ${decodeURIComponent(query)}, 6 pages deep`,
      await deeper(url, cookie, `/office/cases${query}`, 6),
    ])
  const number = /\/office\/cases\/(20\d\d-\d{5,})"/.exec(await get(`${url}/office/cases`, cookie))?.[1]
  // Opening a case notes who has it open; requests alike are looked for among the newest and the applicant's own.
  const [page, alike] = [`/office/cases/${number}`, `/office/cases/${number}/similar`]
  found.push(['case page, with presence', page], ['requests alike', alike], ['report page', '/office/reports/2025'])
  return found
}

async function deeper(url: string, cookie: string, path: string, pages: number): Promise<string> {
  let at = path
  for (let page = 0; page < pages; page += 1) {
    const next = [...(await get(url + at, cookie)).matchAll(/href="(\/office\/cases\?[^"]*after=[^"]*)"/g)].at(-1)?.[1]
    if (!next) throw new Error(`no further page after ${at}`)
    at = next.replaceAll('&amp;', '&')
  }
  return at
}
