import { type LocalDate } from '../../law/date.ts'
import { type DeadlineStep, disputeDeadline, type Due, type Lengthening } from '../../law/dispute-deadline.ts'
import { type DisputeLimit, limitRule } from '../../law/dispute-limits.ts'
import { type WorkCalendar } from '../../law/work-calendar.ts'
import { type Progress } from '../progress.ts'

/** Who must, or may, act. */
export type AgendaParty = 'respondent' | 'deciding-body' | 'applicant'
/** How a day stands today. Of an applicant's or the body's day, 'overdue' says only that it has passed. */
export type DeadlineStanding = 'in-time' | 'due-soon' | 'due-today' | 'overdue' | 'no-day'

/** A day of a dispute is due soon when at most this many working days are left. [E] */
const SOON_WORKDAYS = 3

/** One thing to be done in a dispute, until when, and why then. `dueOn` null: ordered without a period. */
export type DisputeDeadline = {
  what: DisputeLimit | 'new-reply' | 'hearing'
  party: AgendaParty
  label: string
  article: string
  dueOn: LocalDate | null
  provisional: boolean
  standing: DeadlineStanding
  steps: readonly DeadlineStep[]
}

/** What is to be done that no limit of the law names. */
const OTHER_LABELS = { 'new-reply': '按决定（裁判）重新答复', hearing: '开庭（听证）' } as const

/** The plain name of something due. */
export const deadlineLabel = (what: DisputeDeadline['what']): string =>
  what === 'new-reply' || what === 'hearing' ? OTHER_LABELS[what] : limitRule(what).label

/** What the reader should know beside the days. */
export type DisputeNote = { code: NoteCode; on: LocalDate; article: string }
export type NoteCode = keyof typeof NOTE_TEXTS

const NOTE_TEXTS = {
  'deemed-accepted': '审查期限届满，没有不予受理的决定，视为受理',
  'correction-lapsed': '逾期没有补正，视为放弃行政复议申请',
  suspended: '案件中止，审理期限停止计算',
  'answer-late': '答复（答辩）和证据晚于法定期限，可能视为没有证据',
  'decision-overdue': '复议期限已经届满，没有决定，申请人可以起诉',
  'earlier-law': '本案的期限适用此前的法律，系统没有收录，请人工核对',
  'retrial-without-limit': '再审期限依其适用的审理程序确定，系统没有收录',
  'service-unknown': '送达日尚未登记，日期按作出之日推算',
} as const

export const disputeNoteText = ({ code, on, article }: DisputeNote): string =>
  `${on}：${NOTE_TEXTS[code]}（${article}）。`

/** What the agenda is read from. */
export type View = { at: Progress; today: LocalDate; calendar: WorkCalendar; targets: Targets }

/** The organ's own target for complaints, in working days. */
export type Targets = { complaintWorkdays: number }

export type Line = { deadline: DisputeDeadline } | { note: DisputeNote }

export const note = (code: NoteCode, on: LocalDate, article: string): Line => ({ note: { code, on, article } })

/** The line of a limit that runs from a day; a note instead where the law of that day is not modelled. */
export function limitLine(
  view: View,
  limit: DisputeLimit,
  party: AgendaParty,
  from: LocalDate,
  more: Lengthening = {},
): Line {
  const due = disputeDeadline(limit, from, view.calendar, more)
  return due ? dueLine(view, limit, party, due) : note('earlier-law', from, limitRule(limit).article)
}

/** The line of a day already worked out. */
export function dueLine(view: View, limit: DisputeLimit, party: AgendaParty, due: Due): Line {
  const { label, article } = limitRule(limit)
  return { deadline: { what: limit, party, label, article, ...dayOf(view, due) } }
}

/** Day, standing and explanation of something due. */
export function dayOf({ today, calendar }: View, due: Due | null) {
  const { dueOn = null, provisional = false, steps = [] } = due ?? {}
  return { dueOn, provisional, steps, standing: standingOn(dueOn, today, calendar) }
}

/** Late from the day after. */
function standingOn(dueOn: LocalDate | null, today: LocalDate, calendar: WorkCalendar): DeadlineStanding {
  if (dueOn === null) return 'no-day'
  if (today > dueOn) return 'overdue'
  if (today === dueOn) return 'due-today'
  return calendar.workdaysBetween(today, dueOn) <= SOON_WORKDAYS ? 'due-soon' : 'in-time'
}

/** A right that lapses is shown until its last day only. */
export const whileOpen = (line: Line): Line[] =>
  'deadline' in line && line.deadline.standing === 'overdue' ? [] : [line]
