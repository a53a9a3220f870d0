import { type ClockEvent, type FeeChargedEvent } from '../clock-events.ts'
import { laterOf } from '../date.ts'
import { TIME_LIMITS } from '../time-limits.ts'
import { restart, type RunningDraft, warn } from './draft.ts'
import { dueDay } from './due.ts'
import { type WarningCode } from './warnings.ts'

/**
 * Whether payment makes the period count afresh (国办函〔2020〕109号; its article is known to us from memory only). If
 * false, the clock goes on as though it had never stopped.
 */
const PAYMENT_RESTARTS_CLOCK: boolean = true

/** 国办函〔2020〕109号: after the fee notice the clock awaits payment, due 20 working days after the notice arrived. */
export function readFeeCharged(draft: RunningDraft, event: FeeChargedEvent): void {
  const article = draft.rules.cite.fee
  const bar = barOf(draft, event)
  if (bar !== null) return warn(draft, bar, event, article)
  const receivedOn = event.receivedOn ?? null
  if (receivedOn === null) warn(draft, 'fee-receipt-unknown', event, article)
  const countedFrom = laterOf(event.on, receivedOn ?? event.on)
  const by = draft.calendar.plusWorkdays(countedFrom, TIME_LIMITS['fee-payment'].amount)
  draft.payment = 'awaited'
  draft.paymentDueOn = by
  draft.steps?.push({ on: event.on, code: 'fee-charged', article, by })
}

/** Payment ends the waiting, also when it comes late. */
export function readFeePaid(draft: RunningDraft, event: ClockEvent): void {
  const article = draft.rules.cite.fee
  if (draft.payment !== 'awaited') return warn(draft, 'payment-without-charge', event, article)
  draft.payment = 'done'
  if (draft.paymentDueOn !== null && event.on > draft.paymentDueOn) warn(draft, 'payment-late', event, article)
  if (PAYMENT_RESTARTS_CLOCK) restart(draft, event.on, 'payment', article)
}

function barOf(draft: RunningDraft, event: ClockEvent): WarningCode | null {
  const { feeFrom } = draft.rules
  if (feeFrom === null) return 'fee-not-for-colleges'
  if (event.on < feeFrom) return 'fee-before-rules'
  if (draft.payment !== 'none') return 'second-fee-charge'
  const due = dueDay(draft)
  return due !== null && event.on > due ? 'fee-late' : null
}
