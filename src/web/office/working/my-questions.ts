import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { answerQuestion, myQuestion, myQuestions, type OpenedQuestion } from '../../../services/answer-service.ts'
import { backLink, insetText, taskRow, taskRows, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { shortDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { titleOf } from '../case-title.ts'
import { answerUpload } from '../acts/upload.ts'
import { doneNote } from '../done-note.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { idIn } from '../../path-values.ts'
import { answerForm, typedAnswer } from './answer-form.ts'
import { typedOr } from '../../typed-or.ts'

/** Questions to one's own department, for contacts who sign in. */
export const myQuestionRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.questions(),
    access: 'answer-questions',
    audit: 'VIEW_QUESTIONS',
    handle: (req, res) => showList(context, req, res),
  },
  {
    method: 'get',
    path: paths.question(),
    access: 'answer-questions',
    audit: 'VIEW_QUESTION',
    handle: (req, res) => showOne(context, req, res),
  },
  {
    method: 'post',
    path: paths.question(),
    access: 'answer-questions',
    audit: 'QUESTION_ANSWERED',
    before: answerUpload,
    handle: (req, res) => answer(context, req, res),
  },
]

async function showList(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).questions
  const found = await myQuestions(context, organ, actor)
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.mine.title}</h1>
    <p class="govuk-body">${t.mine.lead}</p>
    ${found.length > 0 ? taskRows(found.map((each) => rowOf(each, lang))) : insetText({ text: t.mine.none })}`
  officeShell(req, res, { title: t.mine.title, place: 'questions', content })
}

function rowOf({ questionId, number, asked, dueOn, departmentName, answeredAt }: OpenedQuestion, lang: Language): Html {
  const t = officeMessages(lang).questions
  return taskRow({
    lang,
    href: paths.question(questionId),
    title: titleOf({ title: null, description: asked.text }, 60),
    number,
    due: answeredAt === null ? t.dueBy(shortDay(dueOn, lang)) : undefined,
    facts: [departmentName ?? undefined, answeredAt === null ? t.mine.open : t.mine.done],
  })
}

async function showOne(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ, actor, name } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).questions
  const question = await myQuestion(context, organ, idIn(req, 'question'), actor)
  const values = typedOr(req, { answerer: name ?? '' })
  const action = paths.question(question.questionId)
  const closed = html`<h1 class="govuk-heading-l">${t.answer.closedTitle}</h1>
    <p class="govuk-body">${t.answer.closedText}</p>`
  const content =
    question.answeredAt === null
      ? answerForm(question, organ.name, action, csrfField(req), { lang, values, errors })
      : closed
  const before = backLink({ href: paths.questions(), text: affairsMessages(lang).back(t.mine.title), lang })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.answer.title, place: 'questions', before, content, errors, status })
}

async function answer(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const question = await myQuestion(context, organ, idIn(req, 'question'), actor)
  try {
    const { answer: typed, files } = typedAnswer(req, res)
    await answerQuestion(context, organ, question, typed, files, actor)
    res.redirect(303, `${paths.questions()}?done=answered`)
  } catch (error) {
    await showOne(context, req, res, formErrors(error))
  }
}
