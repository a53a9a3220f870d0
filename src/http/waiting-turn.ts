import { type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import { type Context } from '../services/context.ts'
import { countHit, hitKey } from '../store/rate-limit-store.ts'
import { limited, type Limit } from './rate-limits.ts'

/** How long whoever comes over the limit waits; and how long after that the turn is kept for them. */
const WAIT_MS = 30_000
const KEPT_MS = 60 * 60_000

/** The hidden field of a form that brings the ticket back. */
export const TICKET = 'ticket'

/** A turn to wait for: its ticket, and the whole seconds until it comes. */
export type Turn = { ticket: string; seconds: number }

/**
 * A limit that refuses nobody: over it, `onWait` answers with a ticket, and whoever brings it back after its wait is let
 * in, once. So nobody who shares an address is kept out by what others send from it. The ticket is sealed by the
 * installation and names no one: nothing is stored until it is used.
 */
export const takingTurns = (
  context: Context,
  limit: Limit,
  {
    onWait,
    ticketOf = (req) => (req.body as Record<string, unknown> | undefined)?.[TICKET],
  }: { onWait: (req: Request, res: Response, turn: Turn) => void; ticketOf?: (req: Request) => unknown },
): RequestHandler =>
  limited(context.orm, limit, async (req: Request, res: Response, next: NextFunction) => {
    const turn = turnOf(context, limit, ticketOf(req))
    if (turn?.seconds === 0 && (await isFirstUse(context, turn.ticket))) {
      res.removeHeader('Retry-After')
      return next()
    }
    const waiting = turn && turn.seconds > 0 ? turn : newTurn(context, limit)
    res.setHeader('Retry-After', String(waiting.seconds))
    onWait(req, res, waiting)
  })

const newTurn = ({ sealer, clock }: Context, limit: Limit): Turn => {
  const ticket = sealer.sealForInstallation(clock.now().getTime() + WAIT_MS, purposeOf(limit)).toString('base64url')
  return { ticket, seconds: WAIT_MS / 1000 }
}

/** The turn a ticket gives; null where there is none, it is one that was not given here, or one not kept so long. */
function turnOf({ sealer, clock }: Context, limit: Limit, given: unknown): Turn | null {
  if (typeof given !== 'string') return null
  try {
    const sealed = Buffer.from(given, 'base64url')
    const left = sealer.openForInstallation<number>(sealed, purposeOf(limit)) - clock.now().getTime()
    // Written anew: the same bytes can be spelt in several ways, and would be used as often.
    const ticket = sealed.toString('base64url')
    return left < -KEPT_MS ? null : { ticket, seconds: Math.max(0, Math.ceil(left / 1000)) }
  } catch {
    return null
  }
}

async function isFirstUse({ orm, clock }: Context, ticket: string): Promise<boolean> {
  const { hits } = await countHit(orm.em.fork(), hitKey('ticket', [ticket]), clock.now(), WAIT_MS + KEPT_MS)
  return hits === 1
}

const purposeOf = ({ name }: Limit): string => `turn/${name}`
