import { type Request } from 'express'
import { NotFound } from '../../services/errors.ts'

/** The case number of the address. @throws NotFound for what no number can be */
export function numberOf(req: Request): string {
  const number = String(req.params['number'])
  if (/[\u0000-\u001f\u007f]/.test(number) || number.length > 100) throw new NotFound('case')
  return number
}
