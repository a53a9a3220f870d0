import { type MikroORM } from '@mikro-orm/postgresql'
import session, { Store, type SessionData } from 'express-session'
import { type Request, type RequestHandler } from 'express'
import { endSession, readSession, writeSession } from '../store/session-store.ts'

declare module 'express-session' {
  interface SessionData {
    organId: number
    accountId: string
    /** When the person signed in; a session ends ten hours later, however busy. */
    signedInAt: number
    /** The browser, as its owner would call it. */
    device: string
    /** Whose password was right, or who comes over `from` another organ, while their code is awaited. */
    pending: { organId: number; accountId: string; at: number; next: string; from?: string }
    /** The case an applicant opened with number and code. */
    tracked: { organId: number; number: string }
    /** Other organs in which this person has an account, as of the sign-in. */
    serves: { slug: string; name: string }[]
    /** Ties forms to this session. */
    csrf: string
  }
}

/** A session ends after this time without a request (等保 2.0, ASVS 7.3). */
const IDLE_MS = 30 * 60 * 1000
export const LONGEST_MS = 10 * 60 * 60 * 1000

/** Sessions in the database, so that any process can serve any request and a disabled account is out at once. */
export function sessions(orm: MikroORM, secret: string, secure: boolean): RequestHandler {
  return session({
    name: secure ? '__Host-gongkai' : 'gongkai',
    secret,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    store: new DatabaseSessions(orm),
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: IDLE_MS },
  })
}

type Callback<T = void> = (error: unknown, value?: T) => void

class DatabaseSessions extends Store {
  readonly #orm: MikroORM
  constructor(orm: MikroORM) {
    super()
    this.#orm = orm
  }

  override get(sid: string, done: Callback<SessionData | null>): void {
    readSession(this.#orm.em.fork(), sid, new Date()).then(
      (stored) => done(null, stored && (stored.body as unknown as SessionData)),
      done,
    )
  }

  override set(sid: string, data: SessionData, done: Callback = () => undefined): void {
    const stored = {
      body: data as unknown as Record<string, unknown>,
      expiresAt: new Date(Date.now() + IDLE_MS),
      organId: data.organId ?? null,
      accountId: data.accountId ?? null,
    }
    writeSession(this.#orm.em.fork(), sid, stored).then(() => done(null), done)
  }

  override touch(sid: string, data: SessionData, done: Callback = () => undefined): void {
    this.set(sid, data, done)
  }

  override destroy(sid: string, done: Callback = () => undefined): void {
    endSession(this.#orm.em.fork(), sid).then(() => done(null), done)
  }
}

/**
 * Goes on under a new session id that holds these facts only, and is stored when this returns: a redirect's head leaves
 * before express-session has stored what changed, so a quick browser would come back to a session not yet there.
 */
export async function renewSession(req: Request, facts: Partial<SessionData>): Promise<void> {
  await promised((done) => req.session.regenerate(done))
  Object.assign(req.session, facts)
  await saveSession(req)
}

/** Stores what changed in the session before the answer leaves. */
export const saveSession = (req: Request): Promise<void> => promised((done) => req.session.save(done))

/** Ends the session for good. */
export const dropSession = (req: Request): Promise<void> => promised((done) => req.session.destroy(done))

const promised = (act: (done: (error: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => act((error) => (error ? reject(error as Error) : resolve())))
