import { type Request, type Response } from 'express'
import { callerOf } from '../http/caller.ts'
import { type LocalDate } from '../law/date.ts'
import { type Context } from '../services/context.ts'
import { type RemedyFilter, showRemedy } from '../services/remedy-service.ts'
import { recordId, seenVersion } from './record-marks.ts'
import { type RemedyQuestion } from './schemas/remedy.ts'

/** The dispute of the address. @throws NotFound for what cannot be an id */
export const idIn = (req: Request): string => recordId(req, 'remedy')

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
export const versionSeen = (context: Context, req: Request, res: Response, id: string): Promise<number | null> =>
  seenVersion(req, async () => (await showRemedy(context, callerOf(res).organ, id)).row.version)
