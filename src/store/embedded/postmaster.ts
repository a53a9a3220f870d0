import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What PostgreSQL's main process writes about itself into `postmaster.pid`. */
type Postmaster = {
  readonly pid: number
  readonly port: number
  /** folder of its socket, empty where there is none */
  readonly sockets: string
  readonly status: 'starting' | 'stopping' | 'ready' | 'standby'
}

/** Reads `postmaster.pid`; undefined where there is none, or only its first half yet. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    if (!Number.isInteger(pid) || pid <= 0) return undefined
    const status = (lines[7]?.trim() || 'starting') as Postmaster['status']
    return { pid, port: Number(lines[3]), sockets: lines[4] ?? '', status }
  } catch (error) {
    if (['ENOENT', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}

/** The server that runs on this cluster now; a file left by a killed one, or a number since given away, does not count. */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  const postmaster = readPostmaster(cluster)
  return postmaster && isServerAlive(postmaster.pid, cluster) ? postmaster : undefined
}

/**
 * The process number of a file that a killed server left, where another program bears that number now. PostgreSQL would
 * take it for the server; it is told by PG_GRANDPARENT_PID, as pg_ctl does, and still checks its shared memory itself.
 */
export function mistakenPid(cluster: string): number | undefined {
  const left = readPostmaster(cluster)
  return left && isProcessAlive(left.pid) && !isServerAlive(left.pid, cluster) ? left.pid : undefined
}

export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Whether a process is the PostgreSQL server of this cluster, by its command line. Its guard, a shell, is not; nor is a
 * dead process that nobody has collected (pid 1 of many containers does not).
 */
function isServerAlive(pid: number, cluster: string): boolean {
  if (!isProcessAlive(pid)) return false
  const line = commandLine(pid)
  if (process.platform === 'win32') return line.startsWith('"postgres.exe"')
  return line.includes(`postgres -D ${cluster} `) && !/^\S*sh /.test(line)
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    const [program, ...words] = process.platform === 'win32' ? TASKLIST : PS
    return execFileSync(program, [...words.slice(0, -1), `${words.at(-1)}${pid}`], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

const PS = ['ps', '-ww', '-o', 'command=', '-p'] as const
const TASKLIST = ['tasklist', '/fo', 'csv', '/nh', '/fi', 'PID eq '] as const
