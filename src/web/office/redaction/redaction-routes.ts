import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import { finish, LeftUncovered } from '../../../services/redaction-finishing.ts'
import { markPlaces, markWords, startRedaction, unmark } from '../../../services/redaction-marking.ts'
import { listRedactions, readRedaction, redactedFile, redactionPage } from '../../../services/redaction-service.ts'
import { type ErrorItem } from '../../components/index.ts'
import { letterMessages } from '../../messages/letters/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { paths } from '../../paths.ts'
import { upload, uploadedFiles } from '../acts/upload.ts'
import { numberOf } from '../case-number.ts'
import { formErrors } from '../office-shell.ts'
import { idIn, numberIn, queryText } from '../../path-values.ts'
import { hrefOf } from './mark-form.ts'
import { listPage, onePage } from './redaction-page.ts'
import { typedPlaces, typedWords } from './typed-marks.ts'

/** Blacking out a PDF of a case: uploaded, marked page by page, made anew. */
export const redactionRoutes = (context: Context): Route[] => [
  route('get', paths.redactions(), 'VIEW_REDACTIONS', (req, res) => showList(context, req, res)),
  {
    ...route('post', paths.redactions(), 'REDACTION_STARTED', (req, res) => start(context, req, res)),
    before: upload,
  },
  route('get', paths.redaction(), 'VIEW_REDACTION', (req, res) => showOne(context, req, res)),
  route('post', paths.redactionMarks(), 'REDACTION_MARKED', (req, res) => mark(context, req, res)),
  route('post', paths.redactionUnmarking(), 'REDACTION_UNMARKED', (req, res) => takeAway(context, req, res)),
  route('post', paths.redactionFinishing(), 'REDACTION_FINISHED', (req, res) => makeFile(context, req, res)),
  route('get', paths.redactionPage(), 'VIEW_REDACTION_PAGE', (req, res) => sendPage(context, req, res)),
  route('get', paths.redactionFile(), 'VIEW_REDACTED_FILE', (req, res) => sendFile(context, req, res)),
]

const route = (method: 'get' | 'post', path: string, audit: Route['audit'], handle: Route['handle']): Route => ({
  method,
  path,
  access: 'handle-cases',
  audit,
  handle,
})

async function showList(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const number = numberOf(req)
  listPage(req, res, number, await listRedactions(context, callerOf(res).organ, number), errors)
}

async function start(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = numberOf(req)
  try {
    const [file, ...more] = uploadedFiles(req, res)
    if (!file || more.length > 0) {
      const label = letterMessages('zh-CN').redaction.fields.files
      throw new Invalid([{ field: 'files', text: sharedMessages('zh-CN').error.choose(label) }])
    }
    const id = await startRedaction(context, organ, number, file, actor)
    res.redirect(303, `${paths.redaction(number, id)}?done=started`)
  } catch (error) {
    await showList(context, req, res, formErrors(error))
  }
}

/** What a form of the page says in a field. */
const textOf = (req: Request, name: string): unknown => (req.body as Record<string, unknown> | undefined)?.[name]

/** The page shown: that of the address, else that of the form, else the first. */
function pageShown(req: Request, pages: number): number {
  const typed = Number(queryText(req, 'page') || textOf(req, 'page') || 1)
  return Number.isInteger(typed) && typed >= 1 && typed <= pages ? typed : 1
}

async function showOne(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
  leaves = false,
): Promise<void> {
  const { organ } = callerOf(res)
  const number = numberOf(req)
  const redaction = await readRedaction(context, organ, number, idIn(req, 'redaction'))
  onePage(req, res, { number, organ, redaction, page: pageShown(req, redaction.pages), errors, leaves })
}

async function mark(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const [number, id] = [numberOf(req), idIn(req, 'redaction')]
  const how = textOf(req, 'how')
  try {
    let page = 1
    if (how === 'place') {
      const { places, withheld } = typedPlaces(req.body, organ.regime)
      await markPlaces(context, organ, number, id, places, withheld, actor)
      page = places[0]?.page ?? 1
    } else {
      const { withheld, ...wanted } = typedWords(req.body, organ.regime)
      await markWords(context, organ, number, id, wanted, withheld, actor)
    }
    res.redirect(303, `${paths.redaction(number, id)}?done=marked&page=${page}`)
  } catch (error) {
    const errors = formErrors(error).map(({ text, href }) => ({ text, href: hrefOf(how, href?.slice(1) ?? 'form') }))
    await showOne(context, req, res, errors)
  }
}

async function takeAway(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const [number, id] = [numberOf(req), idIn(req, 'redaction')]
  const { boxes } = await readRedaction(context, organ, number, id)
  const box = idIn(req, 'box')
  await unmark(context, organ, number, id, box, actor)
  const page = boxes.find((each) => each.id === box)?.page ?? 1
  res.redirect(303, `${paths.redaction(number, id)}?done=unmarked&page=${page}`)
}

async function makeFile(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const [number, id] = [numberOf(req), idIn(req, 'redaction')]
  try {
    await finish(context, organ, number, id, textOf(req, 'leaves') === 'yes', actor)
    res.redirect(303, `${paths.redaction(number, id)}?done=finished`)
  } catch (error) {
    if (!(error instanceof LeftUncovered)) return showOne(context, req, res, formErrors(error))
    const href = (at: number) => `${paths.redaction(number, id)}?page=${error.pages[at]}`
    const errors = error.problems.map(({ text }, at) => ({ text, href: href(at) }))
    await showOne(context, req, res, errors, true)
  }
}

async function sendPage(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const picture = await redactionPage(context, organ, numberOf(req), idIn(req, 'redaction'), numberIn(req, 'page'))
  res.type('jpeg').send(picture)
}

async function sendFile(context: Context, req: Request, res: Response): Promise<void> {
  const file = await redactedFile(context, callerOf(res).organ, numberOf(req), idIn(req, 'redaction'))
  res.attachment(file.name).type(file.contentType).send(Buffer.from(file.bytes))
}
