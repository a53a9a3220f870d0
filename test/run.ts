import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, relative, resolve, sep } from 'node:path'
import { startTestServer, TEST_SERVER_VARIABLE } from './support/database-server.ts'

/**
 * `npm test`: format, lint and types, then every test file, on one database server.
 * `npm test -- test/law` runs the files under those paths only and skips the static checks; options go to node.
 */
const ROOT = resolve(import.meta.dirname, '..')
const CHECKS = [
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  ['lint', 'eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  ['types', 'typescript/bin/tsc', '--noEmit'],
] as const
/** Only what hangs is ended: the longest test takes a minute, and several of them on a machine with other work. */
const PATIENCE_MS = 480_000

const options = process.argv.slice(2).filter((word) => word.startsWith('-'))
const paths = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const children = new Set<ChildProcess>()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => endAll(signal))

// Everything temporary of a run lies in one folder, so that an aborted run leaves nothing behind either.
const temporary = mkdtempSync(join(tmpdir(), 'gongkai-test-'))
chmodSync(temporary, 0o711)
for (const variable of ['TMPDIR', 'TEMP', 'TMP']) process.env[variable] = temporary

try {
  process.exitCode = await main()
} finally {
  rmSync(temporary, { recursive: true, force: true, maxRetries: 10 })
}

async function main(): Promise<number> {
  const files = chosenFiles()
  if (files.length === 0) {
    console.error(`error: no test file under ${paths.join(', ')}`)
    return 1
  }
  const failed = paths.length > 0 ? [] : await failedChecks()
  const status = await runTests(files)
  for (const name of failed) console.error(`error: the ${name} check failed, see above`)
  return status || (failed.length > 0 ? 1 : 0)
}

function chosenFiles(): string[] {
  const wanted = paths.map((path) => relative(ROOT, resolve(path)))
  const all = globSync('test/**/*.test.ts', { cwd: ROOT }).sort()
  const under = (file: string) => wanted.some((path) => file === path || file.startsWith(path + sep))
  return paths.length === 0 ? all : all.filter(under)
}

/** The names of the static checks that fail; each is run, so that one run shows everything, and all at once. */
async function failedChecks(): Promise<string[]> {
  console.log(`> ${CHECKS.map(([name]) => name).join(', ')}`)
  const codes = await Promise.all(
    CHECKS.map(([, script, ...words]) => run([join(ROOT, 'node_modules', script), ...words])),
  )
  return CHECKS.flatMap(([name], at) => (codes[at] === 0 ? [] : [name]))
}

async function runTests(files: readonly string[]): Promise<number> {
  const { server, stop } = await startTestServer()
  try {
    const flags = [
      '--test',
      `--test-concurrency=${availableParallelism()}`,
      `--test-timeout=${PATIENCE_MS}`,
      ...options,
    ]
    return await run([...flags, ...files], { [TEST_SERVER_VARIABLE]: JSON.stringify(server) })
  } finally {
    await stop()
  }
}

/** Runs this Node on a script; in a group of its own, so that a signal can be passed on to all of it. */
async function run(words: readonly string[], environment: Record<string, string> = {}): Promise<number> {
  const detached = process.platform !== 'win32'
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    stdio: 'inherit',
    detached,
    env: { ...process.env, ...environment },
  })
  children.add(child)
  const [code] = (await once(child, 'exit')) as [number | null]
  children.delete(child)
  return code ?? 1
}

/** Ends what runs; `main` then goes on to its end and stops the server, or a second signal ends everything at once. */
function endAll(signal: NodeJS.Signals): void {
  process.once(signal, () => process.exit(1))
  for (const { pid } of children) process.kill(process.platform === 'win32' ? pid! : -pid!, 'SIGTERM')
}
