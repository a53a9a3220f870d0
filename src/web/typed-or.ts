import { type Request } from 'express'
import { type TypedValues } from './components/index.ts'

/** What stands in a form: what was typed, where it comes back; else what is kept of the record, or suggested. */
export const typedOr = (req: Request, otherwise: object = {}): TypedValues =>
  (req.body as TypedValues | undefined) ?? (otherwise as TypedValues)
