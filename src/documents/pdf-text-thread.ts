import { parentPort, workerData } from 'node:worker_threads'
import { type PdfTextAnswer } from './copy-text.ts'
import { withPdf } from './redaction/open-pdf.ts'

/** The thread in which the text of an uploaded letter is read, page by page. */
const { bytes } = workerData as { bytes: Uint8Array }
parentPort?.postMessage(await textOf())

async function textOf(): Promise<PdfTextAnswer> {
  try {
    return await withPdf(bytes, async (document) => {
      const pages: string[] = []
      for (let number = 1; number <= document.numPages; number += 1) {
        const { items } = await (await document.getPage(number)).getTextContent()
        pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
      }
      return { text: pages.join('\n') }
    })
  } catch {
    return 'broken'
  }
}
