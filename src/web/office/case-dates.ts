import { OUTCOMES } from '../../law/outcomes.ts'
import { type LocalDate } from '../../law/date.ts'
import { type CaseView } from '../../services/case-view.ts'
import { summaryList } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { formatDay } from '../messages/dates.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { dueText } from './case-due.ts'
import { caseLight, type LightDay } from './case-light.ts'

/** The days a case turns on: receipt, what it waits for, the last day to reply and the safe day before it. */
export function caseDates(view: CaseView, day: LightDay): Html {
  const { clock, row } = view
  const t = officeMessages(day.lang).casePage.dueFacts
  const shown = (key: string, on: LocalDate | null, note?: string) =>
    on !== null && { key, value: html`${formatDay(on, day.lang)}${note}` }
  const next = dueText(caseLight(row, day), row, day.lang)
  const waits = clock.state === 'paused' || clock.state === 'unconfirmed'
  return summaryList({
    classes: 'govuk-summary-list--no-border app-dates',
    rows: [
      { key: t.received, value: clock.receivedOn === null ? t.receivedUnknown : formatDay(clock.receivedOn, day.lang) },
      waits && next !== undefined && { key: t.next, value: next },
      clock.state === 'awaiting-correction' && shown(t.correctBy, clock.correctBy),
      clock.state === 'awaiting-payment' && shown(t.paymentDue, clock.paymentDueOn),
      ...closing(view, day.lang),
      shown(t.due, clock.dueOn, clock.provisional ? t.provisional : undefined),
      clock.dueOn !== null && clock.safeDueOn !== null && { key: t.safe, value: safe(clock.safeDueOn, day.lang) },
      view.openActs.includes('correction-requested') && shown(t.noticeDue, clock.correctionNoticeDueOn),
    ],
  })
}

const safe = (on: LocalDate, lang: Language): Html =>
  html`${formatDay(on, lang)}
    <div class="govuk-hint">${officeMessages(lang).casePage.dueFacts.safeHint}</div>`

/** Of a closed case: when and how it ended, and the day it had to. */
function closing({ clock, row }: CaseView, lang: Language) {
  const t = officeMessages(lang).casePage.dueFacts
  if (clock.state !== 'closed') return []
  return [
    row.outcome !== null && { key: t.outcome, value: OUTCOMES[row.outcome].label },
    row.endedOn !== null && { key: t.ended, value: formatDay(row.endedOn, lang) },
    clock.replyDueOn !== null && { key: t.dueWas, value: formatDay(clock.replyDueOn, lang) },
  ]
}
