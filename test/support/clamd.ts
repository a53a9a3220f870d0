import { createServer, type AddressInfo } from 'node:net'
import { after } from 'node:test'

const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'

/** A server that speaks clamd's INSTREAM and knows one virus: the test file everybody uses. */
export async function clamdServer({ limit = 25 * 1024 * 1024 } = {}) {
  const received: number[] = []
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const parts: Buffer[] = []
    socket.on('error', () => undefined)
    socket.on('data', (part) => parts.push(part))
    socket.on('end', () => socket.end(`${answerTo(Buffer.concat(parts))}\0`))
  })
  const answerTo = (asked: Buffer): string => {
    const command = 'zINSTREAM\0'
    if (asked.toString('latin1', 0, command.length) !== command) return 'UNKNOWN COMMAND'
    const file = unchunked(asked.subarray(command.length))
    if (file === null) return 'INSTREAM: broken stream ERROR'
    received.push(file.length)
    if (file.length > limit) return 'INSTREAM size limit exceeded. ERROR'
    return file.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK'
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  after(() => (server.listening ? stop() : undefined))
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { address, received, stop }
}

/** The bytes of the chunks, each with its length before it; null where the last is not empty. */
function unchunked(stream: Buffer): Buffer | null {
  const chunks: Buffer[] = []
  for (let at = 0; at + 4 <= stream.length;) {
    const size = stream.readUInt32BE(at)
    if (size === 0) return Buffer.concat(chunks)
    chunks.push(stream.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  return null
}
