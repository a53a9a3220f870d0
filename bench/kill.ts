import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { systemClock } from '../src/clock.ts'
import { openDatabase } from '../src/database.ts'
import { masterSecret } from '../src/master-secret.ts'
import { createContext } from '../src/services/create-context.ts'
import { reading } from '../src/services/context.ts'
import { verifyAudit } from '../src/store/audit-log.ts'
import { query } from '../src/store/query.ts'
import { applicationBody, clientHeaders } from './applications.ts'
import { bureau, temporaryFolder } from './installation.ts'
import { type Figure } from './measure.ts'
import { type ServerProcess, startServer } from './server-process.ts'

const KILLS = 20
const CLIENTS = 8

/** One wish of the client: the same key and body until it is acknowledged, in however many tries. */
type Wish = { n: number; key: string; tries: number; receipt: { number: string; queryCode: string } | null }

/** kill -9 of the whole tree, database included, in the middle of filing, again and again. The client keeps book. */
export async function* kill(): AsyncGenerator<Figure> {
  const dataDir = temporaryFolder()
  try {
    await inDatabase(dataDir, (context) => bureau(context))
    const book: Wish[] = []
    for (let round = 0; round < KILLS; round += 1) await fileUntilKilled(dataDir, book, 300 + ((round * 137) % 900))
    const server = await startServer(dataDir, { TRUST_PROXY: '1' })
    for (const wish of book.filter(({ receipt }) => receipt === null)) await file(server, wish)
    const lost = await countLost(server, book)
    await server.stop()
    const { stored, numbers, fault } = await inDatabase(dataDir, async (context) => {
      const [row] = await query<{ stored: number; numbers: number }>(
        reading(context),
        'select count(*)::int as stored, count(distinct number)::int as numbers from case_file',
      )
      return { ...row!, fault: (await verifyAudit(reading(context), 1)).fault }
    })
    if (numbers !== stored || fault) throw new Error(`numbers ${numbers} of ${stored}, chain ${JSON.stringify(fault)}`)
    const none = { at: 'most', value: 0 } as const
    yield { what: `acknowledged over ${KILLS} kills`, value: book.length, unit: '' }
    yield {
      what: 'of them only after a kill, by the same key',
      value: book.filter(({ tries }) => tries > 1).length,
      unit: '',
    }
    yield { what: 'acknowledged and lost', value: lost, unit: '', target: none }
    yield { what: 'stored twice', value: stored - book.length, unit: '', target: none }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function fileUntilKilled(dataDir: string, book: Wish[], afterMs: number): Promise<void> {
  const server = await startServer(dataDir, { TRUST_PROXY: '1' })
  let killed = false
  const client = async () => {
    while (!killed) {
      const open = book.find((wish) => wish.receipt === null && !busy.has(wish))
      const wish = open ?? { n: book.length, key: randomUUID(), tries: 0, receipt: null }
      if (!open) book.push(wish)
      busy.add(wish)
      await file(server, wish).catch(() => undefined)
      busy.delete(wish)
    }
  }
  const busy = new Set<Wish>()
  const clients = Promise.all(Array.from({ length: CLIENTS }, client))
  await delay(afterMs)
  await server.kill()
  killed = true
  await clients
}

/** One try; an acknowledgement is written into the client's book. */
async function file({ url }: ServerProcess, wish: Wish): Promise<void> {
  wish.tries += 1
  const answer = await fetch(`${url}/api/v1/applications`, {
    method: 'POST',
    headers: clientHeaders(wish.n, wish.key),
    body: applicationBody('jyj', wish.n),
  })
  if (answer.status !== 201) throw new Error(`refused: ${answer.status} ${await answer.text()}`)
  wish.receipt = (await answer.json()) as Wish['receipt']
}

/** Each acknowledged application is asked for with its own number and code. */
async function countLost({ url }: ServerProcess, book: readonly Wish[]): Promise<number> {
  let lost = 0
  for (const { n, receipt } of book) {
    const headers = { ...clientHeaders(n, ''), 'x-query-code': receipt!.queryCode }
    const answer = await fetch(`${url}/api/v1/applications/${receipt!.number}`, { headers })
    const { title } = (await answer.json()) as { title?: string }
    const expected = (JSON.parse(applicationBody('jyj', n)) as { title: string }).title
    if (answer.status !== 200 || title !== expected) lost += 1
  }
  return lost
}

async function inDatabase<T>(
  dataDir: string,
  work: (context: ReturnType<typeof createContext>) => Promise<T>,
): Promise<T> {
  const database = await openDatabase({ databaseUrl: null, dataDir }, () => undefined)
  const secret = masterSecret({ secret: null, dataDir })
  try {
    return await work(
      createContext({ orm: database.orm, clock: systemClock, secret, dataDir, publicUrl: 'http://localhost' }),
    )
  } finally {
    await database.close()
  }
}
