import { parentPort, workerData } from 'node:worker_threads'
import { findWords, uncoveredIn } from './find-words.ts'
import { withPdf } from './open-pdf.ts'
import { pagePicture } from './page-picture.ts'
import { type RedactionAnswer, type RedactionJob } from './redaction-job.ts'
import { redactPdf } from './redact-pdf.ts'

/** Fine enough to read on a screen. */
const SCREEN_DOTS = 80
const SCREEN_QUALITY = 75

const { bytes, job } = workerData as { bytes: Uint8Array; job: RedactionJob }
parentPort?.postMessage(await done())

async function done(): Promise<RedactionAnswer> {
  try {
    return await withPdf(bytes, async (document): Promise<RedactionAnswer> => {
      switch (job.what) {
        case 'count':
          return { pages: document.numPages }
        case 'find':
          return { places: await findWords(document, job.wanted) }
        case 'picture': {
          const { canvas } = await pagePicture(document, job.page, SCREEN_DOTS, job.boxes)
          return { file: await canvas.encode('jpeg', SCREEN_QUALITY) }
        }
        case 'uncovered':
          return { uncovered: await uncoveredIn(document, job.boxes) }
        case 'redact':
          return { file: await redactPdf(document, job.title, job.boxes) }
      }
    })
  } catch (error) {
    // A file that cannot be opened or drawn cannot be blacked out; why is the officer's to see in other programs.
    return { unreadable: error instanceof Error ? error.name : 'unknown' }
  }
}
