import { type LocalDate } from '../law/date.ts'
import { COMPLAINT_TARGET_WORKDAYS } from '../law/dispute-limits.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { complaintLines } from './agenda/complaint.ts'
import { lawsuitLines } from './agenda/lawsuit.ts'
import { type DisputeDeadline, type DisputeNote, type Line, type Targets, type View } from './agenda/lines.ts'
import { reconsiderationLines } from './agenda/reconsideration.ts'
import { type Forum, forumOf, type Progress } from './progress.ts'

export { deadlineLabel, type DisputeDeadline, disputeNoteText, type Targets } from './agenda/lines.ts'

/** What a dispute waits for: the days, earliest first; what to know beside them; and our own next thing to do. */
export type DisputeAgenda = {
  deadlines: readonly DisputeDeadline[]
  notes: readonly DisputeNote[]
  next: DisputeDeadline | null
}

const LINES: Record<Forum, (view: View) => Line[]> = {
  reconsideration: reconsiderationLines,
  court: lawsuitLines,
  complaint: complaintLines,
}

/**
 * The days open today in a dispute, each with its party, article, standing and the steps that lead to it. Computed when
 * shown, never stored. `targets`: the organ's own target for complaints, which have no number by law.
 */
export function disputeAgenda(
  at: Progress,
  today: LocalDate,
  calendar: WorkCalendar,
  targets: Targets = { complaintWorkdays: COMPLAINT_TARGET_WORKDAYS },
): DisputeAgenda {
  const lines = LINES[forumOf(at.kind)]({ at, today, calendar, targets })
  const deadlines = lines.flatMap((line) => ('deadline' in line ? [line.deadline] : [])).toSorted(byDay)
  const notes = lines.flatMap((line) => ('note' in line ? [line.note] : []))
  return { deadlines, notes, next: deadlines.find(({ party }) => party === 'respondent') ?? null }
}

/** What has no day comes last. */
function byDay({ dueOn: a }: DisputeDeadline, { dueOn: b }: DisputeDeadline): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
