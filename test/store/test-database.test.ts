import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase, type TestDatabase } from '../support/database.ts'

test('each test database is migrated, empty and apart from the others', async (t) => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()])
  t.after(() => Promise.all([one.drop(), other.drop()]))
  await query(one, `insert into organ (slug, name, regime) values ('a', 'A', 'college')`)
  assert.deepEqual(await query(one, 'select slug from organ'), [{ slug: 'a' }])
  assert.deepEqual(await query(other, 'select slug from organ'), [])
})

test(
  'the application is not a superuser of its own database',
  { skip: process.env['DATABASE_URL'] !== undefined },
  async (t) => {
    const database = await testDatabase()
    t.after(() => database.drop())
    assert.deepEqual(await query(database, 'select usesuper from pg_user where usename = current_user'), [
      { usesuper: false },
    ])
  },
)

async function query({ connection }: TestDatabase, statement: string): Promise<unknown[]> {
  const client = new pg.Client('url' in connection ? { connectionString: connection.url } : connection)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}
