import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import autocannon from 'autocannon'
import { type Context } from '../src/services/context.ts'
import { applicationBody, clientHeaders } from './applications.ts'
import { bareApp } from './bare-filing.ts'
import { bureau, listen, openInstallation, serveApp } from './installation.ts'
import { type Figure, median } from './measure.ts'

const ROUNDS = 4
const SECONDS = 5
const CONNECTIONS = 8

/** Filing through the JSON interface against the least a server can do: the same rows, in one transaction, unchecked and in the clear. */
export async function* filing(): AsyncGenerator<Figure> {
  const { context, database, close } = await openInstallation()
  const organ = await bureau(context)
  const app = await serveApp(context)
  const { app: handler, end } = bareApp(database.connection, organ.organId)
  const bare = await listen(createServer(handler))
  try {
    const ours: number[] = []
    const theirs: number[] = []
    for (let round = 0; round <= ROUNDS; round += 1) {
      const pair = [await filingsPerSecond(app.url), await filingsPerSecond(bare.url)] as const
      if (round === 0) continue // warming up
      ours.push(pair[0])
      theirs.push(pair[1])
    }
    await checkCount(context)
    yield { what: `filings through the JSON interface (${CONNECTIONS} connections)`, value: median(ours), unit: ' /s' }
    yield { what: 'filings by a bare Express and pg route', value: median(theirs), unit: ' /s' }
    const ratios = ours.map((each, at) => each / theirs[at]!)
    yield {
      what: 'ratio (median of the rounds)',
      value: median(ratios),
      unit: '',
      target: { at: 'least', value: 0.35 },
    }
  } finally {
    await app.close()
    await bare.close()
    await end()
    await close()
  }
}

let filed = 0
let acknowledged = 0

async function filingsPerSecond(url: string): Promise<number> {
  const result = await autocannon({
    url: `${url}/api/v1/applications`,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          filed += 1
          return { ...request, headers: clientHeaders(filed, randomUUID()), body: applicationBody('jyj', filed) }
        },
      },
    ],
  })
  if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`)
  acknowledged += result['2xx']
  return result['2xx'] / result.duration
}

/** Both sides really wrote: as many cases as acknowledgements, or a few more that were cut off at the end of a round. */
async function checkCount({ orm }: Context): Promise<void> {
  const [row] = await orm.em.fork().getConnection().execute<{ n: number }[]>('select count(*)::int as n from case_file')
  const extra = (row?.n ?? 0) - acknowledged
  if (extra < 0 || extra > CONNECTIONS * 2 * (ROUNDS + 1)) throw new Error(`${extra} cases more than acknowledged`)
}
