import { type LocalDate } from '../law/date.ts'
import { COMPLAINT_TARGET_WORKDAYS } from '../law/dispute-limits.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { disputeAgenda, type Targets } from '../remedies/agenda.ts'
import { type Dispute } from '../remedies/dispute.ts'
import { disputeState } from '../remedies/dispute-state.ts'
import { latestDecided } from '../remedies/progress.ts'
import { type RemedySummary } from '../store/remedy-row.ts'
import { calendarOf } from './calendar-reader.ts'
import { type Context, type OrganRef } from './context.ts'

/** What a dispute is looked at with: the day, the holidays, the organ's own target for complaints. */
export type RemedyView = { today: LocalDate; calendar: WorkCalendar; targets: Targets }

export const remedyView = async (context: Context, organ: OrganRef): Promise<RemedyView> => ({
  today: context.clock.today(),
  calendar: await calendarOf(context, organ),
  targets: { complaintWorkdays: organ.settings.complaintWorkdays ?? COMPLAINT_TARGET_WORKDAYS },
})

/** The summary columns of a dispute as its events give them today. */
export function remedySummaryOf(dispute: Dispute, { today, calendar, targets }: RemedyView): RemedySummary {
  const { next } = disputeAgenda(dispute, today, calendar, targets)
  const first = dispute.instances[0]?.from ?? null
  const decided = latestDecided(dispute)
  return {
    kind: dispute.kind,
    state: disputeState(dispute),
    begunOn: dispute.filedOn ?? dispute.openedOn ?? first!,
    openedOn: first,
    endedOn: decided?.on ?? null,
    result: decided?.result ?? null,
    counts: dispute.coDefendant !== 'us',
    nextWhat: next?.what ?? null,
    nextOn: next?.dueOn ?? null,
    nextProvisional: next?.provisional ?? false,
    handler: dispute.handler,
  }
}
