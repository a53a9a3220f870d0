import { randomUUID } from 'node:crypto'
import { type Request, type Response } from 'express'
import {
  BarredByLaw,
  BarredEntry,
  BarredInDispute,
  Forbidden,
  Invalid,
  KeyReused,
  NotFound,
  StaleForm,
} from '../services/errors.ts'
import { FilesHeld, type HeldFile } from '../services/files-held.ts'
import { NotJson } from './body.ts'
import { sendProblem } from './problem.ts'

/** What was found, without what it says: a reason in the field of a finding lets it leave. */
const heldFile = ({ name, refusal, findings }: HeldFile) => ({
  name,
  refusal,
  findings: findings.map(({ kind, label, places, field, reason }) => ({
    kind,
    label,
    places: places.length,
    field,
    reason,
  })),
})

/** Nothing, or nothing that is known, proves who is asking. */
export class Unauthenticated extends Error {
  readonly wants: 'bearer' | 'query-code'
  constructor(wants: 'bearer' | 'query-code') {
    super(wants)
    this.wants = wants
  }
}

/** Answers an error of a use case, of a parser, or of ours; the last is logged once, under a number. */
export function sendError(error: unknown, req: Request, res: Response): void {
  if (error instanceof Invalid) return sendProblem(res, 'invalid', { detail: error.message, errors: error.problems })
  if (error instanceof FilesHeld) return sendProblem(res, 'files-held', { files: error.files.map(heldFile) })
  if (error instanceof BarredByLaw || error instanceof BarredInDispute || error instanceof BarredEntry)
    return sendProblem(res, 'barred-by-law', { detail: error.message, ...error.bar })
  if (error instanceof StaleForm)
    return sendProblem(res, 'stale', { detail: '案件在您读取之后已有新的登记，请重新读取', version: error.version })
  if (error instanceof KeyReused) return sendProblem(res, 'key-reused')
  if (error instanceof NotFound) return sendProblem(res, 'not-found')
  if (error instanceof Forbidden) return sendProblem(res, 'forbidden')
  if (error instanceof NotJson) return sendProblem(res, 'unsupported-media-type')
  if (error instanceof Unauthenticated) return refuseStranger(error, res)
  sendParserError(error, req, res)
}

function refuseStranger({ wants }: Unauthenticated, res: Response): void {
  if (wants === 'bearer') res.set('WWW-Authenticate', 'Bearer')
  const detail =
    wants === 'bearer'
      ? '请在 Authorization 中提供有效的令牌：Bearer gk_…'
      : '请在 X-Query-Code 中提供提交申请时得到的查询码'
  sendProblem(res, 'unauthenticated', { detail })
}

const PARSER_KINDS = { 400: 'bad-request', 413: 'too-large', 415: 'unsupported-media-type' } as const

function sendParserError(error: unknown, req: Request, res: Response): void {
  const { status, type } = error as { status?: number; type?: string }
  if (type === 'entity.parse.failed') return sendProblem(res, 'malformed-json')
  if (status === 400 || status === 413 || status === 415) return sendProblem(res, PARSER_KINDS[status])
  if (status !== undefined && status >= 400 && status < 500) return sendProblem(res, 'bad-request')
  const errorId = randomUUID().slice(0, 8)
  req.log.error({ err: error, errorId }, 'unexpected error')
  sendProblem(res, 'unexpected', { errorId })
}
