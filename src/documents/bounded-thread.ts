import { Worker } from 'node:worker_threads'

const MEGABYTE = 1024 * 1024
const HEAP_MEGABYTES = 1024
/** What the process may grow by while a thread works; buffers do not count to the heap. */
const MOST_GROWTH = 1536 * MEGABYTE
const LOOK_EVERY_MS = 100

/** Why a thread was ended before it answered. */
export type Ended = 'too-long' | 'too-much'

/**
 * Runs a thread that posts one answer, with bounded time and memory: whatever a hostile file makes of it, the process
 * goes on. @throws what the thread throws
 */
export async function inThread<Answer>(file: URL, data: unknown, seconds: number): Promise<Answer | Ended> {
  const worker = new Worker(file, {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    stdout: true,
    stderr: true,
  })
  const watch = watchOver(worker, seconds)
  try {
    return await Promise.race([answerOf<Answer>(worker), watch.stopped])
  } finally {
    watch.end()
    await worker.terminate()
  }
}

function answerOf<Answer>(worker: Worker): Promise<Answer | Ended> {
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: Answer) => resolve(answer))
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve('too-much')
      else reject(error)
    })
    worker.once('exit', () => resolve('too-much'))
  })
}

/** Ends what takes too long or too much. */
function watchOver(worker: Worker, seconds: number): { stopped: Promise<Ended>; end: () => void } {
  const [begun, before] = [performance.now(), process.memoryUsage.rss()]
  let timer: NodeJS.Timeout | undefined
  const stopped = new Promise<Ended>((resolve) => {
    timer = setInterval(() => {
      const tooLong = performance.now() - begun > seconds * 1000
      if (!tooLong && process.memoryUsage.rss() - before <= MOST_GROWTH) return
      void worker.terminate()
      resolve(tooLong ? 'too-long' : 'too-much')
    }, LOOK_EVERY_MS)
  })
  return { stopped, end: () => clearInterval(timer) }
}
