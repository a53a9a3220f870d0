import { standingOf, type Standing, type StandingFacts } from '../../cases/agenda.ts'
import { type LocalDate } from '../../law/date.ts'
import { type WorkCalendar } from '../../law/work-calendar.ts'
import { statusLight, type Light } from '../components/index.ts'
import { type Html } from '../html.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'

/** What a light is worked out from: the case's row, and the day it is looked at. Never stored. */
export type LightFacts = StandingFacts & { submittedOn: LocalDate }
export type LightDay = { today: LocalDate; calendar: WorkCalendar; lang: Language }

export type CaseLight = { light: Light; text: string | undefined; standing: Standing }

const LIGHTS: Record<Standing, Light> = {
  unconfirmed: 'due-today',
  'in-time': 'on-time',
  'due-soon': 'due-soon',
  'due-today': 'due-today',
  overdue: 'overdue',
  paused: 'paused',
  'awaiting-correction': 'awaiting-correction',
  'correction-lapsed': 'due-today',
  'awaiting-payment': 'awaiting-fee',
  'payment-lapsed': 'due-today',
  closed: 'closed',
}

/** Light and word of a case. An application nobody confirmed within one working day turns red (条例 art. 31). */
export function caseLight(facts: LightFacts, { today, calendar, lang }: LightDay): CaseLight {
  const standing = standingOf(facts, today, calendar)
  const forgotten = standing === 'unconfirmed' && calendar.workdaysBetween(facts.submittedOn, today) > 1
  return {
    standing,
    light: forgotten ? 'overdue' : LIGHTS[standing],
    text: wordOf(standing, facts, { today, calendar, lang }),
  }
}

/** The light as it is printed. */
export function printedLight(facts: LightFacts, day: LightDay): Html {
  const { light, text } = caseLight(facts, day)
  return statusLight({ light, text, lang: day.lang })
}

function wordOf(standing: Standing, { dueOn }: LightFacts, { today, calendar, lang }: LightDay): string | undefined {
  const t = officeMessages(lang).light
  switch (standing) {
    case 'unconfirmed':
      return t.unconfirmed
    case 'in-time':
    case 'due-soon':
      return dueOn === null ? undefined : t.left(calendar.workdaysBetween(today, dueOn))
    case 'overdue':
      return dueOn === null ? undefined : t.late(calendar.workdaysBetween(dueOn, today))
    case 'due-today':
      return t.today
    case 'correction-lapsed':
      return t.correctionLapsed
    case 'payment-lapsed':
      return t.paymentLapsed
    default:
      return undefined
  }
}
