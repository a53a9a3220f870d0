import { parentPort, workerData } from 'node:worker_threads'
import { parseMail } from './parse-mail.ts'

/** The thread in which a letter is read. What the parser cannot make sense of is a broken letter, not a fault of ours. */
const { source } = workerData as { source: Uint8Array }
try {
  parentPort?.postMessage(await parseMail(Buffer.from(source.buffer, source.byteOffset, source.byteLength)))
} catch {
  parentPort?.postMessage('broken')
}
