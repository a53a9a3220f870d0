import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { REMEDY_KINDS, REMEDY_RESULTS } from '../../../law/remedies.ts'
import { newReplyDuty } from '../../../remedies/new-reply.ts'
import { actorNames } from '../../../services/account-service.ts'
import { calendarOf } from '../../../services/calendar-reader.ts'
import { type Context } from '../../../services/context.ts'
import { showRemedy, type ShownRemedy } from '../../../services/remedy-service.ts'
import { may } from '../../../services/rights.ts'
import { type WorkCalendar } from '../../../law/work-calendar.ts'
import { backLink, summaryList, type SummaryRow } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'
import { idIn } from '../path-values.ts'
import { remedyAgenda } from './remedy-agenda.ts'
import { casesOf } from './remedy-cases.ts'
import { remedyHistory } from './remedy-history.ts'
import { offeredActs } from './remedy-offered.ts'
import { remedyTitle } from './remedy-title.ts'

/** One dispute: what it is, which days are open, what happened, what may be recorded. */
export async function showRemedyPage(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const { remedies: t, back } = affairsMessages(lang)
  const shown = await showRemedy(context, organ, idIn(req, 'remedy'))
  const title = remedyTitle(shown.row, lang)
  const recorders = shown.dispute.history.map((each) => each.recordedBy)
  const names = await actorNames(context, organ, recorders)
  const agenda = remedyAgenda(shown.agenda, lang)
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${title}</h1>
    ${facts(shown, await calendarOf(context), lang)}
    <h2 class="govuk-heading-m">${t.show.agenda}</h2>
    <p class="govuk-hint">${agenda ? t.show.agendaLead : t.show.noAgenda}</p>
    ${agenda}${may(actor, 'handle-remedies') && offeredActs(shown, lang)}
    <h2 class="govuk-heading-m">${t.show.history}</h2>
    ${remedyHistory(shown, names, lang)}`
  const before = backLink({ href: paths.remedies(), text: back(t.title) })
  officeShell(req, res, { title, place: 'remedies', before, content })
}

function facts(shown: ShownRemedy, calendar: WorkCalendar, lang: Language): Html {
  const t = affairsMessages(lang).remedies
  const { row, dispute, earlier } = shown
  const day = (key: string, on: Parameters<typeof formatDay>[0] | null) =>
    on !== null && { key, value: formatDay(on, lang) }
  const earlierLink = earlier && link(paths.remedy(earlier.remedyId), remedyTitle(earlier, lang))
  const rows: (SummaryRow | false | null)[] = [
    { key: t.kind, value: REMEDY_KINDS[row.kind].label },
    { key: t.standing, value: t.states[row.state] },
    day(t.show.begun, dispute.filedOn),
    day(t.opened, row.openedOn),
    { key: t.case, value: html`${casesOf(row.numbers, lang)}` },
    earlierLink && { key: t.show.earlier, value: earlierLink },
    dispute.hearings.length > 0 && {
      key: t.show.hearings,
      value: dispute.hearings.map((each) => formatDay(each, lang)).join('、'),
    },
    { key: t.result, value: row.result ? REMEDY_RESULTS[row.result].label : t.pending },
    day(t.ended, row.endedOn),
    newReplyRow(shown, calendar, lang),
  ]
  return html`${summaryList({ rows })}<p class="govuk-body app-quiet">${row.counts ? t.show.reportLead : t.show.notCounted}</p>`
}

function newReplyRow({ dispute }: ShownRemedy, calendar: WorkCalendar, lang: Language): SummaryRow | false {
  const t = affairsMessages(lang).remedies.show
  const duty = newReplyDuty(dispute, calendar)
  if (duty === null) return false
  const owed = duty.due ? t.newReplyDue(formatDay(duty.due.dueOn, lang)) : t.newReplyOwed
  return { key: t.newReply, value: duty.repliedOn ? t.newReplyGiven(formatDay(duty.repliedOn, lang)) : owed }
}

const link = (href: string, text: string): Html => html`<a class="govuk-link" href="${href}">${text}</a>`
