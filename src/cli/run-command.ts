import { parseArgs } from 'node:util'
import { ConfigError } from '../config.ts'
import { NotFound, Refused } from '../services/errors.ts'
import { type Call, type Command, CommandError, type Entry, type Outside, type Result, UsageError } from './command.ts'
import { COMMANDS } from './commands.ts'
import { helpFor, overview } from './help.ts'

/** Where a command's answer goes. */
export type Output = { out(content: string | Uint8Array): void; err(line: string): void }

/**
 * Runs one command line. JSON on stdout, people's messages on stderr, one line `error: …` for what went wrong.
 * @returns the exit code: 0 done, 1 refused or failed, 2 wrong usage
 */
export async function runCommand(words: readonly string[], outside: Outside, output: Output): Promise<number> {
  try {
    const entry = COMMANDS.find(({ name }) => name.split(' ').every((part, at) => words[at] === part))
    if (!entry) return overviewOr(words, output)
    const command = await entry.load()
    if (words.includes('--help')) return tell(output, helpFor(entry, command))
    return deliver(await command.run(callOf(entry, command, words, outside)), output)
  } catch (error) {
    output.err(`error: ${sentenceOf(error)}`)
    return error instanceof UsageError ? 2 : 1
  }
}

function overviewOr(words: readonly string[], output: Output): number {
  if (words.length === 0 || words[0] === '--help' || words[0] === 'help') return tell(output, overview(COMMANDS))
  throw new UsageError(`没有 ${words.slice(0, 2).join(' ')} 这个命令，请用 --help 查看全部命令 (no such command)`)
}

function tell(output: Output, text: string): number {
  output.out(text)
  return 0
}

function callOf(entry: Entry, command: Command, words: readonly string[], outside: Outside): Call {
  const { values, positionals } = parsed(command, words.slice(entry.name.split(' ').length))
  const wanted = command.words ?? []
  const [usage] = helpFor(entry, command).split('\n', 1)
  if (positionals.length !== wanted.length)
    throw new UsageError(
      positionals.length < wanted.length
        ? `缺少 ${wanted.slice(positionals.length).join(' ')}；用法：${usage}`
        : `多余的 ${positionals.slice(wanted.length).join(' ')}；用法：${usage}`,
    )
  const entries = Object.entries(values)
  return {
    words: positionals,
    options: Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    flags: new Set(entries.filter(([, value]) => value === true).map(([name]) => name)),
    outside,
  }
}

function parsed(command: Command, words: readonly string[]) {
  const options = Object.entries(command.options ?? {})
  const types = options.map(([name, { flag }]) => [name, { type: flag ? ('boolean' as const) : ('string' as const) }])
  const { values, positionals } = strictly(() =>
    parseArgs({ args: [...words], options: Object.fromEntries(types), allowPositionals: true, strict: true }),
  )
  for (const [name, { required, words: accepted }] of options) {
    const value = (values as Record<string, unknown>)[name]
    if (required && (value === undefined || value === '')) throw new UsageError(`缺少 --${name} (--${name} is missing)`)
    if (accepted && typeof value === 'string' && !accepted.includes(value))
      throw new UsageError(`--${name} 应是 ${accepted.join('、')} 之一，现为 ${value} (one of these is needed)`)
  }
  return { values, positionals }
}

function strictly<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ', 1)[0]}，请用 --help 查看用法`)
  }
}

function deliver(result: Result, output: Output): number {
  if ('served' in result) return 0
  if ('bytes' in result) output.out(result.bytes)
  else output.out(`${JSON.stringify(result.json, null, 2)}\n`)
  if (!('complaint' in result) || result.complaint === undefined) return 0
  output.err(`error: ${oneLine(result.complaint)}`)
  return 1
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** Only sentences written for people are shown as they are; anything else is named as what it is. */
function sentenceOf(error: unknown): string {
  if (error instanceof NotFound) return `没有找到：${error.message} (not found)`
  const spoken =
    error instanceof UsageError ||
    error instanceof CommandError ||
    error instanceof ConfigError ||
    error instanceof Refused ||
    (error as { spoken?: boolean }).spoken === true
  return oneLine(
    spoken ? (error as Error).message : `出现意外错误 (unexpected): ${String((error as Error)?.message ?? error)}`,
  )
}
