import { type ChildProcess, execFile } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { type Binaries } from './binaries.ts'
import { type DataFolder } from './data-folder.ts'
import { spawnGuarded } from './guard.ts'
import { embeddedError } from './messages.ts'
import { mistakenPid, readPostmaster, runningPostmaster } from './postmaster.ts'
import { type RunAs } from './run-as.ts'

/** What is needed to start PostgreSQL on one cluster, again and again. */
export type Launch = {
  readonly folder: DataFolder
  readonly binaries: Binaries
  readonly runAs: RunAs
  readonly port: number
  readonly settings: Readonly<Record<string, string | number>>
  readonly log: (line: string) => void
}

/** Sized for a small server with two cores that also runs the application. */
export const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  max_connections: 60,
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  random_page_cost: 1.1,
  max_wal_size: '512MB',
  max_wal_senders: 0,
  jit: 'off',
  huge_pages: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  cluster_name: 'gongkai',
  // Statements and values can hold personal data: only the server's own state is logged.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_line_prefix: '',
} as const

/**
 * Starts the server and waits until it takes connections, however long its recovery lasts.
 * A server killed a moment ago may still have workers that are ending: those are waited for.
 * @throws EmbeddedError with PostgreSQL's last words
 */
export async function launch(plan: Launch): Promise<ChildProcess> {
  const patience = Date.now() + 30_000
  for (;;) {
    const child = spawnServer(plan)
    const said = await readyOrLastWords(child, plan.folder.cluster)
    if (said === null) return child
    if (/lock file ".*" already exists/.test(said)) {
      throw embeddedError('inUse', plan.folder.dataDir, `pid ${readPostmaster(plan.folder.cluster)?.pid ?? '?'}`)
    }
    if (!/shared memory block .* is still in use/.test(said) || Date.now() > patience)
      throw embeddedError('didNotStart', said)
    await delay(100)
  }
}

function spawnServer({ folder, binaries, runAs, port, settings, log }: Launch): ChildProcess {
  const words = ['-D', folder.cluster, ...doorArguments(folder, port), ...settingArguments(settings)]
  const mistaken = mistakenPid(folder.cluster)
  const environment = mistaken === undefined ? {} : { PG_GRANDPARENT_PID: String(mistaken) }
  const child = spawnGuarded(runAs, [binaries.postgres, ...words], 'ignore', environment)
  child.stdout!.resume()
  child.stderr!.setEncoding('utf8').on('data', (text: string) => text.trimEnd().split('\n').forEach(log))
  for (const part of [child, ...child.stdio] as ({ unref?(): void } | null)[]) part?.unref?.()
  return child
}

/** Where clients come in: a socket only its user can reach; on Windows the loopback port, behind a password. */
const doorArguments = ({ sockets }: DataFolder, port: number): string[] =>
  process.platform === 'win32'
    ? ['-p', String(port), '-h', '127.0.0.1', '-k', '']
    : ['-p', String(port), '-h', '', '-k', sockets, '-c', 'unix_socket_permissions=0700']

const settingArguments = (settings: Launch['settings']): string[] =>
  Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])

/** Null once the server is ready; what it said where it ended instead. */
async function readyOrLastWords(child: ChildProcess, cluster: string): Promise<string | null> {
  let said = ''
  let ended: string | null = null
  child.stderr!.on('data', (text: string) => (said = (said + text).slice(-2000)))
  child.once('error', (error) => (ended = error.message))
  child.once('close', (code, signal) => (ended ??= `exit ${code ?? signal}`))
  while (ended === null) {
    const postmaster = readPostmaster(cluster)
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return null
    await delay(10)
  }
  return [ended, ...said.trim().split('\n').slice(-3)].join(' | ')
}

/**
 * Ends a server: sessions are cut off and everything is written, or, when that takes too long, at once (the next start
 * recovers from the log; nothing acknowledged is lost). `patient` lets sessions end by themselves first.
 */
export async function stopServer(
  pid: number,
  { binaries, folder }: Pick<Launch, 'binaries' | 'folder'>,
  patient = false,
): Promise<void> {
  if (process.platform === 'win32') return stopOnWindows(binaries, folder)
  const steps = [
    ...(patient ? [['SIGTERM', 60_000] as const] : []),
    ['SIGINT', 5_000],
    ['SIGQUIT', 2_000],
    ['SIGKILL', 1_000],
  ] as const
  for (const [signal, patience] of steps) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await noServerWithin(folder.cluster, patience)) return
  }
}

async function stopOnWindows({ pgCtl }: Binaries, { cluster }: DataFolder): Promise<void> {
  await once(execFile(pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '8']), 'close')
}

/** Waits until no server runs on the cluster. False when one still does after `patience` milliseconds. */
export async function noServerWithin(cluster: string, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end; await delay(10))
    if (!runningPostmaster(cluster)) return true
  return runningPostmaster(cluster) === undefined
}
