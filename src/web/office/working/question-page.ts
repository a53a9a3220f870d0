import { type Request, type Response } from 'express'
import Joi from 'joi'
import { awaitedParties } from '../../../cases/agenda.ts'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { type LocalDate } from '../../../law/date.ts'
import { calendarOf } from '../../../services/calendar-reader.ts'
import { showCase, type CaseView } from '../../../services/case-view.ts'
import { type Context } from '../../../services/context.ts'
import { existsOn, readDepartments } from '../../../services/department-service.ts'
import { Invalid } from '../../../services/errors.ts'
import { askQuestion, chaseQuestion, withdrawQuestion, type Addressee } from '../../../services/question-service.ts'
import { backLink, button, formFields, insetText, type ErrorItem } from '../../components/index.ts'
import { html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { paths } from '../../paths.ts'
import { partyNames } from '../case-history.ts'
import { numberOf } from '../case-number.ts'
import { titleOf } from '../case-title.ts'
import { optionalText, requiredDay, textField } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { idIn } from '../../path-values.ts'
import { typedOr } from '../../typed-or.ts'

/** Asking departments and consulted parties, reminding them, taking a question back. */
export const questionRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.caseQuestions(),
    access: 'handle-cases',
    audit: 'VIEW_ACT_FORM',
    handle: (req, res) => show(context, req, res),
  },
  {
    method: 'post',
    path: paths.caseQuestions(),
    access: 'handle-cases',
    audit: 'QUESTION_ASKED',
    handle: (req, res) => ask(context, req, res),
  },
  {
    method: 'post',
    path: paths.questionChasing(),
    access: 'handle-cases',
    audit: 'QUESTION_CHASED',
    handle: async (req, res) => {
      const { organ, actor } = callerOf(res)
      await chaseQuestion(context, organ, numberOf(req), idIn(req, 'question'), actor)
      res.redirect(303, `${paths.case(numberOf(req))}?done=chased#questions`)
    },
  },
  {
    method: 'post',
    path: paths.questionWithdrawing(),
    access: 'handle-cases',
    audit: 'QUESTION_WITHDRAWN',
    handle: async (req, res) => {
      const { organ, actor } = callerOf(res)
      await withdrawQuestion(context, organ, numberOf(req), idIn(req, 'question'), actor)
      res.redirect(303, `${paths.case(numberOf(req))}?done=question-withdrawn#questions`)
    },
  },
]

const t = officeMessages('zh-CN').questions
/** `d:<department>`, `c:<department>:<contact>` or `p:<party>`. */
const TO = /^(?:d:([0-9a-f-]{36})|c:([0-9a-f-]{36}):([0-9a-f-]{36})|p:([A-Z]{1,3}|.{1,200}))$/u
const schema = Joi.object<{ to: string; text: string; email: string; dueOn: LocalDate }>({
  to: Joi.string()
    .pattern(TO)
    .required()
    .messages({ '*': sharedMessages('zh-CN').error.choose(t.to) }),
  text: textField(t.text, 5000),
  email: optionalText(t.email, 200)
    .email({ tlds: false })
    .messages({ 'string.email': sharedMessages('zh-CN').error.badEmail }),
  dueOn: requiredDay(t.due),
})

function addresseeIn(to: string, email: string): Addressee {
  const [, department, ofContact, contact, party] = TO.exec(to) ?? []
  if (party !== undefined) return { party, email: email || null }
  const departmentId = department ?? ofContact
  if (departmentId === undefined) throw new Invalid([{ field: 'to', text: sharedMessages('zh-CN').error.choose(t.to) }])
  return { departmentId, contactId: contact ?? null }
}

async function ask(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = numberOf(req)
  try {
    const { to, text, email, dueOn } = parse(schema, req.body)
    await askQuestion(context, organ, number, { to: addresseeIn(to, email), text, dueOn }, actor)
    res.redirect(303, `${paths.case(number)}?done=question#questions`)
  } catch (error) {
    await show(context, req, res, formErrors(error))
  }
}

/** Working days a department is given unless the officer says otherwise. [E] */
const USUAL_WORKDAYS = 3

async function show(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const view = await showCase(context, organ, numberOf(req))
  const { number } = view.row
  const calendar = await calendarOf(context, organ)
  const suggested = {
    text: view.content.description,
    dueOn: calendar.plusWorkdays(context.clock.today(), USUAL_WORKDAYS),
  }
  const values = typedOr(req, suggested)
  const fields = formFields({ lang, values, errors })
  const to = await addressees(context, view, res)
  const content = html`<span class="govuk-caption-m">${number}　${titleOf(view.content, 40)}</span>
    <h1 class="govuk-heading-l">${t.title}</h1>
    ${insetText({ text: t.law })}
    ${
      to.length === 0
        ? insetText({ html: html`${t.noOne} <a class="govuk-link" href="${paths.departments()}">${t.departments}</a>` })
        : html`<form method="post" action="${paths.caseQuestions(number)}" novalidate id="form">
            ${csrfField(req)}${fields.select({ name: 'to', label: t.to, items: [{ value: '', text: '' }, ...to] })}
            ${fields.textarea({ name: 'text', label: t.text, hint: t.textHint, rows: 6 })}
            ${fields.dateField({ name: 'dueOn', label: t.due })}
            ${fields.input({ name: 'email', label: t.email, hint: t.emailHint, type: 'email', classes: 'govuk-input--width-20', autocomplete: 'off' })}
            <div class="govuk-button-group">
              ${button({ text: t.submit })}<a class="govuk-link" href="${paths.case(number)}">${actMessages(lang).cancel}</a>
            </div>
          </form>`
    }`
  const before = backLink({ href: paths.case(number), text: actMessages(lang).back(number), lang })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: `${t.title} ${number}`, place: 'ledger', before, content, errors, status })
}

/** Everybody who may be asked: departments, their contacts, parties whose opinion is awaited. */
async function addressees(context: Context, view: CaseView, res: Response) {
  const { departments, contacts } = await readDepartments(context, callerOf(res).organ)
  const open = departments.filter((each) => existsOn(each, context.clock.today()))
  const names = partyNames(view)
  const asked = open.flatMap(({ departmentId, name }) => [
    { value: `d:${departmentId}`, text: t.wholeDepartment(name) },
    ...contacts
      .filter((each) => each.departmentId === departmentId)
      .map((each) => ({ value: `c:${departmentId}:${each.contactId}`, text: t.contact(name, each.name) })),
  ])
  const parties = awaitedParties(view.clock).map(({ party }) => ({
    value: `p:${party}`,
    text: t.party(party, names.get(party) ?? ''),
  }))
  return [...asked, ...parties]
}
