import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Binaries } from './binaries.ts'
import { type DataFolder } from './data-folder.ts'
import { spawnGuarded } from './guard.ts'
import { embeddedError } from './messages.ts'
import { isProcessAlive } from './postmaster.ts'
import { type RunAs } from './run-as.ts'

/** The application's role (no superuser) and its database; `postgres` is the superuser. */
export const ROLE = 'gongkai'
export const DATABASE = 'gongkai'
export const SUPERUSER = 'postgres'

/**
 * Makes a new database cluster with our role and database. It grows beside its place and is renamed into it when whole,
 * so a kill at any moment leaves either nothing or everything.
 * @throws EmbeddedError with PostgreSQL's last words
 */
export async function initialise(folder: DataFolder, binaries: Binaries, runAs: RunAs): Promise<void> {
  const { cluster } = folder
  const fresh = `${cluster}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  mkdirSync(fresh, { mode: 0o700 })
  if (runAs.uid !== undefined) chownSync(fresh, runAs.uid, runAs.gid!)
  const password = keepPassword(folder)
  try {
    await run(runAs, [binaries.initdb, ...initdbArguments(fresh, password && folder.passwordFile)])
    await run(runAs, [binaries.postgres, '--single', '-D', fresh, 'postgres'], roleAndDatabase(password))
    renameSync(fresh, cluster)
    syncFolder(dirname(cluster))
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    throw error
  }
}

/** The password that guards the loopback port on Windows; elsewhere the sockets' folder is the guard and there is none. */
export function readPassword({ passwordFile }: DataFolder): string | undefined {
  return process.platform === 'win32' ? readFileSync(passwordFile, 'utf8').trim() : undefined
}

function keepPassword(folder: DataFolder): string | undefined {
  if (process.platform !== 'win32') return undefined
  mkdirSync(dirname(folder.passwordFile), { recursive: true, mode: 0o700 })
  writeFileSync(folder.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readPassword(folder)
}

/** One collation everywhere (C.UTF-8, built into PostgreSQL), so that no upgrade of the system reorders an index. */
function initdbArguments(cluster: string, passwordFile: string | undefined): string[] {
  const guard = passwordFile === undefined ? ['--auth=trust'] : ['--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  return ['-D', cluster, `--username=${SUPERUSER}`, ...guard, ...locale]
}

const roleAndDatabase = (password: string | undefined): string =>
  `create role ${ROLE} login${password === undefined ? '' : ` password '${password}'`};\n\n` +
  `create database ${DATABASE} owner ${ROLE};\n\n`

/** Runs a program to its end. @throws EmbeddedError when it fails */
async function run(runAs: RunAs, command: readonly [string, ...string[]], input = ''): Promise<void> {
  const child = spawnGuarded(runAs, command, 'pipe')
  let said = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdin!.on('error', () => {}).end(input)
  const status = await new Promise((resolve) =>
    child.once('error', (error) => resolve(error.message)).once('close', resolve),
  )
  if (status !== 0 || /(?:ERROR|FATAL|PANIC):/.test(said)) {
    throw embeddedError(
      'didNotInitialise',
      `${basename(command[0])} ${String(status)}: ${said.trim().split('\n').slice(-3).join(' | ')}`,
    )
  }
}

/** Removes what a first start left behind that was killed, unless that is still alive. */
export function removeHalfMade(cluster: string): void {
  const half = `${basename(cluster)}.new-`
  for (const name of readdirSync(dirname(cluster)).filter((entry) => entry.startsWith(half))) {
    if (isProcessAlive(Number(name.slice(half.length).split('-')[0]))) continue
    // Its initdb may still be ending, and writing, for a moment.
    rmSync(join(dirname(cluster), name), { recursive: true, force: true, maxRetries: 10 })
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
