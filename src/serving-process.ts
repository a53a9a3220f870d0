import { createServer, type RequestListener, type Server } from 'node:http'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { systemClock } from './clock.ts'
import { type Config } from './config.ts'
import { openDatabase, type ServerSettings } from './database.ts'
import { startJobs } from './jobs/schedule.ts'
import { masterSecret } from './master-secret.ts'
import { type Context } from './services/context.ts'
import { createContext } from './services/create-context.ts'
import { checkSecret } from './services/installation.ts'
import { holdRequests, serve, stopServing } from './serving.ts'

/** How long requests in flight may take to finish after SIGTERM, in milliseconds. */
const GRACE_MS = 8_000

/** What is done on the way to the first answer, and PostgreSQL's settings, for other than everyday service. */
type Preparation = {
  /** Once the port is ours, before the database is opened. */
  begin?: () => void
  prepare: (context: Context) => Promise<void>
  databaseSettings?: ServerSettings
}

/**
 * Starts an installation in order: port, database, what is to be prepared, pages, jobs. From then on SIGTERM and SIGINT
 * end the process cleanly. @throws Error in words for the operator
 */
export async function startServing(config: Config, preparation: Preparation): Promise<void> {
  const server = createServer()
  const handOver = holdRequests(server)
  await serve(server, config.port, config.host)
  try {
    await open(server, handOver, config, preparation)
  } catch (error) {
    // A port still listened on would keep the process alive with nothing behind it.
    await stopServing(server, 0)
    throw error
  }
}

async function open(
  server: Server,
  handOver: (application: RequestListener) => void,
  config: Config,
  { begin, prepare, databaseSettings }: Preparation,
): Promise<void> {
  const log = pino({ level: config.logLevel })
  begin?.()
  const database = await openDatabase(config, (line) => log.debug(line), databaseSettings)
  const context = createContext({ ...config, orm: database.orm, clock: systemClock, secret: masterSecret(config) })
  await checkSecret(context)
  await prepare(context)
  handOver(createApp(context, { ...config, sessionSecret: context.sealer.sessionSecret }, log))
  const jobs = startJobs(context, config, log)
  endOnSignal(async () => {
    await stopServing(server, GRACE_MS)
    await jobs.stop()
    await database.close()
  })
}

function endOnSignal(stop: () => Promise<void>): void {
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await stop()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end())
}
