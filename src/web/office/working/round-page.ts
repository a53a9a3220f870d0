import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import { FilesHeld } from '../../../services/files-held.ts'
import { issueReply, withdrawRound } from '../../../services/review-service.ts'
import { giveOpinion } from '../../../services/review-opinions.ts'
import { readRoundFile } from '../../../services/review-rounds.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { numberOf } from '../case-number.ts'
import { choiceField, optionalText, wholeNumber } from '../office-fields.ts'
import { formErrors } from '../office-shell.ts'
import { idIn, numberIn } from '../../path-values.ts'
import { heldErrors } from '../release/held-files.ts'
import { showRound } from './round-view.ts'

/** One drafted reply under review: read, judged, issued or taken back. */
export const roundRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.reviewRound(),
    access: 'read-cases',
    audit: 'VIEW_REVIEW',
    handle: (req, res) => showRound(context, req, res),
  },
  {
    method: 'post',
    path: paths.reviewOpinion(),
    access: 'review-cases',
    audit: 'REVIEW_GIVEN',
    handle: (req, res) => judge(context, req, res),
  },
  {
    method: 'post',
    path: paths.reviewIssuing(),
    access: 'handle-cases',
    audit: 'CASE_REPLIED',
    handle: (req, res) => issue(context, req, res),
  },
  {
    method: 'post',
    path: paths.reviewWithdrawing(),
    access: 'handle-cases',
    audit: 'REVIEW_WITHDRAWN',
    handle: (req, res) => withdraw(context, req, res),
  },
  {
    method: 'get',
    path: paths.reviewFile(),
    access: 'read-cases',
    audit: 'VIEW_CASE_FILE',
    handle: (req, res) => sendFile(context, req, res),
  },
]

const words = officeMessages('zh-CN').working.reviews.page
const schema = Joi.object<{ agrees: 'yes' | 'no'; words: string; step: number }>({
  agrees: choiceField(words.agrees, ['yes', 'no']),
  words: optionalText(words.words, 2000),
  step: wholeNumber('step', 0, 10),
})

async function judge(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const [number, round] = [numberOf(req), numberIn(req, 'round')]
  try {
    const { agrees, words: said, step } = parse(schema, req.body)
    if (agrees === 'no' && said === '') throw new Invalid([{ field: 'words', text: words.wordsMissing }])
    await giveOpinion(context, organ, number, round, { step, agrees: agrees === 'yes', words: said }, actor)
    res.redirect(303, `${paths.reviews()}?done=given`)
  } catch (error) {
    await showRound(context, req, res, formErrors(error))
  }
}

async function issue(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = numberOf(req)
  try {
    await issueReply(context, organ, number, numberIn(req, 'round'), actor)
    res.redirect(303, `${paths.case(number)}?done=reply`)
  } catch (error) {
    const errors = error instanceof FilesHeld ? heldErrors(error.files, 'zh-CN') : formErrors(error)
    await showRound(context, req, res, errors)
  }
}

async function withdraw(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = numberOf(req)
  try {
    await withdrawRound(context, organ, number, numberIn(req, 'round'), actor)
    res.redirect(303, `${paths.case(number)}?done=withdrawn`)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    await showRound(context, req, res, formErrors(error))
  }
}

async function sendFile(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const file = await readRoundFile(context, organ, numberOf(req), numberIn(req, 'round'), idIn(req, 'file'))
  res.attachment(file.name).type(file.contentType).setHeader('X-Content-Type-Options', 'nosniff')
  res.send(file.bytes)
}
