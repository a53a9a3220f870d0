import { type LocalDate, plusDays } from '../law/date.ts'
import { type Decision } from '../law/remedies.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type RemedyAct } from '../services/remedy-service.ts'
import { workdayFrom } from './workdays.ts'

/** How a dispute goes on after it was accepted or docketed; acts of days to come are left out by the caller. */
export type DisputeCourse = (openedOn: LocalDate, calendar: WorkCalendar) => RemedyAct[]

/** The copy comes, the answer with the evidence goes out in time, the decision is made and served. */
export const heard =
  (decision: Decision, days: number): DisputeCourse =>
  (openedOn, calendar) => {
    const decidedOn = workdayFrom(plusDays(openedOn, days), calendar)
    return [
      ...answeredCopy(openedOn, calendar),
      { type: 'decided', on: decidedOn, decision },
      ...served(decidedOn, calendar),
    ]
  }

/** The organ is ordered to reply once more within fifteen working days; `replied`: and does. */
export const orderedAnew =
  (decision: Decision, days: number, replied: boolean): DisputeCourse =>
  (openedOn, calendar) => {
    const decidedOn = workdayFrom(plusDays(openedOn, days), calendar)
    const again = calendar.plusWorkdays(decidedOn, 12)
    return [
      ...answeredCopy(openedOn, calendar),
      { type: 'decided', on: decidedOn, decision, newReply: { amount: 15, unit: 'workdays' } },
      ...served(decidedOn, calendar),
      ...(replied ? [{ type: 'replied-anew', on: again } as const] : []),
    ]
  }

/** A hearing in court, then the judgment. */
export const tried =
  (decision: Decision, days: number): DisputeCourse =>
  (openedOn, calendar) => {
    const decidedOn = workdayFrom(plusDays(openedOn, days), calendar)
    return [
      ...answeredCopy(openedOn, calendar),
      hearing(openedOn, calendar.plusWorkdays(openedOn, 30), calendar),
      { type: 'decided', on: decidedOn, decision, paper: 'judgment' },
      { type: 'cost-kept', on: decidedOn, cost: 'agent', yuan: 8000 },
      ...served(decidedOn, calendar),
    ]
  }

/** The applicant appeals; the second instance lets the judgment stand. */
export const appealed: DisputeCourse = (openedOn, calendar) => {
  const first = tried('court-claim-dismissed', 90)(openedOn, calendar)
  const decidedOn = workdayFrom(plusDays(openedOn, 90), calendar)
  const secondOn = workdayFrom(plusDays(decidedOn, 30), calendar)
  const finalOn = workdayFrom(plusDays(secondOn, 60), calendar)
  return [
    ...first,
    { type: 'appealed', on: workdayFrom(plusDays(decidedOn, 12), calendar) },
    { type: 'second-instance-opened', on: secondOn },
    { type: 'decided', on: finalOn, decision: 'court-appeal-dismissed', paper: 'judgment' },
    ...served(finalOn, calendar),
  ]
}

/** A complaint is looked into and closed. */
export const lookedInto =
  (decision: Decision, days: number): DisputeCourse =>
  (openedOn, calendar) => [{ type: 'decided', on: workdayFrom(plusDays(openedOn, days), calendar), decision }]

/** The copy has come and the answer is awaited. */
export const copyOnly: DisputeCourse = (openedOn, calendar) => [
  { type: 'copy-received', on: calendar.plusWorkdays(openedOn, 2) },
]

/** Answered; the court has named the day of its hearing, so many working days after it was docketed. */
export const awaitingHearing =
  (workdays: number): DisputeCourse =>
  (openedOn, calendar) => [
    ...answeredCopy(openedOn, calendar),
    hearing(openedOn, calendar.plusWorkdays(openedOn, workdays), calendar),
  ]

export const nothingYet: DisputeCourse = () => []

const answeredCopy = (openedOn: LocalDate, calendar: WorkCalendar): RemedyAct[] => [
  { type: 'copy-received', on: calendar.plusWorkdays(openedOn, 2) },
  { type: 'answered', on: calendar.plusWorkdays(openedOn, 8) },
]

const hearing = (openedOn: LocalDate, day: LocalDate, calendar: WorkCalendar): RemedyAct => ({
  type: 'hearing-set',
  on: calendar.plusWorkdays(openedOn, 14),
  day,
  time: '09:30',
})

const served = (decidedOn: LocalDate, calendar: WorkCalendar): RemedyAct[] => [
  { type: 'served', on: calendar.plusWorkdays(decidedOn, 1), party: 'respondent' },
  { type: 'served', on: calendar.plusWorkdays(decidedOn, 2), party: 'applicant' },
]
