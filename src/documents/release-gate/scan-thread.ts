import { parentPort, workerData } from 'node:worker_threads'
import { FileRefused, REFUSALS } from './finding.ts'
import { newReport } from './report.ts'
import { readFileContent } from './read-file.ts'
import { type ScanAnswer } from './scan-file.ts'

/** The thread in which a file is read: whatever a hostile file makes of it, the process goes on. */
const { bytes, fileName } = workerData as { bytes: Uint8Array; fileName: string }
parentPort?.postMessage(await scan(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), fileName))

async function scan(content: Buffer, name: string): Promise<ScanAnswer> {
  const report = newReport()
  try {
    await readFileContent(content, name, report)
    return { findings: report.findings(), packed: report.packedFiles() }
  } catch (error) {
    // A fault of ours in reading a strange file is a file that could not be checked: it stays.
    return { refused: error instanceof FileRefused ? error.message : REFUSALS.strange() }
  }
}
