import { type Config, readConfig } from './config.ts'
import { newSetupToken } from './services/setup-service.ts'
import { type Context } from './services/context.ts'
import { startServing } from './serving-process.ts'

/** Serves the installation that the environment describes, and prints where to go. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  let setup: string | null = null
  const prepare = async (context: Context) => void (setup = await newSetupToken(context))
  await startServing(config, { prepare })
  announce(config, setup)
}

function announce({ publicUrl, dataDir, databaseUrl }: Config, setup: string | null): void {
  console.log(`公开 Gongkai  ${publicUrl}`)
  console.log(databaseUrl === null ? `数据：${dataDir}（请按 README 备份）` : '数据库：DATABASE_URL 所指的 PostgreSQL')
  if (setup) console.log(`首次使用，请打开以下一次性链接建立单位和管理员：\n${publicUrl}/setup?token=${setup}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? `error: ${error.message}` : error)
  process.exit(1)
})
