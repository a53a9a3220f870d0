import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Context, type OrganRef, reading } from '../src/services/context.ts'
import { query } from '../src/store/query.ts'
import { bureau, openInstallation, serveApp } from './installation.ts'
import { fillLedger } from './large-ledger.ts'
import type { Crowd, Met } from './crowd.ts'
import { type Figure, percentile } from './measure.ts'
import { journey, visitor } from './visitors.ts'

const CASES = Number(process.env['CASES'] ?? 100_000)
const JOURNEYS = 60
const A_SECOND = 50
const SECONDS = 10

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
    for (let at = 0; at < JOURNEYS; at += 1) await journey(visitor(app.url, at, times), organ.slug)
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

async function* rush(context: Context, organ: OrganRef, url: string): AsyncGenerator<Figure> {
  const people = A_SECOND * SECONDS
  const before = await countCases(context)
  const workerData: Crowd = { url, slug: organ.slug, aSecond: A_SECOND, people }
  const [met] = (await once(new Worker(new URL('./crowd.ts', import.meta.url), { workerData }), 'message')) as [Met]
  const target = { at: 'most', value: 200 } as const
  yield { what: `${A_SECOND} submissions a second: p99`, value: percentile(met.submit, 99), unit: ' ms', target }
  yield { what: 'their receipts: p99', value: percentile(met.receipt, 99), unit: ' ms', target }
  const acknowledged = new Set(met.numbers).size
  const lost = people - acknowledged + Math.abs((await countCases(context)) - before - acknowledged)
  yield { what: `lost or doubled of ${people}`, value: lost, unit: '', target: { at: 'most', value: 0 } }
}

async function countCases(context: Context): Promise<number> {
  const [row] = await query<{ n: number }>(reading(context), 'select count(*)::int n from case_file')
  return row!.n
}
