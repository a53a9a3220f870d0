import { type LocalDate } from '../law/date.ts'
import { SECOND_INSTANCE_DECISIONS } from '../law/dispute-decisions.ts'
import { type Due, lastDayOf } from '../law/dispute-deadline.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type NewReplyPeriod } from './events.ts'
import { currentInstance, type Decided, latestDecided, type Progress } from './progress.ts'

/** The duty to reply once more. `due` null: the decision sets no period; it is to be done without delay. */
export type NewReplyDuty = { orderedOn: LocalDate; due: Due | null; assumed: boolean; repliedOn: LocalDate | null }

/**
 * The new reply a decision orders, in the period it sets, from its service on the respondent (from the decision itself
 * while service is not recorded). None while a later instance is pending: the order is not yet in force.
 * 行政复议法 arts. 64, 66, 77; 行政诉讼法 arts. 70, 72, 94.
 */
export function newReplyDuty(at: Progress, calendar: WorkCalendar): NewReplyDuty | null {
  const order = orderInForce(at)
  if (order === null) return null
  const { decided, period } = order
  const from = decided.served.respondent ?? decided.on
  const assumed = decided.served.respondent === undefined
  const due =
    period && lastDayOf({ ...period, start: 'new-reply-ordered', article: articleOf(at) }, from, calendar, { assumed })
  return { orderedOn: decided.on, due, assumed, repliedOn: at.repliedAnewOn }
}

/** The order that binds now; an instance that lets the one before stand hands its order on. */
function orderInForce(at: Progress): { decided: Decided; period: NewReplyPeriod } | null {
  if (at.appealedOn !== null || currentInstance(at)?.decided == null) return null
  const decided = latestDecided(at)
  if (decided === null) return null
  const period = decided.newReply === undefined && letsStand(decided) ? orderBefore(at) : decided.newReply
  return period === undefined ? null : { decided, period }
}

/** Whether a decision in force orders a new reply. */
export const newReplyOrdered = (at: Progress): boolean => orderInForce(at) !== null

const letsStand = ({ decision }: Decided) => decision !== null && SECOND_INSTANCE_DECISIONS.has(decision)

const orderBefore = (at: Progress): NewReplyPeriod | undefined => at.instances.at(-2)?.decided?.newReply

const articleOf = (at: Progress) => (at.kind === 'reconsideration' ? '行政复议法第七十七条' : '行政诉讼法第九十四条')
