import { type ClockEvent } from '../clock-events.ts'
import { type LocalDate } from '../date.ts'
import { readFeeCharged, readFeePaid } from './charging.ts'
import { readAnswered, readConsulted } from './consulting.ts'
import { readCorrectionReceived, readCorrectionRequested } from './correcting.ts'
import { type ClockDraft, type RunningDraft, warn } from './draft.ts'
import { dueDay, hasClock } from './due.ts'
import { readExtended } from './extending.ts'
import { readReceiptConfirmed, readSubmitted } from './receiving.ts'

const ORDER_ARTICLE = '条例第四十五条'

/** Reads the events up to `asOf` into the draft, by day; events of one day in the order given. */
export function replay(draft: ClockDraft, events: readonly ClockEvent[], asOf: LocalDate | undefined): void {
  const byDay = events.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  for (const event of byDay) {
    if (asOf !== undefined && event.on > asOf) break
    read(draft, event)
  }
}

/** What makes no sense where it stands (nothing received yet, all over already) is reported and has no effect. */
function read(draft: ClockDraft, event: ClockEvent): void {
  if (draft.closed) return warn(draft, 'after-closing', event, ORDER_ARTICLE)
  if (event.type === 'submitted') return readSubmitted(draft, event)
  if (event.type === 'receipt-confirmed') return readReceiptConfirmed(draft, event)
  if (hasClock(draft)) return readOnClock(draft, event)
  // An application may be taken back before its receipt is confirmed; nothing else can happen to it then.
  if (draft.receivedOn === null && event.type !== 'withdrawn') warn(draft, 'before-receipt', event, ORDER_ARTICLE)
  if (draft.channel !== null && (event.type === 'replied' || event.type === 'withdrawn')) close(draft, event)
}

function readOnClock(draft: RunningDraft, event: ClockEvent): void {
  switch (event.type) {
    case 'correction-requested':
      return readCorrectionRequested(draft, event)
    case 'correction-received':
      return readCorrectionReceived(draft, event)
    case 'third-party-consulted':
    case 'co-producer-consulted':
      return readConsulted(draft, event)
    case 'third-party-answered':
    case 'co-producer-answered':
      return readAnswered(draft, event)
    case 'extended':
      return readExtended(draft, event)
    case 'fee-charged':
      return readFeeCharged(draft, event)
    case 'fee-paid':
      return readFeePaid(draft, event)
    case 'reasons-requested':
    case 'reasons-given':
      return readReasons(draft, event)
    default:
      return readClosing(draft, event)
  }
}

/** 条例 art. 35 gives no number of days: asking for reasons and getting them leaves the clock alone. */
function readReasons(draft: RunningDraft, event: ClockEvent): void {
  const article = draft.rules.cite.reasons
  const code = event.type === 'reasons-requested' ? 'reasons-requested' : 'reasons-given'
  if (code === 'reasons-requested') draft.reasonsRequested = true
  else if (!draft.reasonsRequested) warn(draft, 'reasons-without-request', event, article)
  draft.steps?.push({ on: event.on, code, article })
}

function readClosing(draft: RunningDraft, event: ClockEvent): void {
  const due = dueDay(draft)
  if (event.type === 'replied' && due !== null && event.on > due) {
    warn(draft, 'replied-late', event, draft.rules.cite.reply)
  }
  close(draft, event)
}

function close(draft: ClockDraft, event: ClockEvent): void {
  draft.closed = true
  draft.steps?.push({ on: event.on, code: 'closed', by: event.type === 'withdrawn' ? 'withdrawn' : 'replied' })
}
