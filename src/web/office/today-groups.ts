import { APPLICANT_KINDS } from '../../law/applicants.ts'
import { CHANNELS } from '../../law/receipt.ts'
import { byAnalogy, type Regime } from '../../law/rules.ts'
import {
  type LedgerStanding,
  type Today,
  type TodayGroup,
  type TodayLine,
  TODAY_CAP,
  TODAY_GROUPS,
} from '../../services/ledger-service.ts'
import { taskRow, taskRows } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { shortDay } from '../messages/dates.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { dueText } from './case-due.ts'
import { caseLight, type LightDay } from './case-light.ts'
import { titleOf } from './case-title.ts'

/** Where the ledger shows the whole of a group. */
const LEDGER_OF: Record<Exclude<TodayGroup, 'reviews'>, readonly LedgerStanding[]> = {
  unconfirmed: ['unconfirmed'],
  overdue: ['overdue'],
  'due-soon': ['due-today', 'due-soon'],
  lapsed: ['correction-lapsed', 'payment-lapsed'],
  waiting: ['paused', 'awaiting-correction', 'awaiting-payment'],
  provisional: ['open'],
}

/** How many, or that there are more than were counted. */
export const countOf = (total: number, lang: Language) => officeMessages(lang).today.count(total, total >= TODAY_CAP)

/** How many in each group, each a link to it; nothing when all are empty. */
export function summaryOf({ groups, tasks, disputes, answers }: Today, lang: Language): Html | false {
  const t = officeMessages(lang).today
  const heaps = [
    { id: 'tasks', name: t.tasks, total: tasks.total },
    { id: 'disputes', name: t.disputes.heading, total: disputes.total },
    ...TODAY_GROUPS.map((group) => ({ id: group, name: t.groups[group], total: groups[group].total })),
    { id: 'answers', name: t.answers.heading, total: answers.total },
  ]
  const filled = heaps.filter(({ total }) => total > 0)
  if (filled.length === 0) return false
  const items = filled.map(
    ({ id, name, total }) => html`<li><a class="govuk-link" href="#${id}">${name} ${countOf(total, lang)}</a></li>`,
  )
  return html`<nav aria-label="${t.summary}"><ul class="govuk-list app-desk">${items}</ul></nav>`
}

/** The groups that hold anything, in the order of urgency. */
export function groupsOf(groups: Today['groups'], day: LightDay, regime: Regime): Html[] {
  const about = officeMessages(day.lang).today.about(byAnalogy(regime))
  return TODAY_GROUPS.filter((group) => groups[group].total > 0).map((group) =>
    groupOf(group, groups[group], day, about[group]),
  )
}

function groupOf(group: TodayGroup, { total, lines }: Today['groups'][TodayGroup], day: LightDay, about: string): Html {
  const t = officeMessages(day.lang)
  const more = total > lines.length && html`<p class="govuk-body">${t.today.all}：${ledgerLinks(group, day.lang)}</p>`
  return html`<section aria-labelledby="${group}">
    <h2 class="govuk-heading-m" id="${group}">${t.today.groups[group]} <span class="govuk-caption-m">${countOf(total, day.lang)}</span></h2>
    <p class="govuk-hint">${about}</p>
    ${taskRows(lines.map((line) => rowOf(line, day)))}${more}
  </section>`
}

function ledgerLinks(group: TodayGroup, lang: Language): Html[] {
  if (group === 'reviews')
    return [html`<a class="govuk-link" href="${paths.reviews()}">${officeMessages(lang).today.groups.reviews}</a>`]
  const t = officeMessages(lang).ledger.standings
  return LEDGER_OF[group].map(
    (standing) => html`<a class="govuk-link" href="${`${paths.ledger()}?standing=${standing}`}">${t[standing]}</a> `,
  )
}

function rowOf(line: TodayLine, day: LightDay): Html {
  const { applicant } = line.content
  const shown = caseLight(line, day)
  return taskRow({
    lang: day.lang,
    href: paths.case(line.number),
    title: titleOf(line.content, 60),
    number: line.number,
    light: shown.light,
    lightText: shown.text,
    due: dueText(shown, line, day.lang),
    facts: [
      applicant.name,
      APPLICANT_KINDS[applicant.kind].label,
      CHANNELS[line.channel].label,
      shortDay(line.submittedOn, day.lang),
    ],
  })
}
