import { randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Agent, request } from 'node:http'
import { applicationBody, clientHeaders } from './applications.ts'
import { bureau, openInstallation, serveApp, signInAsClerk } from './installation.ts'
import { fillLedger } from './large-ledger.ts'
import { type Figure } from './measure.ts'

const AT_ONCE = 8
const FIRST = 1_000
const ALL = 10_000

/** What the program keeps: memory after 10,000 requests of every sort against that after 1,000, garbage collected. */
export async function* memory(): AsyncGenerator<Figure> {
  const { context, close } = await openInstallation()
  const organ = await bureau(context)
  await fillLedger(context, organ, { cases: 2_000, open: 100 })
  const app = await serveApp(context)
  try {
    const cookie = await signInAsClerk(context, organ, app.url)
    const paths = [
      '/',
      `/o/${organ.slug}`,
      `/o/${organ.slug}/apply`,
      '/office',
      '/office/cases',
      '/api/v1/openapi.json',
    ]
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
    const one = (n: number) =>
      n % 7 === 0
        ? send(
            agent,
            app.url,
            '/api/v1/applications',
            { method: 'POST', headers: clientHeaders(n, randomUUID()) },
            applicationBody('jyj', n),
          )
        : send(agent, app.url, paths[n % paths.length]!, { method: 'GET', headers: { cookie } })
    await inTurn(0, FIRST, one)
    const before = kept()
    yield { what: `kept after ${FIRST} requests`, value: before / 1e6, unit: ' MB' }
    await inTurn(FIRST, ALL, one)
    const after = kept()
    yield { what: `kept after ${ALL} requests`, value: after / 1e6, unit: ' MB' }
    yield { what: 'growth', value: (after / before - 1) * 100, unit: ' %', target: { at: 'most', value: 10 } }
    agent.destroy()
  } finally {
    await app.close()
    await close()
  }
}

async function inTurn(from: number, to: number, one: (n: number) => Promise<void>): Promise<void> {
  let next = from
  const worker = async () => {
    while (next < to) await one(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

type Options = { method: string; headers: Record<string, string> }

function send(agent: Agent, url: string, path: string, options: Options, body?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { agent, ...options }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        (answer.statusCode ?? 500) < 400 ? resolve() : reject(new Error(`${path}: ${answer.statusCode}`)),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Bytes still held once everything that can go has gone. */
function kept(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let round = 0; round < 4; round += 1) collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
