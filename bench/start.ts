import { rmSync } from 'node:fs'
import { temporaryFolder } from './installation.ts'
import { type Figure, median } from './measure.ts'
import { startServer } from './server-process.ts'

const ROUNDS = 5

/** From `npm start` to the first good answer of /readyz: on an empty folder, and again on the one made. */
export async function* start(): AsyncGenerator<Figure> {
  const first: number[] = []
  const later: number[] = []
  const stopping: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const dataDir = temporaryFolder()
    for (const times of [first, later]) {
      const server = await startServer(dataDir)
      times.push(server.readyAfter / 1000)
      const from = performance.now()
      await server.stop()
      stopping.push((performance.now() - from) / 1000)
    }
    rmSync(dataDir, { recursive: true, force: true })
  }
  yield {
    what: `first start (median of ${ROUNDS})`,
    value: median(first),
    unit: ' s',
    target: { at: 'most', value: 5 },
  }
  yield {
    what: `later start (median of ${ROUNDS})`,
    value: median(later),
    unit: ' s',
    target: { at: 'most', value: 2 },
  }
  yield { what: 'stop (median)', value: median(stopping), unit: ' s', target: { at: 'most', value: 10 } }
}
