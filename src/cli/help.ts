import { type Command, type Entry, type Option } from './command.ts'

/** All commands, one line each. */
export function overview(commands: readonly Entry[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`)
  return [
    '用法 (usage): gongkai <命令> [选项]    JSON 由标准输入读取、由标准输出给出',
    '退出码 (exit code): 0 完成，1 被拒绝或失败，2 用法有误',
    '',
    ...lines,
    '',
    'gongkai <命令> --help 查看某个命令',
    '',
  ].join('\n')
}

/** One command: its words and options, and what to know about it. */
export function helpFor({ name, about }: Entry, { words = [], options = {}, notes = [] }: Command): string {
  const parts = [...words, ...Object.entries(options).map(optionText)]
  return [`gongkai ${[name, ...parts].join(' ')}`, about, ...notes, ''].join('\n')
}

function optionText([name, { flag, required, words }]: [string, Option]): string {
  const text = flag ? `--${name}` : `--${name} ${words?.join('|') ?? name.toUpperCase()}`
  return required ? text : `[${text}]`
}
