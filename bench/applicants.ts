import { setTimeout as delay } from 'node:timers/promises'
import { STEP_FIELDS, type Step } from '../src/web/public/apply/steps.ts'
import { type Context, type OrganRef, reading } from '../src/services/context.ts'
import { query } from '../src/store/query.ts'
import { bureau, openInstallation, serveApp } from './installation.ts'
import { fillLedger } from './large-ledger.ts'
import { type Figure, percentile } from './measure.ts'

const CASES = Number(process.env['CASES'] ?? 100_000)
const JOURNEYS = 60
const A_SECOND = 50
const SECONDS = 10

/** What everybody types; each applicant comes from an address of their own. */
const TYPED: Readonly<Record<string, string>> = {
  title: '2025年度科研经费使用情况',
  description: '请提供2025年度各学院科研经费决算表。',
  kind: 'natural-person',
  name: '李明',
  idType: 'resident-id',
  idNumber: '11010519491231002X',
  medium: 'electronic',
  delivery: 'online',
  phone: '13800138000',
  privacyNotice: '2026-3',
}
const STEPS_TYPED = ['wanted', 'who', 'identity', 'reach'] as const

/**
 * The public side with 100,000 cases: the time of every page of filing and following a request, one applicant after the
 * other; then fifty applicants a second who submit what they have filled in and read their receipt.
 */
export async function* applicants(): AsyncGenerator<Figure> {
  const installation = await openInstallation()
  const { context } = installation
  const organ = await bureau(context)
  await fillLedger(context, organ, { cases: CASES, open: CASES / 50 })
  const app = await serveApp(context)
  try {
    const times = new Map<string, number[]>()
    for (let at = 0; at < JOURNEYS; at += 1) await journey(visitor(app.url, at, times), organ)
    for (const [what, each] of times)
      yield {
        what: `${what} (p95 of ${JOURNEYS})`,
        value: percentile(each.slice(5), 95),
        unit: ' ms',
        target: { at: 'most', value: 20 },
      }
    yield { what: 'pages from the front page to the receipt', value: PAGES, unit: '', target: { at: 'most', value: 8 } }
    yield* rush(context, organ, app.url)
  } finally {
    await app.close()
    await installation.close()
  }
}

/** Front page, before filing, four questions, files, check; the receipt is what they lead to. */
const PAGES = 8

type Visitor = ReturnType<typeof visitor>

/** Somebody with cookies; notes how long each kind of request takes until its last byte. */
function visitor(url: string, n: number, times: Map<string, number[]>) {
  const cookies = new Map<string, string>()
  const ask = async (what: string, path: string, body?: BodyInit): Promise<{ location: string; text: string }> => {
    const headers = {
      cookie: [...cookies.values()].join('; '),
      'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
    }
    const begun = performance.now()
    const sent = body === undefined ? {} : { method: 'POST', body }
    const answer = await fetch(url + path, { redirect: 'manual', headers, ...sent })
    const text = await answer.text()
    times.set(what, [...(times.get(what) ?? []), performance.now() - begun])
    for (const each of answer.headers.getSetCookie()) cookies.set(each.split('=')[0]!, each.split(';')[0]!)
    if (answer.status >= 400) throw new Error(`${what}: ${answer.status}`)
    return { location: answer.headers.get('location') ?? '', text }
  }
  return { ask }
}

const answers = (step: Step): URLSearchParams =>
  new URLSearchParams(STEP_FIELDS[step].map((name) => [name, TYPED[name] ?? '']))

/** Everything up to the check page; gives the draft's address. */
async function fillIn({ ask }: Visitor, { slug }: OrganRef, look = true): Promise<string> {
  const { location } = await ask('begin a draft', `/o/${slug}/apply/start`, new URLSearchParams({ title: '' }))
  const draft = location.replace(/\/\w+$/, '')
  for (const step of STEPS_TYPED) {
    if (look) await ask(`page ${step}`, `${draft}/${step}`)
    await ask(`answer ${step}`, `${draft}/${step}`, answers(step))
  }
  if (look) await ask('page files', `${draft}/files`)
  const files = new FormData()
  for (const [name, value] of Object.entries({ sent: 'yes', identityProof: 'desk' })) files.set(name, value)
  await ask('answer files', `${draft}/files`, files)
  return draft
}

async function journey(somebody: Visitor, organ: OrganRef): Promise<void> {
  const { ask } = somebody
  const at = `/o/${organ.slug}`
  for (const path of ['', '/guide', '/replies', '/catalogue', '/search?q=%E7%A7%91%E7%A0%94', '/apply', '/track'])
    await ask(`page ${decodeURIComponent(path) || 'front'}`, at + path)
  const draft = await fillIn(somebody, organ)
  await ask('page check', `${draft}/check`)
  const { location } = await ask('submit', `${draft}/check`, answers('check'))
  const { text } = await ask('page receipt', location)
  const number = /app-receipt-number">([\d-]+)</.exec(text)?.[1] ?? ''
  const code = /app-query-code">([0-9A-Z-]+)</.exec(text)?.[1] ?? ''
  const opened = await ask('number and code', `${at}/track`, new URLSearchParams({ number, code }))
  await ask('page of the case', opened.location)
}

/** Arrivals by the clock, whether the answers before have come or not. */
async function* rush(context: Context, organ: OrganRef, url: string): AsyncGenerator<Figure> {
  const measured = new Map<string, number[]>()
  const ready: { somebody: Visitor; draft: string }[] = []
  for (let n = 0; n < A_SECOND * SECONDS; n += 1) {
    const somebody = visitor(url, 1_000 + n, measured)
    ready.push({ somebody, draft: await fillIn(somebody, organ, false) })
  }
  const before = await countCases(context)
  const begun = performance.now()
  const numbers = await Promise.all(
    ready.map(async ({ somebody, draft }, n) => {
      await delay(Math.max(0, begun + (n * 1000) / A_SECOND - performance.now()))
      const { location } = await somebody.ask('submit', `${draft}/check`, answers('check'))
      const { text } = await somebody.ask('receipt', location)
      return /app-receipt-number">([\d-]+)</.exec(text)?.[1]
    }),
  )
  const acknowledged = new Set(numbers.filter((number) => number !== undefined))
  yield {
    what: `${A_SECOND} submissions a second: p99`,
    value: percentile(measured.get('submit')!, 99),
    unit: ' ms',
    target: { at: 'most', value: 200 },
  }
  yield {
    what: 'their receipts: p99',
    value: percentile(measured.get('receipt')!, 99),
    unit: ' ms',
    target: { at: 'most', value: 200 },
  }
  const lost =
    A_SECOND * SECONDS - acknowledged.size + Math.abs((await countCases(context)) - before - acknowledged.size)
  yield { what: `lost or doubled of ${A_SECOND * SECONDS}`, value: lost, unit: '', target: { at: 'most', value: 0 } }
}

async function countCases(context: Context): Promise<number> {
  const [row] = await query<{ n: number }>(reading(context), 'select count(*)::int n from case_file')
  return row!.n
}
