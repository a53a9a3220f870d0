import { type Request } from 'express'
import { parse } from '../http/form.ts'
import { idempotencyHeader } from './schemas/questions.ts'

/** The client's key that makes repeats harmless. @throws Invalid for one that is empty or too long */
export const idempotencyKey = (req: Request): string | undefined =>
  parse(idempotencyHeader, req.headers)['idempotency-key']
