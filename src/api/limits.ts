import { type RequestHandler } from 'express'
import { sendProblem } from './problem.ts'

/** Answers a caller who asks too often; the limiter has set Retry-After. */
export const tooMany: RequestHandler = (_req, res) => sendProblem(res, 'too-many-requests')
