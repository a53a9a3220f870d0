import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { embeddedError } from './messages.ts'

/** How a PostgreSQL program is started so that it does not run as root: words before it, or another user. */
export type RunAs = { readonly prefix: readonly string[]; readonly uid?: number; readonly gid?: number }

const AS_OURSELVES: RunAs = { prefix: [] }

/** Root in the real world, an ordinary user in a namespace of its own: PostgreSQL is content, files stay root's. */
const IN_NAMESPACE: RunAs = { prefix: ['unshare', '-U', '--map-user=1', '--map-group=1'] }

/** Nothing of the caller's environment but what programs need: no secrets, no PG… settings. */
export const SPARE_ENVIRONMENT: NodeJS.ProcessEnv = Object.fromEntries(
  ['PATH', 'TMPDIR', 'TEMP', 'SystemRoot', 'LD_LIBRARY_PATH'].flatMap((key) =>
    process.env[key] === undefined ? [] : [[key, process.env[key]]],
  ),
)

/**
 * Chooses the identity: ourselves when not root; as root the owner of an existing database, else a namespace, else the
 * first unprivileged user who can reach both the data folder and the program.
 * @throws EmbeddedError where no identity works
 */
export function chooseRunAs(dataDir: string, cluster: string, program: string): RunAs {
  if (process.getuid?.() !== 0) return AS_OURSELVES
  const owner = ownerOf(cluster)
  const candidates = owner ? [owner] : [IN_NAMESPACE, ...unprivilegedUsers(dataDir)]
  const chosen = candidates.find((candidate) => works(candidate, dataDir, program))
  if (!chosen) throw embeddedError('cannotDropRoot', dataDir)
  return chosen
}

/** The user a path belongs to, unless it is root's or missing. */
function ownerOf(path: string): RunAs | undefined {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat === undefined || stat.uid === 0 ? undefined : { prefix: [], uid: stat.uid, gid: stat.gid }
}

function unprivilegedUsers(dataDir: string): RunAs[] {
  const named = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([name]) => name === 'postgres' || name === 'nobody')
    .sort(([a], [b]) => b!.localeCompare(a!))
    .map(([, , uid, gid]) => ({ prefix: [], uid: Number(uid), gid: Number(gid) }))
  const owner = ownerOf(dataDir)
  return owner ? [owner, ...named] : named
}

function works({ prefix, ...user }: RunAs, dataDir: string, program: string): boolean {
  const [command, ...words] = [...prefix, 'sh', '-c', 'test -x "$1" && "$2" --version', 'probe', dataDir, program]
  return spawnSync(command!, words, { ...user, cwd: '/', env: SPARE_ENVIRONMENT, stdio: 'ignore' }).status === 0
}
