import { type Request, type Response } from 'express'
import Joi from 'joi'
import { answersFor, type Answer, DEPARTMENT_ANSWERS, PARTY_ANSWERS } from '../../../cases/questions.ts'
import { parse } from '../../../http/form.ts'
import { type FileInput } from '../../../services/attachment-service.ts'
import { Invalid } from '../../../services/errors.ts'
import { FILE_EXTENSIONS, MOST_BYTES, MOST_FILES } from '../../../services/file-kind.ts'
import { type OpenedQuestion } from '../../../services/answer-service.ts'
import { button, formFields, summaryList } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { formatDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { uploadedFiles } from '../acts/upload.ts'
import { choiceField, optionalText, textField } from '../office-fields.ts'

const words = officeMessages('zh-CN').questions
const t = words.answer
const schema = Joi.object<Answer>({
  kind: choiceField(t.kind, [...DEPARTMENT_ANSWERS, ...PARTY_ANSWERS]),
  text: optionalText(t.text, 5000),
  places: optionalText(t.places, 2000),
  words: optionalText(t.words, 500),
  answerer: textField(t.answerer, 100),
})

/** The answer as typed, and its files. @throws Invalid with every problem, those of the files as well */
export function typedAnswer(req: Request, res: Response): { answer: Answer; files: FileInput[] } {
  const problems: { field: string; text: string }[] = []
  const read = <T>(work: () => T): T | undefined => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      problems.push(...error.problems)
      return undefined
    }
  }
  const answer = read(() => wholeAnswer(req.body))
  const files = read(() => uploadedFiles(req, res))
  if (answer && files) return { answer, files }
  // A browser does not send chosen files back: whoever had chosen some must be told.
  const chosen = Array.isArray(req.files) && req.files.length > 0 && files !== undefined
  throw new Invalid([...problems, ...(chosen ? [{ field: 'files', text: t.chooseAgain }] : [])])
}

/** Agreeing needs no words, finding nothing needs the search. @throws Invalid */
function wholeAnswer(body: unknown): Answer {
  const answer = parse(schema, body)
  const missing = (field: 'text' | 'places' | 'words') => ({ field, text: t.missing[field] })
  const searched = answer.kind === 'nothing-found'
  const problems = [
    ...(searched && answer.places === '' ? [missing('places')] : []),
    ...(searched && answer.words === '' ? [missing('words')] : []),
    ...(!searched && answer.kind !== 'agree' && answer.text === '' ? [missing('text')] : []),
  ]
  if (problems.length > 0) throw new Invalid(problems)
  return answer
}

const ACCEPTED = FILE_EXTENSIONS.map((extension) => `.${extension}`).join(',')

/** The question and the form of its answer: one screen, the same by link and by account. */
export function answerForm(
  question: OpenedQuestion,
  organName: string,
  action: string,
  hidden: Html,
  form: Parameters<typeof formFields>[0] & { lang: Language },
): Html {
  const fields = formFields(form)
  const isParty = question.party !== null
  const kinds = answersFor(question).map((value) => ({ value, text: words.kinds[value] }))
  const rows = [
    { key: t.question, value: html`<span class="app-written">${question.asked.text}</span>` },
    { key: t.due, value: formatDay(question.dueOn, form.lang) },
  ]
  const hint = isParty ? t.textHints.party : t.textHints.department
  return html`<span class="govuk-caption-m">${t.office(organName, question.number)}</span>
    <h1 class="govuk-heading-l">${t.title}</h1>
    ${summaryList({ rows })}
    <form method="post" action="${action}" enctype="multipart/form-data" novalidate id="form">
      ${hidden}${fields.radios({ name: 'kind', fieldset: { legend: { text: t.kind } }, items: kinds })}
      ${fields.textarea({ name: 'text', label: t.text, hint, rows: 5 })}
      ${
        !isParty &&
        html`${fields.textarea({ name: 'places', label: t.places, hint: t.placesHint, rows: 2 })}
        ${fields.input({ name: 'words', label: t.words, autocomplete: 'off' })}`
      }
      ${fields.input({ name: 'answerer', label: t.answerer, autocomplete: 'name', classes: 'govuk-input--width-20' })}
      ${fields.fileUpload({ name: 'files', label: t.files, hint: t.filesHint(MOST_FILES, MOST_BYTES / 1024 / 1024), multiple: true, accept: ACCEPTED })}
      <p class="govuk-hint">${t.once}</p>
      ${button({ text: t.submit })}
    </form>`
}
