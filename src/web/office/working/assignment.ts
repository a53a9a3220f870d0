import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import {
  assignCase,
  assignmentChoices,
  type AssignmentChoices,
  type CaseAssignment,
} from '../../../services/assignment-service.ts'
import { showCase } from '../../../services/case-view.ts'
import { type CaseWork } from '../../../services/case-work.ts'
import { type Context } from '../../../services/context.ts'
import {
  backLink,
  button,
  details,
  formFields,
  insetText,
  summaryList,
  type ErrorItem,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { formatInstant, plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { actorName } from '../case-history.ts'
import { type CaseLook } from '../case-look.ts'
import { numberOf } from '../case-number.ts'
import { titleOf } from '../case-title.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { typedOr } from '../../typed-or.ts'

/** Who works a case. */
export const assignmentRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.caseAssignment(),
    access: 'handle-cases',
    audit: 'VIEW_ACT_FORM',
    handle: (req, res) => show(context, req, res),
  },
  {
    method: 'post',
    path: paths.caseAssignment(),
    access: 'handle-cases',
    audit: 'CASE_ASSIGNED',
    handle: (req, res) => save(context, req, res),
  },
]

const id = () => Joi.string().uuid().allow('').default('')
const schema = Joi.object<{ accountId: string; departmentId: string }>({ accountId: id(), departmentId: id() })

async function save(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = numberOf(req)
  try {
    const { accountId, departmentId } = parse(schema, req.body)
    const to = { accountId: accountId || null, departmentId: departmentId || null }
    await assignCase(context, organ, number, to, actor)
    res.redirect(303, `${paths.case(number)}?done=assignment`)
  } catch (error) {
    await show(context, req, res, formErrors(error))
  }
}

async function show(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).working.assignment
  const { row, content: asked } = await showCase(context, organ, numberOf(req))
  const stored = { accountId: row.assignedTo ?? '', departmentId: row.departmentId ?? '' }
  const values = typedOr(req, stored)
  const choices = await assignmentChoices(context, organ)
  const content = html`<span class="govuk-caption-m">${row.number}　${titleOf(asked, 40)}</span>
    <h1 class="govuk-heading-l">${t.title}</h1>
    ${insetText({ text: t.law })}
    <form method="post" action="${paths.caseAssignment(row.number)}" novalidate id="form">
      ${csrfField(req)}${assigneeFields(choices, { lang, values, errors })}
      <div class="govuk-button-group">
        ${button({ text: t.submit })}<a class="govuk-link" href="${paths.case(row.number)}">${actMessages(lang).cancel}</a>
      </div>
    </form>`
  const before = backLink({ href: paths.case(row.number), text: actMessages(lang).back(row.number), lang })
  const title = `${t.title} ${row.number}`
  officeShell(req, res, { title, place: 'ledger', before, content, errors, status: errors.length > 0 ? 422 : 200 })
}

/** Department and officer to choose from. */
export function assigneeFields(choices: AssignmentChoices, form: Parameters<typeof formFields>[0]): Html {
  const t = officeMessages(form.lang ?? 'zh-CN').working.assignment
  const fields = formFields(form)
  const none = { value: '', text: t.none }
  const departments = choices.departments.map(({ departmentId, name }) => ({ value: departmentId, text: name }))
  const officers = choices.officers.map(({ accountId, name, deputy }) => ({
    value: accountId,
    text: deputy === null ? name : t.away(name, deputy),
  }))
  return html`${fields.select({ name: 'departmentId', label: t.department, items: [none, ...departments] })}
  ${fields.select({ name: 'accountId', label: t.officer, items: [none, ...officers] })}`
}

/** The part of a case's page that says who has it. */
export function caseAssignment(number: string, { assignment, names }: CaseWork, { lang, canHandle }: CaseLook): Html {
  const t = officeMessages(lang).working.assignment
  const change = {
    items: [
      {
        href: paths.caseAssignment(number),
        text: t.change,
        visuallyHiddenText: t.changeHidden,
        attributes: { 'data-app-key': 'a' },
      },
    ],
  }
  const rows = [
    { key: t.officer, value: officerWords(assignment, lang), ...(canHandle ? { actions: change } : {}) },
    { key: t.department, value: departmentWords(assignment, lang) },
  ]
  return html`<section aria-labelledby="assignment">
    <h2 class="govuk-heading-m" id="assignment">${t.heading}</h2>
    ${summaryList({ rows })}${historyOf(assignment, names, lang)}
  </section>`
}

function officerWords({ officer, deputy }: CaseAssignment, lang: Language): Html | string {
  const t = officeMessages(lang).working.assignment
  if (officer === null) return t.nobody
  if (deputy === null) return officer
  return html`${officer}
    <div class="govuk-hint">${t.deputy(deputy.name, plainDay(deputy.until, lang))}</div>`
}

function departmentWords({ department }: CaseAssignment, lang: Language): string {
  if (!department) return '—'
  const { name, toDay } = department
  return toDay === null ? name : officeMessages(lang).working.assignment.ended(name, plainDay(toDay, lang))
}

function historyOf({ history }: CaseAssignment, names: ReadonlyMap<string, string>, lang: Language): Html | false {
  if (history.length === 0) return false
  const { working, casePage } = officeMessages(lang)
  const items = history.map(({ officer, department, assignedAt, assignedBy }) => {
    const who = casePage.history.recorded(actorName(assignedBy, names, lang), formatInstant(new Date(assignedAt), lang))
    return html`<li>${working.assignment.line(officer, department)}<br /><span class="app-quiet">${who}</span></li>`
  })
  const list = html`<ul class="govuk-list">
    ${items}
  </ul>`
  return details({ summaryText: working.assignment.history, html: list })
}
