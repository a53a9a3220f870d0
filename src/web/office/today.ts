import { type Request, type Response } from 'express'
import { callerOf } from '../../http/caller.ts'
import { type Route } from '../../http/route.ts'
import { calendarOf } from '../../services/calendar-reader.ts'
import { type Context } from '../../services/context.ts'
import { disclosureDesk } from '../../services/disclosure-desk.ts'
import { closeOfficeTask, readToday } from '../../services/ledger-service.ts'
import { may } from '../../services/rights.ts'
import { insetText, notificationBanner } from '../components/index.ts'
import { html } from '../html.ts'
import { formatDay } from '../messages/dates.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { csrfField, languageOfPage, officeShell } from './office-shell.ts'
import { answersOnDesk } from './today-answers.ts'
import { disclosureOnDesk } from './today-disclosure.ts'
import { disputesOnDesk } from './today-disputes.ts'
import { taskList } from './today-tasks.ts'
import { groupsOf, summaryOf } from './today-groups.ts'

/** The desk: what is due, late or waited for, and what a machine could not finish. */
export const todayRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.today(),
    access: 'read-cases',
    audit: 'VIEW_TODAY',
    handle: (req, res) => showToday(context, req, res),
  },
  {
    method: 'post',
    path: paths.task(),
    access: 'handle-cases',
    audit: 'TASK_CLOSED',
    handle: (req, res) => closeTask(context, req, res),
  },
]

async function showToday(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).today
  const { today, days } = await readToday(context, organ)
  const day = { today: days.today, calendar: await calendarOf(context, organ), lang }
  const mayHandle = may(actor, 'handle-disclosure')
  const disclosure =
    may(actor, 'read-disclosure') && disclosureOnDesk(await disclosureDesk(context, organ), mayHandle, lang)
  const csrf = may(actor, 'handle-cases') ? csrfField(req) : null
  const heaps = [taskList(today.tasks, { lang, csrf }), disputesOnDesk(today.disputes, day)]
  const sections = [
    ...heaps,
    ...groupsOf(today.groups, day, organ.regime),
    answersOnDesk(today.answers, day),
    disclosure,
  ].filter(Boolean)
  const content = html`${req.query['done'] === 'task' && notificationBanner({ type: 'success', text: t.closed, lang })}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead(formatDay(days.today, lang))}</p>
    ${summaryOf(today, lang)}${sections}
    ${sections.length === 0 && insetText({ html: html`<p class="govuk-body">${t.empty}</p><p class="govuk-body">${t.emptyHint}</p>` })}`
  officeShell(req, res, { title: t.title, place: 'today', content })
}

async function closeTask(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  await closeOfficeTask(context, organ, String(req.params['task']), actor)
  res.redirect(303, `${paths.today()}?done=task`)
}
