import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Outcome } from '../../../law/outcomes.ts'
import { handleCase } from '../../../services/case-service.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import { redactedFile } from '../../../services/redaction-service.ts'
import { needsReview, type ReplyDraft } from '../../../services/reply-draft.ts'
import { submitForReview } from '../../../services/review-service.ts'
import { type TypedValues } from '../../components/index.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { chosenReady } from '../outgoing/ready-files.ts'
import { type ActLook, type ActPage, type ActReading } from './act-page.ts'
import { uploadedFiles } from './upload.ts'

/** Does the act of a form, or sends the reply to its reviewers. @returns what the case page then says was done @throws Invalid and what handleCase throws */
export async function perform(
  context: Context,
  page: ActPage,
  req: Request,
  res: Response,
  look: ActLook,
  values: TypedValues,
): Promise<string> {
  const { organ, actor } = callerOf(res)
  const { act, texts, details } = page.read(values, look)
  const chosen = await chosenRedactions(context, page, look, values)
  const mended = page.takesFiles ? await chosenReady(context, organ, look.ready, values) : []
  const files = [...uploadedFiles(req, res), ...chosen, ...mended]
  if ((act.type === 'replied' || act.type === 'replied-anew') && needsReview(organ, act)) {
    const anew = act.type === 'replied-anew' ? { remedyId: act.remedyId } : {}
    const draft = { ...draftOf(values, act.outcome, { texts, details }), ...anew }
    await submitForReview(context, organ, look.view.row.number, draft, files, actor, seenOf(values))
    return 'review'
  }
  const letter = details === null || values['paper'] === 'yes' ? {} : { letter: { details } }
  const input = { texts, files, reasons: values, ...letter }
  await handleCase(context, organ, look.view.row.number, act, actor, page.audit, seenOf(values), input)
  return page.name
}

/** What is kept of a reply's form while others judge it; neither the session's token nor the version belongs to it. */
function draftOf(
  { _csrf, seen, intent, ...values }: TypedValues,
  outcome: Outcome,
  { texts, details }: Pick<ActReading, 'texts' | 'details'>,
): ReplyDraft {
  void [_csrf, seen, intent]
  return { values, outcome, texts: [...texts], details: values['paper'] === 'yes' ? null : details }
}

/** The blacked-out files chosen to leave with the act. */
async function chosenRedactions(context: Context, page: ActPage, look: ActLook, values: TypedValues) {
  if (!page.takesFiles) return []
  const chosen = [values['redacted'] ?? []].flat()
  const ids = look.redacted.map(({ redactionId }) => redactionId).filter((id) => chosen.includes(id))
  return Promise.all(ids.map((id) => redactedFile(context, look.organ, look.view.row.number, id)))
}

/** The version the form was shown with. @throws Invalid for a form that was not made by this program */
export function seenOf(values: TypedValues): number {
  const seen = Number(values['seen'])
  if (!Number.isInteger(seen) || seen < 1) throw new Invalid([{ field: 'form', text: actMessages('zh-CN').incomplete }])
  return seen
}
