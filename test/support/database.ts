import { randomBytes } from 'node:crypto'
import { after } from 'node:test'
import { type Connection } from '../../src/store/orm.ts'
import {
  connectionTo,
  execute,
  ownedBy,
  startTestServer,
  TEST_SERVER_VARIABLE,
  type TestServer,
} from './database-server.ts'

export type TestDatabase = { readonly connection: Connection; drop(): Promise<void> }

let server: Promise<TestServer> | undefined

/**
 * A migrated, empty database of its own. Within `npm test` the run's server makes it (some 40 ms); a file run by itself
 * starts a server first, one a process, which ends with the file.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const from = await (server ??= findServer())
  const name = `gongkai_test_${randomBytes(6).toString('hex')}`
  await execute(from.admin, `create database ${name} template ${from.template}${ownedBy(from)}`)
  const drop = () => execute(from.admin, `drop database if exists ${name} with (force)`)
  return { connection: connectionTo(from, name), drop }
}

async function findServer(): Promise<TestServer> {
  const told = process.env[TEST_SERVER_VARIABLE]
  if (told) return JSON.parse(told) as TestServer
  const started = await startTestServer()
  stopOwn = started.stop
  return started.server
}

let stopOwn: (() => Promise<void>) | undefined
after(() => stopOwn?.())
