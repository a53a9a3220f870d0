import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Config, readConfig } from './config.ts'
import { type BuiltBody, buildDemo, DEMO_PASSWORD, SIGN_INS } from './demo/build-demo.ts'
import { DemoError, prepareDemoFolder } from './demo/demo-folder.ts'
import { type Context } from './services/context.ts'
import { startServing } from './serving-process.ts'
import { findRunning } from './store/embedded/embedded.ts'

/** A demonstration that a power cut damages is made again. Waiting for the disk would take most of its time. */
const NOT_FORCED_TO_DISK = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }

type Environment = Readonly<Record<string, string | undefined>>

/**
 * `gongkai demo [--data FOLDER]`: makes the demonstration anew in a folder of its own and serves it until stopped.
 * `say` gets what the person at the terminal reads. It keeps away from whatever else is set: the embedded database only, no mail, a key of its own.
 * @throws Error in words: folder in use or not a demonstration's, port in use, unknown option
 */
export async function demo(words: readonly string[], env: Environment, say: (text: string) => void): Promise<void> {
  const config = demoConfig(words, env)
  if (await findRunning(config.dataDir))
    throw new DemoError(
      `${config.dataDir} 的演示正在运行：请先停止它 (this demonstration is running already: stop it first)`,
    )
  const begin = () => {
    prepareDemoFolder(config.dataDir)
    say('正在准备演示数据，约一分钟…')
  }
  let built: BuiltBody[] = []
  const prepare = async (context: Context) => void (built = await buildDemo(context, context.clock.now()))
  await startServing(config, { databaseSettings: NOT_FORCED_TO_DISK, begin, prepare })
  say(announcement(config, built))
}

function demoConfig(words: readonly string[], env: Environment): Config {
  const { values } = parseArgs({ args: [...words], options: { data: { type: 'string' } } })
  const { PORT, HOST, PUBLIC_URL, TRUST_PROXY, DEMO_DATA_DIR } = env
  const dataDir = resolve(values.data ?? (DEMO_DATA_DIR || 'demo-data'))
  const LOG_LEVEL = env['LOG_LEVEL'] || 'warn'
  return readConfig({ PORT, HOST, PUBLIC_URL, TRUST_PROXY, LOG_LEVEL, DATA_DIR: dataDir })
}

/** Where to go and how to get in. */
function announcement({ publicUrl, dataDir }: Config, built: readonly BuiltBody[]): string {
  const accounts = SIGN_INS.map(({ login, name }) => `  ${login.padEnd(8)}${name}`)
  const bodies = built.flatMap(({ organ, cases, followed }) => [
    `  ${organ.name}（${cases}件）  ${publicUrl}/o/${organ.slug}`,
    ...followed.map(({ number, queryCode }) => `    查询进度：${number}  ${queryCode}`),
  ])
  return [
    '',
    `公开 Gongkai 演示  ${publicUrl}`,
    '',
    '公众：',
    ...bodies,
    '',
    `工作人员：${publicUrl}/office（两个单位的登录名、密码相同）`,
    ...accounts,
    `  密码    ${DEMO_PASSWORD}`,
    '',
    `人物、单位均为虚构。数据在 ${dataDir}，下次运行时重建。按 Ctrl+C 停止。`,
  ].join('\n')
}
