import { parentPort, workerData } from 'node:worker_threads'
import { FileRefused, REFUSALS } from '../finding.ts'
import { newReport } from '../report.ts'
import { cleanContent } from './clean-content.ts'
import { type CleanAnswer, type CleanOrder } from './clean-file.ts'

/** The thread in which a file is mended: whatever a hostile file makes of it, the process goes on. */
parentPort?.postMessage(await clean(workerData as CleanOrder))

async function clean({ bytes, name, choices, found }: CleanOrder): Promise<CleanAnswer> {
  const file = { name, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
  try {
    return await cleanContent(file, newReport(), choices, found)
  } catch (error) {
    return { refused: error instanceof FileRefused ? error.message : REFUSALS.strange() }
  }
}
