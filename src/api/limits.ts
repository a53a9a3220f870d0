import { type RequestHandler, type Request, type Response } from 'express'
import { type Turn } from '../http/waiting-turn.ts'
import { sendProblem } from './problem.ts'

/** The header that gives a program its ticket over a limit, and brings it back after the wait. */
export const TICKET_HEADER = 'X-Turn-Ticket'

/** Answers a caller who asks too often; the limiter has set Retry-After. */
export const tooMany: RequestHandler = (_req, res) => sendProblem(res, 'too-many-requests')

/**
 * Answers a caller over a limit that refuses nobody: the same request, sent again after `Retry-After` seconds with the
 * ticket in its header, is let in.
 */
export function askToWait(_req: Request, res: Response, { ticket, seconds }: Turn): void {
  const detail =
    `同一网络地址此刻提交较多，不会因此拒绝：请在${seconds}秒后原样再发一次，并在 ${TICKET_HEADER} 头中带上 ticket / ` +
    `busy, not refused: send the same request again after ${seconds} seconds with the ticket in the ${TICKET_HEADER} header`
  res.set(TICKET_HEADER, ticket)
  sendProblem(res, 'too-many-requests', { detail, ticket })
}
