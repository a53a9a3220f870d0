import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { remedyFile, type RemedyFileFormat } from '../../../services/remedy-export.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { languageOfPage } from '../office-shell.ts'
import { textIn } from '../../path-values.ts'
import { filterOf, typedQuery } from './remedy-query.ts'

const TYPES: Record<RemedyFileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The ledger of disputes as a file, narrowed as on the page. */
export async function sendRemedyFile(context: Context, req: Request, res: Response): Promise<void> {
  const format = textIn(req, 'format')
  if (format !== 'csv' && format !== 'xlsx') throw new NotFound(format)
  const { organ, actor } = callerOf(res)
  const { name } = affairsMessages(languageOfPage(req)).remedies.export
  const today = context.clock.today()
  const file = await remedyFile(context, organ, actor, filterOf(typedQuery(req), today, actor), format)
  res.attachment(`${name}-${today}.${format}`).type(TYPES[format])
  if (Buffer.isBuffer(file)) return void res.send(file)
  await pipeline(Readable.from(file), res)
}
