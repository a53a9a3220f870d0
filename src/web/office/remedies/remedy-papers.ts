import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Context } from '../../../services/context.ts'
import { readPaper, type RemedyFile } from '../../../services/remedy-service.ts'
import { html, type Html } from '../../html.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { idIn } from '../../path-values.ts'

/** A paper as a link that saves it. */
export const paperLink = (remedyId: string, { fileId, name, size }: RemedyFile): Html =>
  html`<a class="govuk-link" href="${paths.remedyPaper(remedyId, fileId)}">${name}</a>
    <span class="app-quiet">${officeMessages('zh-CN').casePage.files.size(size)}</span>`

/** An amount in yuan with its fen. */
export const yuanText = (yuan: number): string =>
  yuan.toLocaleString('zh-CN', { minimumFractionDigits: Number.isInteger(yuan) ? 0 : 2 })

/** A paper of the dispute, always as a download: browsers must neither show nor run what others send. */
export async function sendPaper(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const file = await readPaper(context, organ, idIn(req, 'remedy'), idIn(req, 'file'))
  res.attachment(file.name).type(file.contentType).setHeader('X-Content-Type-Options', 'nosniff')
  res.send(file.bytes)
}
