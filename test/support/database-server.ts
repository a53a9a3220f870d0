import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../../src/store/embedded/embedded.ts'
import { SUPERUSER } from '../../src/store/embedded/initialise.ts'
import { migrate } from '../../src/store/migrate.ts'
import { type Connection } from '../../src/store/orm.ts'

/** Where test databases are made: how to get in as one who may make them, and the migrated database they copy. */
export type TestServer = { admin: Connection; template: string; owner: string | null }

/** The run's server, told to the test files by this variable. */
export const TEST_SERVER_VARIABLE = 'GONGKAI_TEST_SERVER'

/**
 * Starts a server in a temporary folder, or takes the one of DATABASE_URL, and makes the migrated template database.
 * Nothing here outlives the run, so nothing is forced to disk: fsync off halves the time of each new database.
 */
export async function startTestServer(): Promise<{ server: TestServer; stop(): Promise<void> }> {
  const template = `gongkai_template_${randomBytes(6).toString('hex')}`
  const url = process.env['DATABASE_URL']
  if (url) {
    const server: TestServer = { admin: { url }, template, owner: null }
    await makeTemplate(server)
    return { server, stop: () => execute(server.admin, `drop database ${template} with (force)`) }
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-test-'))
  chmodSync(dataDir, 0o711)
  const settings = {
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    // Each file at work may hold several pools of ten.
    max_connections: 100 + 50 * availableParallelism(),
    autovacuum: 'off',
  }
  const { stop, ...served } = await startEmbedded({ dataDir, log: () => {}, settings })
  const server: TestServer = {
    admin: { ...served, user: SUPERUSER, database: 'postgres' },
    template,
    owner: served.user,
  }
  await makeTemplate(server)
  return { server, stop: () => stop().then(() => rmSync(dataDir, { recursive: true, force: true })) }
}

/** The connection to another database of the same server, as the application's own role. */
export function connectionTo(server: TestServer, database: string): Connection {
  if ('url' in server.admin) {
    const url = new URL(server.admin.url)
    url.pathname = `/${database}`
    return { url: url.href }
  }
  return { ...server.admin, user: server.owner ?? server.admin.user, database }
}

/** One statement as the administrator. */
export async function execute(admin: Connection, statement: string): Promise<void> {
  const client = new pg.Client('url' in admin ? { connectionString: admin.url } : admin)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export const ownedBy = ({ owner }: TestServer): string => (owner === null ? '' : ` owner ${owner}`)

async function makeTemplate(server: TestServer): Promise<void> {
  await execute(server.admin, `create database ${server.template}${ownedBy(server)}`)
  await migrate(connectionTo(server, server.template))
}
