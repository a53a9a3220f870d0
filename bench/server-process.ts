import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** A server in a process of its own, as `npm start` makes it. */
export type ServerProcess = {
  url: string
  /** Milliseconds from the start of the process to the first good answer of /readyz. */
  readyAfter: number
  /** SIGTERM; waits for the end. */
  stop(): Promise<void>
  /** kill -9 of the whole tree, database included. */
  kill(): Promise<void>
}

const ROOT = resolve(import.meta.dirname, '..')

/** Starts `npm start` on a data folder and waits until it is ready. */
export async function startServer(dataDir: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const port = String(await freePort())
  const url = `http://127.0.0.1:${port}`
  const start = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { ...process.env, PORT: port, HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    await delay(10)
  }
  const readyAfter = performance.now() - start
  return {
    url,
    readyAfter,
    stop: () => stopTree(child),
    kill: () => killTree(child),
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/readyz`)
    await answer.text()
    return answer.status === 200
  } catch {
    return false
  }
}

/** npm hands signals on to nobody when it has no terminal: the program below it is told itself. */
async function stopTree(child: ChildProcess): Promise<void> {
  const tree = [child.pid!, ...descendants(child.pid!)]
  for (const pid of tree) if (/^\S*node\S* .*src\/main\.ts/.test(commandOf(pid))) signal(pid, 'SIGTERM')
  await ended(tree)
}

async function killTree(child: ChildProcess): Promise<void> {
  const tree = [child.pid!, ...descendants(child.pid!)]
  for (const pid of tree) signal(pid, 'SIGKILL')
  await ended(tree)
}

/** Until none of them is left; a zombie has ended. */
async function ended(pids: readonly number[]): Promise<void> {
  while (pids.some((pid) => /\) [^Z] /.test(procFile(pid, 'stat')))) await delay(5)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // it has ended by itself
  }
}

/** All processes below one, as /proc tells. */
function descendants(pid: number): number[] {
  const parents = new Map<number, number[]>()
  for (const each of readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    const parent = parentOf(each)
    parents.set(parent, [...(parents.get(parent) ?? []), each])
  }
  const below = (one: number): number[] => (parents.get(one) ?? []).flatMap((child) => [child, ...below(child)])
  return below(pid)
}

const procFile = (pid: number, name: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
const parentOf = (pid: number): number => Number(/\) \S (\d+)/.exec(procFile(pid, 'stat'))?.[1] ?? -1)
const commandOf = (pid: number): string => procFile(pid, 'cmdline').replaceAll('\0', ' ')

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as AddressInfo
  return new Promise((done) => probe.close(() => done(port)))
}
