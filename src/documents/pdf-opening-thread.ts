import { parentPort, workerData } from 'node:worker_threads'
import { type PdfHarm } from './pdf-harm.ts'
import { withPdf } from './redaction/open-pdf.ts'

/** The thread in which an encrypted PDF is opened: whether it opens without a password, and what it then would run. */
const { bytes } = workerData as { bytes: Uint8Array }
parentPort?.postMessage(await harmOf())

async function harmOf(): Promise<PdfHarm | null> {
  try {
    return await withPdf(bytes, async (document) => ((await document.getJSActions()) ? 'script' : null))
  } catch {
    return 'locked'
  }
}
