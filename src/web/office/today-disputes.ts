import { type LocalDate } from '../../law/date.ts'
import { REMEDY_KINDS } from '../../law/remedies.ts'
import { deadlineLabel } from '../../remedies/agenda.ts'
import { type Today } from '../../services/ledger-service.ts'
import { type RemedyRow } from '../../services/remedy-service.ts'
import { taskRow, taskRows, type Light } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { shortDay } from '../messages/dates.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { type LightDay } from './case-light.ts'
import { countOf } from './today-groups.ts'

/** Disputes in which the office must act soon, is late, or must act without delay. */
export function disputesOnDesk({ total, lines }: Today['disputes'], day: LightDay): Html | false {
  if (total === 0) return false
  const t = officeMessages(day.lang).today
  return html`<section aria-labelledby="disputes">
    <h2 class="govuk-heading-m" id="disputes">
      ${t.disputes.heading} <span class="govuk-caption-m">${countOf(total, day.lang)}</span>
    </h2>
    <p class="govuk-hint">${t.disputes.about}</p>
    ${taskRows(lines.map((each) => rowOf(each, day)))}
  </section>`
}

function rowOf({ remedyId, kind, numbers, nextWhat, nextOn, nextProvisional }: RemedyRow, day: LightDay): Html {
  const t = officeMessages(day.lang).today.disputes
  const { light, text } = lightOfDay(nextOn, day)
  return taskRow({
    lang: day.lang,
    href: paths.remedy(remedyId),
    title: nextWhat ? deadlineLabel(nextWhat) : '',
    number: numbers.join('、') || undefined,
    light,
    lightText: text,
    due: nextOn ? t.until(shortDay(nextOn, day.lang), nextProvisional) : t.noDay,
    facts: [REMEDY_KINDS[kind].label],
  })
}

/** The light of a day on which something is due; null: without delay. */
export function lightOfDay(
  nextOn: LocalDate | null,
  { today, calendar, lang }: LightDay,
): { light: Light; text?: string } {
  const t = officeMessages(lang).light
  if (nextOn === null) return { light: 'due-soon' }
  if (nextOn < today) return { light: 'overdue', text: t.late(calendar.workdaysBetween(nextOn, today)) }
  if (nextOn === today) return { light: 'due-today', text: t.today }
  return { light: 'due-soon', text: t.left(calendar.workdaysBetween(today, nextOn)) }
}
