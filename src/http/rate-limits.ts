import { createHash } from 'node:crypto'
import { type MikroORM } from '@mikro-orm/postgresql'
import { type Request, type RequestHandler } from 'express'
import { rateLimit, type IncrementResponse, type Store } from 'express-rate-limit'
import { type Context } from '../services/context.ts'
import { countHit, forgetHits } from '../store/rate-limit-store.ts'

/** One limit: so many requests in a window from one caller. */
export type Limit = { name: string; requests: number; windowMs: number; key?: (req: Request) => string }

const MINUTE = 60_000

/**
 * Wide enough for a whole campus behind one address, narrow enough to stop guessing. Guesses count per address and
 * case, so nobody can lock another citizen out.
 */
export const LIMITS = {
  tracking: { name: 'tracking', requests: 120, windowMs: 10 * MINUTE },
  drafts: { name: 'drafts', requests: 600, windowMs: 10 * MINUTE },
  checking: { name: 'checking', requests: 60, windowMs: 10 * MINUTE },
  signIn: { name: 'sign-in', requests: 60, windowMs: 10 * MINUTE },
} as const satisfies Record<string, Limit>

/** How many applications one address may file, as the installation's setting says. */
export const filingLimitOf = (context: Context): Limit => ({
  name: 'filing',
  requests: context.filingLimit,
  windowMs: 10 * MINUTE,
})

/** How many drafts one address may begin: counted apart, so that beginning one takes nothing from filing. */
export const draftLimitOf = (context: Context): Limit => ({ ...filingLimitOf(context), name: 'draft' })

/** Middleware that counts in the database, so that several processes count together. Addresses are kept hashed. */
export function limited(orm: MikroORM, limit: Limit, onLimit: RequestHandler): RequestHandler {
  return rateLimit({
    windowMs: limit.windowMs,
    limit: limit.requests,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: limit.name,
    keyGenerator: (req) => fingerprint(limit.key?.(req) ?? req.ip ?? ''),
    store: new DatabaseHits(orm, limit),
    handler: onLimit,
    validate: { keyGeneratorIpFallback: false },
  })
}

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)

class DatabaseHits implements Store {
  readonly #orm: MikroORM
  readonly #limit: Limit
  constructor(orm: MikroORM, limit: Limit) {
    this.#orm = orm
    this.#limit = limit
  }
  async increment(key: string): Promise<IncrementResponse> {
    const { hits, resetsAt } = await countHit(this.#orm.em.fork(), this.#key(key), new Date(), this.#limit.windowMs)
    return { totalHits: hits, resetTime: resetsAt }
  }
  async decrement(): Promise<void> {}
  async resetKey(key: string): Promise<void> {
    await forgetHits(this.#orm.em.fork(), this.#key(key))
  }
  #key(key: string): string {
    return `${this.#limit.name}/${key}`
  }
}
