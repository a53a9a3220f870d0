import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '../src/app.ts'
import { type Clock, systemClock } from '../src/clock.ts'
import { openDatabase, type OpenDatabase } from '../src/database.ts'
import { createAccount } from '../src/services/account-service.ts'
import { type Context, type OrganRef, SYSTEM } from '../src/services/context.ts'
import { createContext } from '../src/services/create-context.ts'
import { createOrgan } from '../src/services/organ-service.ts'

export const SECRET = 'a secret for measurements, of forty letters'
export const PASSWORD = 'lotus-pond-in-moonlight'

/** An installation in a temporary folder, on the embedded database with its everyday settings (everything reaches the disk). */
export type Installation = { context: Context; database: OpenDatabase; dataDir: string; close(): Promise<void> }

export async function openInstallation(clock: Clock = systemClock): Promise<Installation> {
  const dataDir = temporaryFolder()
  const database = await openDatabase({ databaseUrl: null, dataDir }, () => undefined)
  const context = createContext({
    orm: database.orm,
    clock,
    secret: SECRET,
    dataDir,
    publicUrl: 'http://localhost:3000',
  })
  const close = async () => {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { context, database, dataDir, close }
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'gongkai-bench-'))

export const bureau = (context: Context, slug = 'jyj'): Promise<OrganRef> =>
  createOrgan(context, { slug, name: '示例市教育局', regime: 'organ' })

/** The whole program on a free port of this machine. One proxy is trusted, so that a client may name many addresses. */
export async function serveApp(context: Context): Promise<{ url: string; close(): Promise<void> }> {
  const config = { publicUrl: 'http://localhost:3000', trustProxy: 1, sessionSecret: SECRET }
  return listen(createServer(createApp(context, config, pino({ level: 'silent' }))))
}

export async function listen(server: Server): Promise<{ url: string; close(): Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()).closeAllConnections())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

/** Signs a clerk in through the page; gives the session's cookie. */
export async function signInAsClerk(context: Context, organ: OrganRef, url: string): Promise<string> {
  const clerk = { login: 'clerk', name: '经办人', email: null, role: 'clerk', password: PASSWORD } as const
  await createAccount(context, organ, clerk, SYSTEM(organ.organId))
  const body = new URLSearchParams({ organ: organ.slug, login: 'clerk', password: PASSWORD })
  const answer = await fetch(`${url}/office/sign-in`, { method: 'POST', body, redirect: 'manual' })
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]!)
  if (answer.status !== 303) throw new Error(`could not sign in: ${answer.status}`)
  return cookie.join('; ')
}
