import { MikroORM } from '@mikro-orm/postgresql'
import { TABLES } from './tables/index.ts'

/** Where the database is: a connection string, or the parts of the embedded server's socket. */
export type Connection =
  { url: string } | { host: string; port: number; user: string; password?: string | undefined; database: string }

const POOL = { min: 0, max: 10, idleTimeoutMillis: 30_000 }

/** Opens the one ORM of the process. Nothing connects before the first query. */
export async function openOrm(connection: Connection): Promise<MikroORM> {
  return MikroORM.init({
    ...address(connection),
    entities: TABLES,
    pool: POOL,
    driverOptions: { application_name: 'gongkai', statement_timeout: 10_000 },
    discovery: { warnWhenNoEntities: false },
    timezone: 'UTC',
  })
}

/** The connection in MikroORM's words; `clientUrl` cannot name a Unix socket, so parts are given one by one. */
export function address(connection: Connection) {
  if ('url' in connection) return { clientUrl: connection.url }
  const { host, port, user, database, password } = connection
  return { host, port, user, dbName: database, ...(password === undefined ? {} : { password }) }
}
