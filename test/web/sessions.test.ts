import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { type AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { reading } from '../../src/services/context.ts'
import { query } from '../../src/store/query.ts'
import { givenAccount, PASSWORD, testApp } from '../support/app.ts'

const { app, context, givenOrgan } = await testApp()
const server = app.listen(0)
after(() => {
  server.closeAllConnections()
  server.close()
})

test('the session is stored before the head of a redirect leaves, so that a quick browser finds it', async () => {
  const em = reading(context)
  await query(
    em,
    `create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.4); return new; end $$`,
    [],
  )
  await query(em, 'create trigger slow before insert on session for each row execute function slow()', [])
  const organ = await givenOrgan()
  const { login, accountId } = await givenAccount(context, organ, 'clerk')
  const form = new URLSearchParams({ organ: organ.slug, login, password: PASSWORD }).toString()
  const call = request({
    port: (server.address() as AddressInfo).port,
    path: '/office/sign-in',
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }).end(form)
  const [head] = (await once(call, 'response')) as [IncomingMessage]
  assert.equal(head.statusCode, 303)
  const stored = await query(em, 'select 1 from session where account_id = $1', [accountId])
  assert.equal(stored.length, 1)
  head.resume()
})
