import { type Request, type Response } from 'express'
import { actorNames } from '../../../services/account-service.ts'
import { type ActPreview, previewAct } from '../../../services/act-preview.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import { type HeldFile } from '../../../services/files-held.ts'
import { type TypedValues } from '../../components/index.ts'
import { actErrors } from './act-errors.ts'
import { type ActLook, type ActPage } from './act-page.ts'
import { type ActShowing, showAct } from './act-screen.ts'

type Shown = Partial<Pick<ActShowing, 'status' | 'staleSince'>> & {
  values: TypedValues
  errors?: ActShowing['form']['errors']
  held?: readonly HeldFile[]
}

/** The page of an act with what stands in its form and what that would do. */
export async function show(
  context: Context,
  page: ActPage,
  req: Request,
  res: Response,
  look: ActLook,
  { values, errors, held, status = 200, staleSince = null }: Shown,
): Promise<void> {
  const { preview, problems } = await previewOf(context, page, look, values)
  const wasAsked = values['intent'] === 'preview'
  const shownErrors = errors ?? (wasAsked ? problems : [])
  const names = await actorNames(
    context,
    look.organ,
    look.view.kase.history.map(({ recordedBy }) => recordedBy),
  )
  const form = { lang: look.lang, values, errors: shownErrors, ...(held ? { held } : {}) }
  showAct(req, res, page, look, {
    form,
    preview,
    status: shownErrors.length > 0 && status === 200 ? 422 : status,
    staleSince,
    names,
  })
}

/** The preview of what stands in the form; where its days do not hold, there is none but the reasons. */
async function previewOf(
  context: Context,
  page: ActPage,
  look: ActLook,
  values: TypedValues,
): Promise<{ preview: ActPreview | null; problems: ReturnType<typeof actErrors> }> {
  try {
    const act = page.actOf(values, look)
    return {
      preview: await previewAct(context, look.organ, look.view.row.number, act, detailsOf(page, look, values)),
      problems: [],
    }
  } catch (error) {
    return { preview: null, problems: actErrors(error, page) }
  }
}

/** The words for the drafts of letters, once all are there. */
function detailsOf(page: ActPage, look: ActLook, values: TypedValues) {
  try {
    return page.read(values, look).details
  } catch (error) {
    if (error instanceof Invalid) return null
    throw error
  }
}
