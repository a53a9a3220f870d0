import { type MikroORM } from '@mikro-orm/postgresql'
import { type Config } from './config.ts'
import { borrowEmbedded, type Embedded, startEmbedded } from './store/embedded/embedded.ts'
import { migrate } from './store/migrate.ts'
import { type Connection, openOrm } from './store/orm.ts'

/** The opened database and how to close it, embedded server included. */
export type OpenDatabase = { orm: MikroORM; connection: Connection; close(): Promise<void> }

/** Brought up to this program's schema, or left as it is to be looked at. */
type SchemaWanted = 'current' | 'as-it-is'

type Settings = Pick<Config, 'databaseUrl' | 'dataDir'>

/** PostgreSQL's own settings over ours, for an embedded server that serves something else than an installation. */
export type ServerSettings = Readonly<Record<string, string | number>>

/** The database of a server process: DATABASE_URL's, or the embedded one, started; migrated to this program's schema. */
export const openDatabase = (
  { databaseUrl, dataDir }: Settings,
  log: (line: string) => void,
  settings: ServerSettings = {},
): Promise<OpenDatabase> => open({ databaseUrl, dataDir }, () => startEmbedded({ dataDir, log, settings }))

/** The database for one command: the running server's, or the embedded one for the time it is needed. */
export const borrowDatabase = (
  settings: Settings,
  log: (line: string) => void,
  schema: SchemaWanted = 'current',
): Promise<OpenDatabase> => open(settings, () => borrowEmbedded({ dataDir: settings.dataDir, log }), schema)

async function open(
  settings: Settings,
  embedded: () => Promise<Embedded>,
  schema: SchemaWanted = 'current',
): Promise<OpenDatabase> {
  const server = settings.databaseUrl === null ? await embedded() : null
  const connection: Connection = server ?? { url: settings.databaseUrl! }
  try {
    if (schema === 'current') await migrate(connection)
    const orm = await openOrm(connection)
    const close = async () => {
      await orm.close(true)
      await server?.stop()
    }
    return { orm, connection, close }
  } catch (error) {
    await server?.stop()
    throw error
  }
}
