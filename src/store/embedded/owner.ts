import { randomBytes } from 'node:crypto'
import { readdirSync, renameSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { basename, join } from 'node:path'
import { type DataFolder } from './data-folder.ts'

/**
 * What a process tells whoever asks who uses a data folder. `holds`: it has made sure that it is alone; before that it
 * only claims. A command ends soon by itself, a server does not.
 */
export type Owner = { readonly pid: number; readonly purpose: 'server' | 'command'; readonly holds: boolean }

/** This process's claim to a data folder. */
export type Claim = { readonly socket: string; hold(): void; withdraw(): Promise<void> }

/**
 * Claims the data folder on a socket of its own. The system closes the socket when the process dies, however it dies, so
 * no claim outlives its process; what stays on disk answers nobody.
 * One who claims first and then finds no other claim is alone: of two, the later at least sees the earlier.
 */
export async function claim(folder: DataFolder, purpose: Owner['purpose']): Promise<Claim | undefined> {
  let holds = false
  const say = (): string => JSON.stringify({ pid: process.pid, purpose, holds } satisfies Owner)
  const server = createServer((socket) => socket.on('error', () => {}).end(say()))
  const socket = ownSocket(folder)
  if (!(await listen(server, socket))) return undefined
  server.unref()
  return { socket, hold: () => void (holds = true), withdraw: () => close(server, socket) }
}

/** Who else claims or holds the data folder at this moment. */
export async function otherOwners(folder: DataFolder, own?: Claim): Promise<Owner[]> {
  const others = socketsOf(folder).filter((socket) => socket !== own?.socket)
  return (await Promise.all(others.map(ask))).filter((owner) => owner !== undefined)
}

const ON_WINDOWS = process.platform === 'win32'

/** Windows has one pipe for each data folder, gone with its process; elsewhere each process has a socket file. */
const ownSocket = ({ sockets, dataDir }: DataFolder): string =>
  ON_WINDOWS
    ? `\\\\.\\pipe\\gongkai-${Buffer.from(dataDir).toString('base64url')}`
    : join(sockets, `owner-${process.pid}-${randomBytes(4).toString('hex')}.sock`)

function socketsOf(folder: DataFolder): string[] {
  if (ON_WINDOWS) return [ownSocket(folder)]
  try {
    const names = readdirSync(folder.sockets).filter((name) => /^owner-.*\.sock$/.test(name))
    return names.map((name) => join(folder.sockets, name))
  } catch {
    return []
  }
}

/** Listens; the file gets its name only when it answers, lest it be taken for a dead one. False where Windows's pipe is taken. */
function listen(server: Server, socket: string): Promise<boolean> {
  const unnamed = socket.replace(/\.sock$/, '.new')
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    server.listen(unnamed, () => {
      if (!ON_WINDOWS) renameSync(unnamed, socket)
      resolve(true)
    })
  })
}

function close(server: Server, socket: string): Promise<void> {
  if (!ON_WINDOWS) rmSync(socket, { force: true })
  return new Promise((resolve) => server.close(() => resolve()))
}

/** An owner on a busy machine may need seconds for its answer; taken for silent, it would keep us out without need. */
const PATIENCE_MS = 5_000

/** Asks one socket; a file that nobody listens on is left from a killed process and removed. */
function ask(path: string): Promise<Owner | undefined> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(path)
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('busy')))
    socket.on('data', (chunk) => (said += chunk.toString()))
    socket.on('end', () => resolve(said === '' ? undefined : (JSON.parse(said) as Owner)))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') rmSync(path, { force: true })
      resolve(['ECONNREFUSED', 'ENOENT', 'ECONNRESET'].includes(error.code ?? '') ? undefined : silentOwner(path))
    })
  })
}

/** One who has the socket but does not answer us: alive, perhaps blocked, perhaps another user's. */
const silentOwner = (path: string): Owner => ({
  pid: Number(basename(path).split('-')[1]),
  purpose: 'server',
  holds: true,
})
