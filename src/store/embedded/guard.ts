import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process'
import { dirname } from 'node:path'
import { type Duplex } from 'node:stream'
import { type RunAs, SPARE_ENVIRONMENT } from './run-as.ts'

/**
 * The program is its shell's successor (`exec`), so the process we know is the program itself. A guard beside it reads
 * the pipe we hold: the pipe ends when we die, however we die, and the guard then interrupts the program, which for a
 * server means a fast shutdown and for initdb to clear away what it made.
 */
const GUARDED = `( { read -r _ <&3 || kill -INT $$; } >/dev/null 2>&1 & )
exec "$@" 3<&-`

/**
 * Starts a PostgreSQL program as the chosen identity, so that it ends when this process does (not on Windows).
 * It gets a group of its own: Ctrl-C in the terminal reaches us, who drain requests first, and not the database.
 */
export function spawnGuarded(
  runAs: RunAs,
  [program, ...words]: readonly [string, ...string[]],
  input: 'pipe' | 'ignore',
  environment: NodeJS.ProcessEnv = {},
): ChildProcess {
  const { prefix, ...user } = runAs
  const options: SpawnOptions = {
    ...user,
    cwd: dirname(program),
    env: { ...SPARE_ENVIRONMENT, LC_ALL: 'C', ...environment },
    windowsHide: true,
    stdio: [input, 'pipe', 'pipe', 'pipe'],
  }
  if (process.platform === 'win32') return spawn(program, words, options)
  const [command, ...rest] = [...prefix, 'sh', '-c', GUARDED, 'gongkai', program, ...words]
  const child = spawn(command!, rest, { ...options, detached: true })
  const leash = child.stdio[3] as Duplex
  leash.on('error', () => {}).resume()
  child.once('exit', () => leash.end('done\n'))
  return child
}
