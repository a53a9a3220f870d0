import { type MikroORM } from '@mikro-orm/postgresql'
import { type Request, type RequestHandler, type Response } from 'express'
import { ipKeyGenerator, rateLimit, type IncrementResponse, type Store } from 'express-rate-limit'
import { type Context } from '../services/context.ts'
import { countHit, forgetHits, hitKey } from '../store/rate-limit-store.ts'

/** One limit: so many requests in a window from one caller. `key`: what is counted apart, besides the address. */
export type Limit = { name: string; requests: number; windowMs: number; key?: (req: Request) => readonly unknown[] }

const MINUTE = 60_000

/** Whoever has IPv6 has a network of this size to choose addresses from: it counts as one caller. */
const IPV6_NETWORK = 64

/** Wide enough for a whole campus behind one address. Guesses of a code count per address and case. */
export const LIMITS = {
  tracking: { name: 'tracking', requests: 120, windowMs: 10 * MINUTE },
  drafts: { name: 'drafts', requests: 600, windowMs: 10 * MINUTE },
  checking: { name: 'checking', requests: 60, windowMs: 10 * MINUTE },
  links: { name: 'links', requests: 60, windowMs: 10 * MINUTE },
} as const satisfies Record<string, Limit>

/** How many applications one address may file by program, as the installation's setting says. */
export const filingLimitOf = (context: Context): Limit => ({
  name: 'filing',
  requests: context.filingLimit,
  windowMs: 10 * MINUTE,
})

/** How many drafts one address may begin: counted apart, so that programs take nothing from people. */
export const draftLimitOf = (context: Context): Limit => ({ ...filingLimitOf(context), name: 'draft' })

/** Middleware that counts in the database, so that several processes count together. Addresses are kept hashed. */
export function limited(orm: MikroORM, limit: Limit, onLimit: RequestHandler): RequestHandler {
  return rateLimit({
    windowMs: limit.windowMs,
    limit: limit.requests,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: limit.name,
    keyGenerator: (req) => hitKey(limit.name, [callerAddress(req), ...(limit.key?.(req) ?? [])]),
    store: new DatabaseHits(orm, limit),
    handler: onLimit,
    validate: { keyGeneratorIpFallback: false },
  })
}

/**
 * Counts like `limited` and lets everything through: the handler refuses what is wrong (`overLimit`). A code that is
 * right is no guess, so whoever has it is not stopped by somebody who guesses from the same address.
 */
export const counted = (orm: MikroORM, limit: Limit): RequestHandler =>
  limited(orm, limit, (_req, res, next) => {
    res.locals[OVER] = res.getHeader('Retry-After')
    res.removeHeader('Retry-After')
    next()
  })

const OVER = 'overLimit'

/** Whether a wrong answer is one too many; then the answer already says when to come back. */
export function overLimit(res: Response): boolean {
  const wait = res.locals[OVER] as string | undefined
  if (wait !== undefined) res.setHeader('Retry-After', wait)
  return wait !== undefined
}

/** The caller's address as it is counted. */
export const callerAddress = ({ ip }: Request): string => (ip === undefined ? '' : ipKeyGenerator(ip, IPV6_NETWORK))

class DatabaseHits implements Store {
  readonly #orm: MikroORM
  readonly #limit: Limit
  constructor(orm: MikroORM, limit: Limit) {
    this.#orm = orm
    this.#limit = limit
  }
  async increment(key: string): Promise<IncrementResponse> {
    const { hits, resetsAt } = await countHit(this.#orm.em.fork(), key, new Date(), this.#limit.windowMs)
    return { totalHits: hits, resetTime: resetsAt }
  }
  async decrement(): Promise<void> {}
  async resetKey(key: string): Promise<void> {
    await forgetHits(this.#orm.em.fork(), key)
  }
}
