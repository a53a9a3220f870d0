import { setTimeout as delay } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { answers, fillIn, visitor, type Visitor } from './visitors.ts'

/** What a crowd is told: whom to visit, how many a second arrive, how many in all. */
export type Crowd = { url: string; slug: string; aSecond: number; people: number }

/** What it met: milliseconds of each submission and each receipt, and the numbers acknowledged. */
export type Met = { submit: number[]; receipt: number[]; numbers: string[] }

/**
 * A crowd in a thread of its own: what the visitors' side costs shall not hold up the server. Everybody fills in first;
 * then they submit, arriving by the clock whether the answers before have come or not.
 */
const { url, slug, aSecond, people } = workerData as Crowd
const times = new Map<string, number[]>()
const ready: { somebody: Visitor; draft: string }[] = []
for (let n = 0; n < people; n += 1) {
  const somebody = visitor(url, 1_000 + n, times)
  ready.push({ somebody, draft: await fillIn(somebody, slug, false) })
}
const begun = performance.now()
const numbers = await Promise.all(
  ready.map(async ({ somebody, draft }, n) => {
    await delay(Math.max(0, begun + (n * 1000) / aSecond - performance.now()))
    const { location } = await somebody.ask('submit', `${draft}/check`, answers('check'))
    const { text } = await somebody.ask('receipt', location)
    return /app-receipt-number">([\d-]+)</.exec(text)?.[1] ?? []
  }),
)
const met: Met = { submit: times.get('submit')!, receipt: times.get('receipt')!, numbers: numbers.flat() }
parentPort!.postMessage(met)
