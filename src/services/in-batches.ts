type Waiting<Item, Result> = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void }

/**
 * Work that has to go one after another within a lane and costs less together: what comes while a batch is under way
 * makes up the next one, so that nobody waits for company and many at once share what a batch costs. `run` gives one
 * result an item, in their order; its rejection is that of every item.
 */
export function inBatches<Item, Result>(
  most: number,
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
): (lane: string, item: Item) => Promise<Result> {
  const lanes = new Map<string, Waiting<Item, Result>[]>()
  const work = async (lane: string, queue: Waiting<Item, Result>[]) => {
    while (queue.length > 0) await runBatch(queue.splice(0, most), run)
    lanes.delete(lane)
  }
  return (lane, item) =>
    new Promise((resolve, reject) => {
      const waiting = { item, resolve, reject }
      const queue = lanes.get(lane)
      if (queue) return void queue.push(waiting)
      const fresh = [waiting]
      lanes.set(lane, fresh)
      void work(lane, fresh)
    })
}

async function runBatch<Item, Result>(
  batch: readonly Waiting<Item, Result>[],
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
): Promise<void> {
  try {
    const results = await run(batch.map(({ item }) => item))
    for (const [at, { resolve }] of batch.entries()) resolve(results[at]!)
  } catch (error) {
    for (const { reject } of batch) reject(error)
  }
}
