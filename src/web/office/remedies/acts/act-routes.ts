import { type Request, type Response } from 'express'
import { callerOf } from '../../../../http/caller.ts'
import { type Route } from '../../../../http/route.ts'
import { type Context } from '../../../../services/context.ts'
import { possibleHandlers } from '../../../../services/account-service.ts'
import { type FileInput } from '../../../../services/attachment-service.ts'
import { Invalid, StaleForm } from '../../../../services/errors.ts'
import { keepHeld, readyFor } from '../../../../services/outgoing-keeping.ts'
import { FilesHeld } from '../../../../services/files-held.ts'
import { handleRemedy, listRemedies, remedyAudit, showRemedy } from '../../../../services/remedy-service.ts'
import { type TypedValues } from '../../../components/index.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { paths } from '../../../paths.ts'
import { upload, uploadedFiles } from '../../acts/upload.ts'
import { chosenReady } from '../../outgoing/ready-files.ts'
import { heldErrors } from '../../release/held-files.ts'
import { languageOfPage } from '../../office-shell.ts'
import { idIn } from '../../../path-values.ts'
import { REMEDY_ACT_PAGES } from './act-pages.ts'
import { type RemedyActPage, type RemedyLook } from './remedy-act.ts'
import { show } from './remedy-act-screen.ts'
import { actErrors } from './remedy-act-errors.ts'

/** Every entry in a dispute is a page of its own: shown, previewed, made. */
export const remedyActRoutes = (context: Context): Route[] =>
  REMEDY_ACT_PAGES.flatMap((page): Route[] => [
    {
      method: 'get',
      path: paths.remedyAct(undefined, page.name),
      access: 'handle-remedies',
      audit: 'VIEW_REMEDY_ACT_FORM',
      handle: (req, res) => showFresh(context, page, req, res),
    },
    {
      method: 'post',
      path: paths.remedyAct(undefined, page.name),
      access: 'handle-remedies',
      audit: remedyAudit(page.type),
      before: page.takesFiles ? upload : [],
      handle: (req, res) => receive(context, page, req, res),
    },
  ])

/** The most reconsiderations offered to be linked: the newest. */
const MOST_OFFERED = 100

async function lookAt(context: Context, page: RemedyActPage, req: Request, res: Response): Promise<RemedyLook> {
  const { organ } = callerOf(res)
  const links = page.type === 'reconsideration-linked'
  return {
    shown: await showRemedy(context, organ, idIn(req, 'remedy')),
    today: context.clock.today(),
    lang: languageOfPage(req),
    officers: page.type === 'handler-set' ? await possibleHandlers(context, organ) : [],
    ready: page.takesFiles ? await readyFor(context, organ, `remedy/${idIn(req, 'remedy')}`) : [],
    reconsiderations: links ? await listRemedies(context, organ, { kind: 'reconsideration' }, null, MOST_OFFERED) : [],
  }
}

async function showFresh(context: Context, page: RemedyActPage, req: Request, res: Response): Promise<void> {
  const look = await lookAt(context, page, req, res)
  await show(context, page, req, res, look, { values: page.suggest(look) })
}

async function receive(context: Context, page: RemedyActPage, req: Request, res: Response): Promise<void> {
  const look = await lookAt(context, page, req, res)
  const values = (req.body ?? {}) as TypedValues
  const { organ, actor } = callerOf(res)
  const remedyId = look.shown.row.remedyId
  try {
    const act = page.actOf(values, look)
    const texts = page.textsOf(values)
    if (values['intent'] === 'preview') return await show(context, page, req, res, look, { values })
    const mended = page.takesFiles ? await chosenReady(context, organ, look.ready, values) : []
    const files = page.takesFiles ? filesOf(req, res, mended) : []
    await handleRemedy(context, organ, remedyId, act, actor, seenOf(values), { texts, files, reasons: values })
    res.redirect(303, `${paths.remedy(remedyId)}?done=recorded`)
  } catch (error) {
    if (error instanceof FilesHeld) {
      const held = await keepHeld(context, organ, `remedy/${remedyId}`, error, actor)
      return show(context, page, req, res, look, { values, status: 422, errors: heldErrors(held, look.lang), held })
    }
    if (!(error instanceof StaleForm))
      return show(context, page, req, res, look, { values, status: 422, errors: actErrors(error) })
    const fresh = await lookAt(context, page, req, res)
    await show(context, page, req, res, fresh, { values, status: 409, stale: true })
  }
}

/** The papers of the form, one at least. @throws Invalid */
function filesOf(req: Request, res: Response, mended: readonly FileInput[]): FileInput[] {
  const files = [...uploadedFiles(req, res), ...mended]
  if (files.length > 0) return files
  throw new Invalid([{ field: 'files', text: affairsMessages('zh-CN').remedyActs.filesMissing }])
}

/** @throws Invalid for a form that was not made by this program */
function seenOf(values: TypedValues): number {
  const seen = Number(values['seen'])
  if (Number.isInteger(seen) && seen >= 1) return seen
  throw new Invalid([{ field: 'form', text: affairsMessages('zh-CN').remedyActs.incomplete }])
}
