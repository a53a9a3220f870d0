/** The middle value; of an even number the mean of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!
}

/** The value that so many per cent do not exceed (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]!
}

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** One line of a result: what was measured, the figure, and the target where there is one. */
export type Figure = { what: string; value: number; unit: string; target?: { at: 'most' | 'least'; value: number } }

/** Prints figures as they come; gives whether every target is met. */
export async function report(figures: AsyncIterable<Figure>): Promise<boolean> {
  let allMet = true
  for await (const { what, value, unit, target } of figures) {
    const met = !target || (target.at === 'most' ? value <= target.value : value >= target.value)
    const bound = target ? `${target.at === 'most' ? '≤' : '≥'} ${target.value}${unit}` : ''
    console.log(`${what.padEnd(64)}${`${round(value)}${unit}`.padStart(12)}  ${bound.padEnd(12)}${met ? '' : 'MISSED'}`)
    allMet &&= met
  }
  return allMet
}

const round = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
