import { type Standing } from '../../../cases/agenda.ts'
import { OUTCOMES } from '../../../law/outcomes.ts'
import { byAnalogy, rulesFor } from '../../../law/rules.ts'
import { type ReplyClock } from '../../../law/reply-clock.ts'
import { type ApplicantCase } from '../../../services/applicant-case.ts'
import { type OrganRef } from '../../../services/context.ts'
import { type Light, type SummaryRow, statusLight } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { formatDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { receiptMessages } from '../../messages/public/receipt/messages.ts'
import { siteMessages } from '../../messages/public/site/messages.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { inChinese } from '../in-chinese.ts'

const LIGHTS: Record<Standing, Light> = {
  unconfirmed: 'paused',
  'in-time': 'on-time',
  'due-soon': 'on-time',
  'due-today': 'on-time',
  overdue: 'overdue',
  paused: 'paused',
  'awaiting-correction': 'awaiting-correction',
  'correction-lapsed': 'awaiting-correction',
  'awaiting-payment': 'awaiting-fee',
  'payment-lapsed': 'awaiting-fee',
  closed: 'closed',
}

/** The state with its light. */
const standingLight = (standing: Standing, lang: Language): Html =>
  statusLight({ lang, light: LIGHTS[standing], text: trackMessages(lang).standings[standing] })

/** State, who has it, since when, the next date, the days that count; of a closed case its result. */
export function standingRows(organ: OrganRef, kase: ApplicantCase, lang: Language): SummaryRow[] {
  const t = trackMessages(lang)
  const { clock, standing, row } = kase
  const { replyDueOn } = clock
  const due = replyDueOn
    ? `${formatDay(replyDueOn, lang)}${clock.provisional ? t.provisional : ''}`
    : kase.expected &&
      receiptMessages(lang).expected(formatDay(kase.expected.confirmedOn, lang), formatDay(kase.expected.dueOn, lang))
  return [
    { key: t.state, value: standingLight(standing, lang) },
    ...(standing === 'closed' ? resultRows(kase, lang) : waitingRows(organ, kase, lang)),
    { key: t.submitted, value: formatDay(row.submittedOn, lang) },
    { key: t.received, value: clock.receivedOn ? formatDay(clock.receivedOn, lang) : t.unconfirmedDay },
    ...(due ? [{ key: t.due, value: due }] : []),
  ]
}

function waitingRows(organ: OrganRef, kase: ApplicantCase, lang: Language): SummaryRow[] {
  const t = trackMessages(lang)
  const since = kase.events.at(-1)?.on ?? kase.row.submittedOn
  return [
    { key: t.holder, value: holderOf(kase.standing, organ, lang) },
    { key: t.since, value: formatDay(since, lang) },
    { key: t.next, value: nextText(kase, lang) },
  ]
}

function resultRows({ row }: ApplicantCase, lang: Language): SummaryRow[] {
  const t = trackMessages(lang)
  if (row.outcome === null || row.endedOn === null) return []
  return [
    { key: t.result, value: inChinese(OUTCOMES[row.outcome].label, lang) },
    { key: t.ended, value: formatDay(row.endedOn, lang) },
  ]
}

function holderOf(standing: Standing, { settings }: OrganRef, lang: Language): string {
  const t = trackMessages(lang).holders
  switch (standing) {
    case 'paused':
      return t.parties
    case 'awaiting-correction':
    case 'awaiting-payment':
      return t.you
    default:
      return t.office(settings.office || siteMessages(lang).office)
  }
}

function nextText({ clock, standing, row }: ApplicantCase, lang: Language): string {
  const t = trackMessages(lang)
  const say = (words: (day: string) => string, day: ReplyClock['dueOn']) =>
    day ? words(formatDay(day, lang)) : t.noDate
  switch (standing) {
    case 'unconfirmed':
      return say(t.nextDays.confirm, row.nextOn)
    case 'paused':
      return say(t.nextDays.opinion, row.nextOn)
    case 'awaiting-correction':
    case 'correction-lapsed':
      return say(t.nextDays.correct, clock.correctBy)
    case 'awaiting-payment':
    case 'payment-lapsed':
      return say(t.nextDays.pay, clock.paymentDueOn)
    default:
      return say(t.nextDays.reply, clock.dueOn)
  }
}

/** Why the next date is that date, or what the state means. */
export function standingExplanation(organ: OrganRef, kase: ApplicantCase, lang: Language): Html | null {
  const texts: Partial<Record<Standing, string>> = trackMessages(lang).explain(byAnalogy(kase.row.regime))
  const text = texts[kase.standing] ?? (kase.standing === 'closed' ? null : replyRule(organ, kase, lang))
  return text ? html`<p class="govuk-body">${text}</p>` : null
}

/** The period to reply, from which day it runs and by which article; with the extension where there was one. */
function replyRule({ settings }: OrganRef, { row, clock, events }: ApplicantCase, lang: Language): string | null {
  const { startedOn } = clock
  if (startedOn === null) return null
  const t = trackMessages(lang).why
  const rules = rulesFor(row.regime, startedOn, settings.school)
  const extension = events.find((event) => event.type === 'extended')
  const period = t.reply(formatDay(startedOn, lang), rules.replyWorkdays, rules.cite.reply)
  return extension ? `${period}${t.extended(extension.workdays, rules.cite.extension)}` : period
}
