import { type Request, type Response } from 'express'
import { callerOf } from '../http/caller.ts'
import { type LocalDate } from '../law/date.ts'
import { type Context } from '../services/context.ts'
import { NotFound, StaleForm } from '../services/errors.ts'
import { type RemedyFilter, showRemedy } from '../services/remedy-service.ts'
import { type RemedyQuestion } from './schemas/remedy.ts'

export const REMEDY_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The dispute of the address. @throws NotFound for what cannot be an id */
export function idIn(req: Request): string {
  const id = String(req.params['remedy'])
  if (!REMEDY_ID.test(id)) throw new NotFound(id)
  return id
}

/** What the ledger is narrowed to. */
export const filterAsked = (
  { kind, result, standing }: Pick<RemedyQuestion, 'kind' | 'result' | 'standing'>,
  today: LocalDate,
): RemedyFilter => ({
  ...(kind ? { kind } : {}),
  ...(result ? { result } : {}),
  ...(standing === 'late' ? { lateOn: today } : {}),
  ...(standing === 'open' || standing === 'ended' ? { open: standing === 'open' } : {}),
})

/** The version the program has seen; null where it does not say. @throws StaleForm for a tag that is no version of ours */
export async function versionSeen(context: Context, req: Request, res: Response, id: string): Promise<number | null> {
  const tag = req.get('if-match')?.trim()
  if (tag === undefined || tag === '*') return null
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(tag) ?? []
  if (version !== undefined) return Number(version)
  throw new StaleForm((await showRemedy(context, callerOf(res).organ, id)).row.version)
}
