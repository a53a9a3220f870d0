import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { counted, LIMITS } from '../../../http/rate-limits.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { answerQuestion, questionByLink } from '../../../services/answer-service.ts'
import { type ErrorItem } from '../../components/index.ts'
import { refusingGuesses } from '../../guessed-links.ts'
import { html } from '../../html.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { answerUpload } from '../acts/upload.ts'
import { doorShell, formErrors, languageOfPage } from '../office-shell.ts'
import { answerForm, typedAnswer } from './answer-form.ts'
import { typedOr } from '../../typed-or.ts'

/** One screen for whoever was asked and has no account; the link is the proof, and good for one answer. */
export function linkedAnswerRoutes(context: Context): Route[] {
  const before = [counted(context.orm, LIMITS.links)]
  return [
    {
      method: 'get',
      path: paths.answer(),
      access: 'anyone',
      audit: 'VIEW_QUESTION',
      before,
      handle: refusingGuesses((req, res) => show(context, req, res)),
    },
    {
      method: 'post',
      path: paths.answer(),
      access: 'anyone',
      audit: 'QUESTION_ANSWERED',
      before: [...before, ...answerUpload],
      handle: refusingGuesses((req, res) => answer(context, req, res)),
    },
  ]
}

const keyOf = (req: Request): string => {
  const body = (req.body ?? {}) as Record<string, unknown>
  const key = body['key'] ?? req.query['key']
  return typeof key === 'string' ? key : ''
}

async function show(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).questions.answer
  const question = await questionByLink(context, organ, keyOf(req))
  if (question.answeredAt !== null || question.withdrawnAt !== null) return say(req, res, t.closedTitle, t.closedText)
  const values = typedOr(req)
  const key = html`<input type="hidden" name="key" value="${keyOf(req)}" />`
  const content = answerForm(question, organ.name, paths.answer(organ.slug), key, { lang, values, errors })
  doorShell(req, res, { title: t.title, content, errors, status: errors.length > 0 ? 422 : 200 }, organ)
}

async function answer(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const t = officeMessages(languageOfPage(req)).questions.answer
  const question = await questionByLink(context, organ, keyOf(req))
  try {
    const { answer: typed, files } = typedAnswer(req, res)
    await answerQuestion(context, organ, question, typed, files, null)
    say(req, res, t.doneTitle, t.doneText(organ.name))
  } catch (error) {
    await show(context, req, res, formErrors(error))
  }
}

function say(req: Request, res: Response, title: string, text: string): void {
  const content = html`<h1 class="govuk-heading-l">${title}</h1>
    <p class="govuk-body">${text}</p>`
  doorShell(req, res, { title, content }, callerOf(res).organ)
}
