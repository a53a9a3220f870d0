import { type Request, type Response } from 'express'
import Joi from 'joi'
import { FileRefused } from '../../../documents/release-gate/finding.ts'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { type FileInput } from '../../../services/attachment-service.ts'
import { type Actor, type Context, type OrganRef } from '../../../services/context.ts'
import { Invalid, NotFound } from '../../../services/errors.ts'
import { outgoingBytes, readOutgoing, takeIn } from '../../../services/outgoing-keeping.ts'
import { decideOutgoing, mendOutgoing } from '../../../services/outgoing-mending.ts'
import { redactOutgoing } from '../../../services/outgoing-redaction.ts'
import { type TypedValues } from '../../components/index.ts'
import { releaseMessages } from '../../messages/release/messages.ts'
import { paths } from '../../paths.ts'
import { upload, uploadedToClean } from '../acts/upload.ts'
import { choiceField, optionalText, wholeNumber } from '../office-fields.ts'
import { formErrors } from '../office-shell.ts'
import { idIn, textIn } from '../../path-values.ts'
import { typedChoices } from './findings-form.ts'
import { sendOutgoingList } from './outgoing-list.ts'
import { sendOutgoingPage } from './outgoing-page.ts'

const t = releaseMessages('zh-CN').outgoing

/** Files on their way out: checked, mended, agreed to by a second person. */
export const outgoingRoutes = (context: Context): Route[] => [
  route('get', paths.outgoing(), 'VIEW_OUTGOING_FILES', (req, res) => sendOutgoingList(context, req, res)),
  { ...route('post', paths.outgoing(), 'OUTGOING_FILE_KEPT', (req, res) => take(context, req, res)), before: upload },
  route('get', paths.outgoingFile(), 'VIEW_OUTGOING_FILE', async (req, res) =>
    sendOutgoingPage(context, req, res, await fileIn(context, req, res)),
  ),
  route('post', paths.outgoingFile(), 'OUTGOING_FILE_MENDED', (req, res) => mend(context, req, res)),
  route('post', paths.outgoingDecision(), 'OUTGOING_FILE_DECIDED', (req, res) => decide(context, req, res)),
  route('post', paths.outgoingRedaction(), 'REDACTION_STARTED', (req, res) => redact(context, req, res)),
  route('get', paths.outgoingBytes(), 'VIEW_OUTGOING_BYTES', (req, res) => sendBytes(context, req, res)),
]

const route = (method: 'get' | 'post', path: string, audit: Route['audit'], handle: Route['handle']): Route => ({
  ...{ method, path, audit, handle },
  access: 'handle-cases',
})

const fileIn = (context: Context, req: Request, res: Response) =>
  readOutgoing(context, callerOf(res).organ, idIn(req, 'outgoing'))

async function take(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const { files, refused } = uploadedToClean(req, res)
    if (files.length + refused.length === 0) throw new Invalid([{ field: 'files', text: t.fileMissing }])
    const { taken, unchecked } = await takeAll(context, organ, files, actor)
    const why = [...refused, ...unchecked]
    if (why.length > 0) throw new Invalid(why.map((text) => ({ field: 'files', text })))
    res.redirect(303, await afterTaking(context, organ, taken))
  } catch (error) {
    await sendOutgoingList(context, req, res, formErrors(error))
  }
}

/** One after the other; `unchecked` says which cannot be checked and why, the others are taken in. */
async function takeAll(context: Context, organ: OrganRef, files: readonly FileInput[], actor: Actor) {
  const [taken, unchecked]: [string[], string[]] = [[], []]
  for (const file of files)
    try {
      taken.push(await takeIn(context, organ, file, actor))
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error
      unchecked.push(t.unchecked(file.name, error.message))
    }
  return { taken, unchecked }
}

/** One file is shown at once, several in their list. */
async function afterTaking(context: Context, organ: OrganRef, taken: readonly string[]): Promise<string> {
  const [only = '', ...others] = taken
  if (others.length > 0) return `${paths.outgoing()}?done=several`
  const { content } = await readOutgoing(context, organ, only)
  return `${paths.outgoingFile(only)}?done=${content.findings.length > 0 ? 'kept' : 'clean'}`
}

const seen = wholeNumber('seen', 1, 1_000_000)
const mendSchema = Joi.object<{ seen: number }>({ seen }).unknown(true)

async function mend(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const outgoingId = idIn(req, 'outgoing')
  const { content } = await fileIn(context, req, res)
  try {
    const { seen: version } = parse(mendSchema, req.body)
    const choices = typedChoices((req.body ?? {}) as TypedValues, content.findings)
    const state = await mendOutgoing(context, organ, outgoingId, version, choices, actor)
    res.redirect(303, `${paths.outgoingFile(outgoingId)}?done=${state}`)
  } catch (error) {
    await sendOutgoingPage(context, req, res, await fileIn(context, req, res), formErrors(error))
  }
}

const decisionSchema = Joi.object<{ seen: number; agrees: 'yes' | 'no'; remark: string }>({
  seen,
  agrees: choiceField(t.decision, ['yes', 'no']).messages({ '*': t.choiceMissing }),
  remark: optionalText(t.remark, 500),
})

async function decide(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const outgoingId = idIn(req, 'outgoing')
  await fileIn(context, req, res)
  try {
    const { seen: version, agrees, remark } = parse(decisionSchema, req.body)
    await decideOutgoing(context, organ, outgoingId, version, { agrees: agrees === 'yes', remark }, actor)
    res.redirect(303, `${paths.outgoingFile(outgoingId)}?done=${agrees === 'yes' ? 'agreed' : 'returned'}`)
  } catch (error) {
    await sendOutgoingPage(context, req, res, await fileIn(context, req, res), formErrors(error))
  }
}

const redactionSchema = Joi.object<{ page: number; number: string }>({
  page: wholeNumber('page', 1, 100_000),
  number: optionalText(t.redaction.number, 40),
})

/** Opens the redaction of a PDF at the page of a finding. */
async function redact(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const outgoingId = idIn(req, 'outgoing')
  try {
    const { page, number: typed } = parse(redactionSchema, req.body)
    const { number, redactionId } = await redactOutgoing(context, organ, outgoingId, typed, actor)
    res.redirect(303, `${paths.redaction(number, redactionId)}?page=${page}`)
  } catch (error) {
    await sendOutgoingPage(context, req, res, await fileIn(context, req, res), formErrors(error))
  }
}

async function sendBytes(context: Context, req: Request, res: Response): Promise<void> {
  const which = textIn(req, 'which')
  if (which !== 'source' && which !== 'result') throw new NotFound(which)
  const { organ } = callerOf(res)
  const file = await outgoingBytes(context, organ, await fileIn(context, req, res), which)
  res.attachment(file.name).type(file.contentType).setHeader('X-Content-Type-Options', 'nosniff')
  res.send(Buffer.from(file.bytes))
}
