import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Context } from '../../../services/context.ts'
import { openData, type OpenDataFormat } from '../../../services/open-data.ts'
import { NotFound } from '../../../services/errors.ts'

const TYPES: Record<OpenDataFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** Everything published, as data, written as it is read. @throws NotFound for a format there is not */
export async function sendCatalogueData(context: Context, req: Request, res: Response): Promise<void> {
  const format = req.params['format']
  if (format !== 'csv' && format !== 'json') throw new NotFound('format')
  const { organ } = callerOf(res)
  const chunks = await openData(context, organ, format)
  res.attachment(`${organ.slug}-catalogue.${format}`).type(TYPES[format])
  await pipeline(Readable.from(chunks), res)
}
