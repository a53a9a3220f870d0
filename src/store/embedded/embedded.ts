import { type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { existsSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { findBinaries } from './binaries.ts'
import { type DataFolder, dataFolder, handOver, hasCluster, prepareDataFolder, prepareSockets } from './data-folder.ts'
import { DATABASE, initialise, readPassword, removeHalfMade, ROLE } from './initialise.ts'
import { embeddedError } from './messages.ts'
import { claim, type Claim, otherOwners, type Owner } from './owner.ts'
import { runningPostmaster } from './postmaster.ts'
import { chooseRunAs } from './run-as.ts'
import { launch, type Launch, noServerWithin, SETTINGS, stopServer } from './server.ts'

/** A database that is served, in the words of `Connection` (`store/orm.ts`). */
export type Served = { host: string; port: number; user: string; password?: string; database: string }

/** A served database and its end: `stop` may be called again and then waits for the first. */
export type Embedded = Served & { stop(): Promise<void> }

type EmbeddedOptions = {
  /** the installation's data folder; made where missing */
  dataDir: string
  /** gets PostgreSQL's own lines and ours, one at a time */
  log: (line: string) => void
  /** a server stays until stopped; a command is short and others wait for it (default: server) */
  purpose?: Owner['purpose']
  /** PostgreSQL settings over ours */
  settings?: Launch['settings']
}

/**
 * Starts the embedded database of a data folder, making it on the first start. Should PostgreSQL die it is started again.
 * It ends with `stop`, or by itself when this process dies.
 * @throws EmbeddedError in words for the operator: folder in use, not writable, of another version …
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const binaries = findBinaries()
  const folder = prepareDataFolder(options.dataDir)
  const runAs = chooseRunAs(folder.dataDir, folder.cluster, binaries.postgres)
  prepareSockets(folder, runAs)
  const own = await takeOver(folder, options)
  try {
    const plan = {
      folder,
      binaries,
      runAs,
      log: options.log,
      port: await freePort(),
      settings: { ...SETTINGS, ...options.settings },
    }
    await endOrphan(plan)
    if (!hasCluster(folder)) await initialise(folder, binaries, runAs)
    handOver(folder.cluster, runAs)
    const server = await launch(plan)
    removeHalfMade(folder.cluster)
    return supervise(plan, server, own, options.purpose === 'command')
  } catch (error) {
    await own.withdraw()
    throw error
  }
}

/** The database of the server that runs on a data folder now, undefined where none does. */
export async function findRunning(dataDir: string): Promise<Served | undefined> {
  const folder = dataFolder(dataDir)
  const postmaster = runningPostmaster(folder.cluster)
  if (postmaster?.status !== 'ready') return undefined
  const owners = await otherOwners(folder)
  return owners.some(({ purpose, holds }) => holds && purpose === 'server')
    ? served(folder, postmaster.port)
    : undefined
}

/**
 * The database for as long as a command needs it: the running server's, else one started for the time.
 * @throws EmbeddedError as `startEmbedded` does
 */
export async function borrowEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const running = await findRunning(options.dataDir)
  return running ? { ...running, stop: async () => {} } : startEmbedded({ ...options, purpose: 'command' })
}

/**
 * Makes us the one user of the folder; a short command is waited for, two who claim at the same moment both step back.
 * @throws EmbeddedError while a server has it
 */
async function takeOver(folder: DataFolder, { purpose = 'server', log }: EmbeddedOptions): Promise<Claim> {
  for (let told = false; ;) {
    const own = await claim(folder, purpose)
    const others = await otherOwners(folder, own)
    if (own && others.length === 0) {
      own.hold()
      return own
    }
    await own?.withdraw()
    const holder = others.find(({ holds }) => holds)
    if (holder?.purpose === 'server') throw embeddedError('inUse', folder.dataDir, `pid ${holder.pid}`)
    if (holder && !told) log(`waiting for the command with pid ${holder.pid} to end`)
    told ||= holder !== undefined
    await delay(holder ? 200 : randomInt(10, 200))
  }
}

/**
 * Ends a server whose owner died; usually its guard is already doing so.
 * @throws EmbeddedError when we may not, or when its sockets are out of our sight: its owner may then live too
 */
async function endOrphan({ folder, binaries, log }: Launch): Promise<void> {
  const orphan = runningPostmaster(folder.cluster)
  if (!orphan || (await noServerWithin(folder.cluster, 1_500))) return
  const ours = process.platform === 'win32' || (orphan.sockets === folder.sockets && existsSync(folder.sockets))
  if (ours) {
    log(`ending the database server with pid ${orphan.pid}, left by a process that was killed`)
    await stopServer(orphan.pid, { binaries, folder })
  }
  if (!ours || runningPostmaster(folder.cluster))
    throw embeddedError('inUse', folder.dataDir, `postgres pid ${orphan.pid}`)
}

/** Keeps the server alive until it is stopped. */
function supervise(plan: Launch, first: ChildProcess, own: Claim, patient: boolean): Embedded {
  let child = first
  let stopped: Promise<void> | undefined
  const watch = () => child.once('exit', () => stopped ?? void revive())
  const revive = async (): Promise<void> => {
    plan.log('the database server ended unexpectedly; starting it again')
    for (let pause = 100; stopped === undefined; pause = Math.min(pause * 2, 5_000)) {
      try {
        child = await launch(plan)
        return void (stopped === undefined ? watch() : await stopServer(child.pid!, plan))
      } catch (error) {
        plan.log(String(error))
        await delay(pause, undefined, { ref: false })
      }
    }
  }
  const end = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) await stopServer(child.pid!, plan, patient)
    await own.withdraw()
  }
  watch()
  return { ...served(plan.folder, plan.port), stop: () => (stopped ??= end()) }
}

function served(folder: DataFolder, port: number): Served {
  const password = readPassword(folder)
  const host = process.platform === 'win32' ? '127.0.0.1' : folder.sockets
  return { host, port, user: ROLE, ...(password === undefined ? {} : { password }), database: DATABASE }
}

/** Names the socket file; on Windows a port of the loopback address that is free now. */
async function freePort(): Promise<number> {
  if (process.platform !== 'win32') return 5432
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  return new Promise((resolve) => probe.close(() => resolve(port)))
}
