import assert from 'node:assert/strict'
import { type Express } from 'express'
import { pino } from 'pino'
import request, { type Response, type Test } from 'supertest'
import { createApp } from '../../src/app.ts'
import { createAccount } from '../../src/services/account-service.ts'
import { SYSTEM, type Context, type OrganRef, type Role } from '../../src/services/context.ts'
import { givenOrgan, testContext } from './context.ts'

/** The whole program on a database of its own, spoken to over HTTP. Time stands still on `today` until moved. */
export async function testApp({ today = '2026-09-07', log = 'silent' } = {}) {
  const context = await testContext(today)
  const config = { publicUrl: 'http://localhost:3000', trustProxy: false, sessionSecret: 's'.repeat(40) } as const
  const app = createApp(context, config, pino({ level: log }))
  return {
    app,
    context,
    /** A visitor with a cookie jar of their own. */
    agent: () => request.agent(app),
    givenOrgan: (regime?: OrganRef['regime'], settings?: OrganRef['settings']) => givenOrgan(context, regime, settings),
    /** A member of staff with that role, signed in through the page. */
    signIn: async (organ: OrganRef, role: Role = 'clerk') => {
      const { login, accountId } = await givenAccount(context, organ, role)
      return { ...(await signedIn(app, organ, login)), accountId, login }
    },
  }
}

export type TestApp = Awaited<ReturnType<typeof testApp>>
export type Officer = Awaited<ReturnType<TestApp['signIn']>>

export const PASSWORD = '四月的雨下了整整一夜 9'

let accounts = 0
/** An account for a test; its password is PASSWORD. */
export async function givenAccount(context: Context, organ: OrganRef, role: Role) {
  const login = `${role}-${++accounts}`
  const input = { login, name: `王${role}`, email: null, role, password: PASSWORD }
  return { login, accountId: await createAccount(context, organ, input, SYSTEM(organ.organId)) }
}

/** Signs in and gives what an officer can do: read pages, send forms with the session's token. */
export async function signedIn(app: Express, organ: OrganRef, login: string) {
  const agent = request.agent(app)
  await agent.post('/office/sign-in').type('form').send({ organ: organ.slug, login, password: PASSWORD }).expect(303)
  const csrf = tokenIn(await agent.get('/office/me').expect(200))
  return {
    agent,
    csrf,
    get: (path: string): Test => agent.get(path),
    /** Sends a form as the page would; `fields` may hold lists. */
    post: (path: string, fields: Record<string, unknown> = {}): Test =>
      agent
        .post(path)
        .type('form')
        .send({ _csrf: csrf, ...fields }),
    /** Sends a form with files, as the browser does once a form may carry them. */
    upload: (
      path: string,
      fields: Record<string, string>,
      files: readonly { name: string; bytes: Buffer }[] = [],
    ): Test => {
      const test = agent.post(path)
      for (const [name, value] of Object.entries({ _csrf: csrf, ...fields })) test.field(name, value)
      for (const { name, bytes } of files) test.attach('files', bytes, name)
      return test
    },
  }
}

/** The hidden token of the forms on a page. */
export function tokenIn(page: Response): string {
  const token = /name="_csrf"\s+value="([^"]+)"/.exec(page.text)?.[1]
  assert.ok(token, 'the page has no token')
  return token
}
