/**
 * Runs the work and gives the processor time it took in seconds, all threads together: a bound on it holds on a busy
 * machine too, where time by the clock would not.
 */
export async function processorSeconds(work: () => Promise<unknown>): Promise<number> {
  const begun = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1_000_000
}
