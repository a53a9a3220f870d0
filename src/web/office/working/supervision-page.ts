import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { assignmentOf } from '../../../services/assignment-service.ts'
import { calendarOf } from '../../../services/calendar-reader.ts'
import { caseDossier } from '../../../services/case-dossier.ts'
import { showCase } from '../../../services/case-view.ts'
import { type Context } from '../../../services/context.ts'
import { backLink, printButton, summaryList } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { formatDay, plainDay } from '../../messages/dates.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { printedLight } from '../case-light.ts'
import { numberOf } from '../case-number.ts'
import { titleOf } from '../case-title.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'

/** The sheet that urges whoever has a case, or owes an answer (督办单); made to be printed. */
export const supervisionRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.caseSupervision(),
    access: 'read-cases',
    audit: 'VIEW_SUPERVISION_SHEET',
    handle: (req, res) => show(context, req, res),
  },
]

async function show(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).working.supervision
  const view = await showCase(context, organ, numberOf(req))
  const { row, clock } = view
  const [today, calendar] = [context.clock.today(), await calendarOf(context, organ)]
  const { officer, department } = await assignmentOf(context, organ, row)
  const { work } = await caseDossier(context, organ, view)
  const due = clock.dueOn
  const waiting = work.questions.filter(({ answeredAt, withdrawnAt }) => answeredAt === null && withdrawnAt === null)
  const rows = [
    { key: t.number, value: row.number },
    { key: t.matter, value: titleOf(view.content, 80) },
    { key: t.received, value: clock.receivedOn === null ? '—' : formatDay(clock.receivedOn, lang) },
    { key: t.due, value: due === null ? '—' : formatDay(due, lang) },
    { key: t.standing, value: printedLight(row, { today, calendar, lang }) },
    { key: t.department, value: department?.name ?? '—' },
    { key: t.officer, value: officer ?? '—' },
  ]
  const asked = waiting.map(
    ({ asked: { name, text }, dueOn }) => html`<li>${t.question(name ?? '', plainDay(dueOn, lang))}${text}</li>`,
  )
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${organ.name}　${plainDay(today, lang)}</p>
    ${summaryList({ rows })}${asked.length > 0 && questionList(asked, t.questions)}
    <p class="govuk-body">${t.demand}</p>
    <p class="govuk-body">${t.sign}</p>
    ${printButton({ lang })}`
  const before = backLink({ href: paths.case(row.number), text: actMessages(lang).back(row.number), lang })
  officeShell(req, res, { title: `${t.title} ${row.number}`, place: 'ledger', before, content })
}

const questionList = (items: readonly Html[], heading: string): Html =>
  html`<h2 class="govuk-heading-m">${heading}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${items}
    </ul>`
