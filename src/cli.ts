import { text } from 'node:stream/consumers'
import { type Installation, type Outside } from './cli/command.ts'
import { runCommand } from './cli/run-command.ts'
import { systemClock } from './clock.ts'

/** The command line of an installation; what it can do stands in src/cli. The database is loaded only where one is asked for. */
const opened = async () => (await import('./cli-installation.ts')).installation(process.env)
const whole: Installation = {
  migrate: async () => (await opened()).migrate(),
  asItIs: async (work) => (await opened()).asItIs(work),
  demo: async (words) => (await import('./demo.ts')).demo(words, process.env, (text) => console.log(text)),
  dataDir: async () => (await opened()).dataDir(),
}
const outside: Outside = {
  clock: systemClock,
  stdin: () => text(process.stdin),
  withContext: async (work) => (await opened()).withContext(work),
  installation: whole,
}

process.exitCode = await runCommand(process.argv.slice(2), outside, {
  out: (content) => void process.stdout.write(content),
  err: (line) => console.error(line),
})
