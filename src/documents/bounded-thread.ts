import { Worker } from 'node:worker_threads'

const MEGABYTE = 1024 * 1024
const HEAP_MEGABYTES = 1024
/** What the process may grow by while a thread works; buffers do not count to the heap. */
const MOST_GROWTH = 1536 * MEGABYTE
const LOOK_EVERY_MS = 100
/** How many times as long as it may work a thread may take by the clock: others may keep the processors busy. */
const PATIENCE = 5

/** Why a thread was ended before it answered. */
export type Ended = 'too-long' | 'too-much'

/**
 * Runs a thread that posts one answer, with bounded time and memory: whatever a hostile file makes of it, the process
 * goes on. The time is what the thread itself works, so that a busy machine refuses nothing an idle one would read.
 * @throws what the thread throws
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
  let worked = 0
  let timer: NodeJS.Timeout | undefined
  const stopped = new Promise<Ended>((resolve) => {
    timer = setInterval(() => {
      const passed = (performance.now() - begun) / 1000
      secondsOf(worker).then(
        (told) => (worked = told ?? passed),
        () => undefined,
      )
      const tooLong = worked > seconds || passed > seconds * PATIENCE
      if (!tooLong && process.memoryUsage.rss() - before <= MOST_GROWTH) return
      void worker.terminate()
      resolve(tooLong ? 'too-long' : 'too-much')
    }, LOOK_EVERY_MS)
  })
  return { stopped, end: () => clearInterval(timer) }
}

/** The processor time of a thread in seconds; undefined on a Node before 24.6, which does not tell. */
async function secondsOf(worker: Partial<Pick<Worker, 'cpuUsage'>>): Promise<number | undefined> {
  const used = await worker.cpuUsage?.()
  return used && (used.user + used.system) / 1_000_000
}
