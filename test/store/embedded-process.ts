import { startEmbedded } from '../../src/store/embedded/embedded.ts'

/**
 * A process of its own for the tests that kill one: serves the data folder it is given, says so on stdout in one line of
 * JSON, and stays until it is ended; an error goes to stderr as its message.
 */
const [dataDir = '', purpose = 'server'] = process.argv.slice(2)
try {
  const { stop, ...served } = await startEmbedded({
    dataDir,
    purpose: purpose === 'command' ? 'command' : 'server',
    log: () => {},
  })
  process.stdout.write(`${JSON.stringify(served)}\n`)
  const stay = setInterval(() => {}, 1_000)
  process.once('SIGTERM', () => void stop().then(() => clearInterval(stay)))
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
