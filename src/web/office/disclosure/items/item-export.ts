import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response } from 'express'
import { callerOf } from '../../../../http/caller.ts'
import { catalogueOf } from '../../../../services/catalogue-service.ts'
import { type Context } from '../../../../services/context.ts'
import { itemsFile, type ItemFileFormat } from '../../../../services/disclosure-export.ts'
import { NotFound } from '../../../../services/errors.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { languageOfPage } from '../../office-shell.ts'
import { textIn } from '../../../path-values.ts'
import { itemFilterOf, typedItemQuery } from './item-query.ts'

const TYPES: Record<ItemFileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The register as a file, narrowed as on the page. */
export async function sendItemsFile(context: Context, req: Request, res: Response): Promise<void> {
  const format = textIn(req, 'format')
  if (format !== 'csv' && format !== 'xlsx') throw new NotFound(format)
  const { organ, actor } = callerOf(res)
  const { name } = disclosureMessages(languageOfPage(req)).items.export
  const today = context.clock.today()
  const filter = itemFilterOf(typedItemQuery(req), await catalogueOf(context, organ), today)
  const file = await itemsFile(context, organ, actor, filter, format, name)
  res.attachment(`${name}-${today}.${format}`).type(TYPES[format])
  if (Buffer.isBuffer(file)) return void res.send(file)
  await pipeline(Readable.from(file), res)
}
