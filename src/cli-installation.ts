import { systemClock } from './clock.ts'
import { type Installation, type Outside } from './cli/command.ts'
import { readConfig } from './config.ts'
import { borrowDatabase, type OpenDatabase } from './database.ts'
import { masterSecret } from './master-secret.ts'
import { createContext } from './services/create-context.ts'
import { type Context } from './services/context.ts'
import { migrate, pendingMigrations } from './store/migrate.ts'

/** The installation that the environment names, opened for one command at a time. */
export function installation(
  env: Readonly<Record<string, string | undefined>>,
): Omit<Installation, 'demo'> & Pick<Outside, 'withContext'> {
  const open = async <T>(
    schema: 'current' | 'as-it-is',
    work: (context: Context, database: OpenDatabase) => Promise<T>,
  ) => {
    const config = readConfig(env)
    const database = await borrowDatabase(config, () => undefined, schema)
    try {
      const secret = masterSecret(config)
      return await work(createContext({ ...config, orm: database.orm, clock: systemClock, secret }), database)
    } finally {
      await database.close()
    }
  }
  return {
    withContext: (work) => open('current', work),
    migrate: () => open('as-it-is', (_context, { connection }) => migrate(connection)),
    asItIs: (work) =>
      open('as-it-is', async (context, { connection }) => work(context, await pendingMigrations(connection))),
    dataDir: () => Promise.resolve(readConfig(env).dataDir),
  }
}
