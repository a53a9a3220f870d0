import { connect, type NetConnectOpts, type Socket } from 'node:net'

/** Says whether bytes hold something known to do harm. @throws Error where it cannot tell */
export type VirusScanner = (bytes: Uint8Array) => Promise<'clean' | 'infected'>

const LONGEST_MS = 20_000
const CHUNK = 64 * 1024

/**
 * ClamAV's daemon, spoken to by its own protocol (clamd(8), INSTREAM): nothing is written to its disk by us, nothing
 * leaves for elsewhere. `address`: `host:port`, or the path of its socket.
 */
export const clamd =
  (address: string): VirusScanner =>
  async (bytes) => {
    const answer = await ask(connect(optionsOf(address)), bytes)
    if (/^stream: OK$/.test(answer)) return 'clean'
    if (/ FOUND$/.test(answer)) return 'infected'
    throw new Error(`clamd: ${answer || 'no answer'}`)
  }

function optionsOf(address: string): NetConnectOpts {
  if (address.startsWith('/')) return { path: address }
  const at = address.lastIndexOf(':')
  return { host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) }
}

function ask(socket: Socket, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    socket.setTimeout(LONGEST_MS, () => socket.destroy(new Error('clamd: too slow')))
    socket.on('data', (part) => (answer += part.toString('utf8')))
    socket.on('error', reject)
    socket.on('close', () => resolve(answer.replace(/\0/g, '').trim()))
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (let at = 0; at < bytes.length; at += CHUNK) {
        const part = bytes.subarray(at, at + CHUNK)
        const size = Buffer.alloc(4)
        size.writeUInt32BE(part.length)
        socket.write(size)
        socket.write(part)
      }
      socket.end(Buffer.alloc(4))
    })
  })
}
