import { type AnswerFile } from '../../../services/answer-files.ts'
import { type Question } from '../../../services/question-service.ts'
import { button, details, tag } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { formatInstant, shortDay } from '../../messages/dates.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { actorName } from '../case-history.ts'
import { type CaseLook } from '../case-look.ts'

/** What is shown with a question: names of who asked, names of parties by letter, the link for whoever has no account. */
export type QuestionsLook = {
  names: ReadonlyMap<string, string>
  parties: ReadonlyMap<string, string>
  linkOf: (questionId: string) => string
  files: readonly AnswerFile[]
}

/** The questions of a case with their answers, and where to ask another. */
export function caseQuestions(
  number: string,
  questions: readonly Question[],
  more: QuestionsLook,
  look: CaseLook,
): Html {
  const t = officeMessages(look.lang).questions
  const items = questions.map((each) => questionItem(number, each, more, look))
  return html`<section aria-labelledby="questions">
    <h2 class="govuk-heading-m" id="questions">${t.heading}</h2>
    ${
      items.length > 0
        ? html`<ul class="govuk-list govuk-list--spaced">
            ${items}
          </ul>`
        : html`<p class="govuk-body app-quiet">${t.none}</p>`
    }
    ${look.canHandle && html`<p class="govuk-body app-no-print"><a class="govuk-link" href="${paths.caseQuestions(number)}">${t.ask}</a></p>`}
  </section>`
}

function questionItem(number: string, question: Question, more: QuestionsLook, look: CaseLook): Html {
  const t = officeMessages(look.lang).questions
  const who = nameOf(question, more)
  const asked = t.asked(
    actorName(question.askedBy, more.names, look.lang),
    formatInstant(new Date(question.askedAt), look.lang),
  )
  return html`<li>
    <strong>${who}</strong> ${stateOf(question, look)}<br /><span class="app-written">${question.asked.text}</span><br />
    <span class="app-quiet">${asked}${question.chased > 0 && `；${t.chasedTimes(question.chased)}`}</span>
    ${answerOf(question, look)}${filesOf(number, question, more)}${isOpen(question) && look.canHandle && openForms(number, question, who, more, look)}
  </li>`
}

const isOpen = ({ answeredAt, withdrawnAt }: Question) => answeredAt === null && withdrawnAt === null

function nameOf({ party, asked }: Question, { parties }: QuestionsLook): string {
  const t = officeMessages('zh-CN').questions
  return party === null ? (asked.name ?? '') : t.party(party, parties.get(party) ?? '')
}

function stateOf({ answeredAt, withdrawnAt, dueOn }: Question, { lang, today, calendar }: CaseLook): Html {
  const t = officeMessages(lang).questions
  if (withdrawnAt !== null) return tag({ text: t.withdrawn, classes: 'govuk-tag--grey' })
  if (answeredAt !== null) return html``
  const late = dueOn < today
  const state = late ? t.late(calendar.workdaysBetween(dueOn, today)) : t.waiting
  return html`${tag({ text: state, classes: late ? 'govuk-tag--red' : 'govuk-tag--yellow' })} ${t.dueBy(shortDay(dueOn, lang))}`
}

function answerOf({ answer, answeredAt }: Question, { lang }: CaseLook): Html | false {
  if (answer === null || answeredAt === null) return false
  const t = officeMessages(lang).questions
  const search =
    answer.kind === 'nothing-found' && [answer.places, answer.words].map((text) => text.split('\n').join('、'))
  return html`<br />${tag({ text: t.kinds[answer.kind], classes: 'govuk-tag--green' })}
    <span class="app-written">${answer.text}</span>${search && html`<br />${search.join('；')}`}<br />
    <span class="app-quiet">${t.answered(answer.answerer, formatInstant(new Date(answeredAt), lang))}</span>`
}

/** What came with the answer, each a download. */
function filesOf(number: string, { questionId }: Question, { files }: QuestionsLook): Html | false {
  const own = files.filter((each) => each.questionId === questionId)
  const size = officeMessages('zh-CN').casePage.files.size
  return (
    own.length > 0 &&
    html`<ul class="govuk-list">
      ${own.map(
        (file) =>
          html`<li>
            <a class="govuk-link" href="${paths.caseFile(number, file.fileId)}" download>${file.name}</a>
            <span class="app-quiet">${size(file.size)}</span>
          </li>`,
      )}
    </ul>`
  )
}

function openForms(
  number: string,
  { questionId }: Question,
  who: string,
  { linkOf }: QuestionsLook,
  { lang, csrf }: CaseLook,
): Html {
  const t = officeMessages(lang).questions
  const form = (action: string, text: string, spoken: string) =>
    html`<form method="post" action="${action}">
      ${csrf}${button({ text, classes: 'govuk-button--secondary', attributes: { 'aria-label': spoken } })}
    </form>`
  const link = html`<p class="govuk-body">${t.linkHint}</p>
    <p class="govuk-body"><code class="app-break">${linkOf(questionId)}</code></p>`
  return html`<div class="app-no-print">
    ${details({ summaryText: t.link, html: link })}
    <div class="govuk-button-group">
      ${form(paths.questionChasing(number, questionId), t.chase, t.chaseOne(who))}
      ${form(paths.questionWithdrawing(number, questionId), t.withdraw, t.withdrawOne(who))}
    </div>
  </div>`
}
