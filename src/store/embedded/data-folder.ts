import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { POSTGRES_VERSION } from './binaries.ts'
import { embeddedError } from './messages.ts'
import { type RunAs } from './run-as.ts'

/** Where everything of one embedded database lies. */
export type DataFolder = {
  /** the installation's data folder, links resolved */
  readonly dataDir: string
  /** PostgreSQL's own folder */
  readonly cluster: string
  /** the folder of the sockets: in the data folder, or a short one under the system's temp */
  readonly sockets: string
  /** the superuser's and our own password, where sockets do not guard the door (Windows) */
  readonly passwordFile: string
}

/** sun_path holds 104 bytes on macOS, 108 on Linux, one of them the closing NUL. */
const LONGEST_SOCKET_PATH = 103
const LONGEST_SOCKET_NAME = 'owner-4194304-ffffffff.sock'

/**
 * Names the parts of a data folder without touching it; `dataDir` need not exist yet.
 * Sockets go to a temp folder where their path would be too long for the system.
 */
export function dataFolder(dataDir: string): DataFolder {
  const real = existsSync(dataDir) ? realpathSync(dataDir) : resolve(dataDir)
  return {
    dataDir: real,
    cluster: join(real, 'database'),
    sockets: socketFolder(real),
    passwordFile: join(real, 'secrets', 'database'),
  }
}

function socketFolder(dataDir: string): string {
  const inside = join(dataDir, 'run')
  const short = `gongkai-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  const fits = (folder: string) => Buffer.byteLength(join(folder, LONGEST_SOCKET_NAME)) <= LONGEST_SOCKET_PATH
  return [inside, join(tmpdir(), short)].find(fits) ?? join('/tmp', short)
}

/** One folder after another: Node's own recursive way never ends where the system makes no folders (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o711 })
}

/**
 * Makes the data folder and checks that it can be written to.
 * @throws EmbeddedError with the reason
 */
export function prepareDataFolder(dataDir: string): DataFolder {
  try {
    makeFolder(resolve(dataDir))
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw embeddedError('unwritable', resolve(dataDir), (error as NodeJS.ErrnoException).code ?? String(error))
  }
  return dataFolder(dataDir)
}

/** Makes the folder of the sockets, for the eyes of the server's user only. @throws EmbeddedError where it is another's */
export function prepareSockets({ sockets }: DataFolder, { uid, gid }: RunAs): void {
  mkdirSync(sockets, { recursive: true, mode: 0o700 })
  const stat = lstatSync(sockets)
  const own = process.getuid?.()
  if (!stat.isDirectory() || (own !== undefined && own !== 0 && stat.uid !== own)) {
    throw embeddedError('notOurs', sockets, stat.uid)
  }
  chmodSync(sockets, 0o700)
  if (own === 0) chownSync(sockets, uid ?? 0, gid ?? 0)
}

/**
 * Whether there is a database already. @throws EmbeddedError where it is another version's, another user's or broken
 */
export function hasCluster({ cluster }: DataFolder): boolean {
  const stat = statSync(cluster, { throwIfNoEntry: false })
  if (stat === undefined) return false
  const own = process.getuid?.()
  if (own !== undefined && own !== 0 && stat.uid !== own) throw embeddedError('notOurs', cluster, stat.uid)
  const file = join(cluster, 'PG_VERSION')
  if (!existsSync(file)) throw embeddedError('notADatabase', cluster)
  const version = readFileSync(file, 'utf8').trim()
  if (version !== POSTGRES_VERSION) throw embeddedError('otherVersion', cluster, version, POSTGRES_VERSION)
  return true
}

/** Gives a database folder to the server's user, with the mode PostgreSQL insists on (a copy may have lost it). */
export function handOver(cluster: string, { uid, gid }: RunAs): void {
  chmodSync(cluster, 0o700)
  if (uid === undefined || gid === undefined || statSync(cluster).uid === uid) return
  for (const entry of readdirSync(cluster, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), uid, gid)
  }
  chownSync(cluster, uid, gid)
}
