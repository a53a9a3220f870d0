/** What the server (class 08, shutting down, starting, full) and the network say where no database answers. */
const OUTAGE = /^(?:08\w{3}|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|ENOENT|ETIMEDOUT|EPIPE)$/
/** The driver has no code for these. */
const SPOKEN = /^(?:Connection terminated|timeout exceeded when trying to connect)/

/** Whether the database is away, rather than a request wrong or the program: then trying again later helps. */
export function isDatabaseOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, message, cause } = error as Error & { code?: unknown }
  return OUTAGE.test(String(code)) || SPOKEN.test(message) || isDatabaseOutage(cause)
}
