import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { readRecords } from '../../../services/case-record-service.ts'
import { type Context } from '../../../services/context.ts'
import { readRound } from '../../../services/review-rounds.ts'
import { type TypedValues } from '../../components/index.ts'
import { queryText } from '../../path-values.ts'
import { numberOf } from '../case-number.ts'
import { type ActLook } from './act-page.ts'

/** What stood in a draft that was returned, so that it is revised and not typed again (`?round=2`). */
export async function draftedValues(context: Context, req: Request, res: Response): Promise<TypedValues> {
  const round = Number(queryText(req, 'round'))
  if (!Number.isInteger(round) || round < 1) return {}
  const { on, ...values } = (await readRound(context, callerOf(res).organ, numberOf(req), round)).round.draft.values
  void on
  return values
}

/** Where and by which words was searched, as written down while working the case; for replies that say so. */
export async function searchedValues(context: Context, { organ, view }: ActLook): Promise<TypedValues> {
  const { records } = await readRecords(context, organ, view.row.number)
  const searches = records.flatMap(({ record }) => (record.kind === 'search' ? [record] : []))
  if (searches.length === 0) return {}
  const lines = (name: 'places' | 'words') =>
    [...new Set(searches.flatMap((each) => each[name].split('\n')))].join('\n')
  return { searchedIn: lines('places'), keywords: lines('words') }
}
