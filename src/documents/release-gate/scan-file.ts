import { Worker } from 'node:worker_threads'
import { FileRefused, REFUSALS, type Finding } from './finding.ts'

const MEGABYTE = 1024 * 1024
const MOST_BYTES = 50 * MEGABYTE
const LONGEST_SECONDS = 60
const HEAP_MEGABYTES = 1024
/** What the process may grow by while a file is read; buffers do not count to the heap. */
const MOST_GROWTH = 1536 * MEGABYTE
const LOOK_EVERY_MS = 100

/** What the thread that reads a file answers. */
export type ScanAnswer = { findings: Finding[] } | { refused: string }

let last: Promise<unknown> = Promise.resolve()

/**
 * Everything in a file that should not leave unseen: hidden parts, traces of its writing, personal data. Read in a
 * thread of its own with bounded time and memory, one file at a time.
 * @throws FileRefused with the reason, for the officer, when the file cannot be checked
 */
export function scanFile(bytes: Uint8Array, fileName: string): Promise<Finding[]> {
  if (bytes.length > MOST_BYTES) return Promise.reject(new FileRefused(REFUSALS.tooLarge(MOST_BYTES / MEGABYTE)))
  const turn = last.then(() => scanInThread(bytes, fileName))
  last = turn.catch(() => undefined)
  return turn
}

async function scanInThread(bytes: Uint8Array, fileName: string): Promise<Finding[]> {
  const worker = new Worker(new URL('./scan-thread.ts', import.meta.url), {
    workerData: { bytes, fileName },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    stdout: true,
    stderr: true,
  })
  const watch = watchOver(worker)
  try {
    const answer = await Promise.race([answerOf(worker), watch.stopped])
    if ('refused' in answer) throw new FileRefused(answer.refused)
    return answer.findings
  } finally {
    watch.end()
    await worker.terminate()
  }
}

function answerOf(worker: Worker): Promise<ScanAnswer> {
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: ScanAnswer) => resolve(answer))
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ refused: REFUSALS.tooMuchMemory() })
      else reject(error)
    })
    worker.once('exit', () => resolve({ refused: REFUSALS.tooMuchMemory() }))
  })
}

/** Ends what takes too long or too much. */
function watchOver(worker: Worker): { stopped: Promise<ScanAnswer>; end: () => void } {
  const [begun, before] = [performance.now(), process.memoryUsage.rss()]
  let timer: NodeJS.Timeout | undefined
  const stopped = new Promise<ScanAnswer>((resolve) => {
    timer = setInterval(() => {
      const tooLong = performance.now() - begun > LONGEST_SECONDS * 1000
      if (!tooLong && process.memoryUsage.rss() - before <= MOST_GROWTH) return
      void worker.terminate()
      resolve({ refused: tooLong ? REFUSALS.tooLong(LONGEST_SECONDS) : REFUSALS.tooMuchMemory() })
    }, LOOK_EVERY_MS)
  })
  return { stopped, end: () => clearInterval(timer) }
}
