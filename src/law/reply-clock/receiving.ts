import { type ClockEvent } from '../clock-events.ts'
import { type LocalDate } from '../date.ts'
import { CHANNELS } from '../receipt.ts'
import { rulesInForce } from '../rules.ts'
import { type ClockDraft, warn } from './draft.ts'

const GENERAL_RECEIPT_ARTICLE = '条例第三十一条'

/** 条例 art. 31: handed in or signed for, the day itself is the day of receipt; else it waits for confirmation. */
export function readSubmitted(draft: ClockDraft, event: Extract<ClockEvent, { type: 'submitted' }>): void {
  if (draft.channel !== null) return warn(draft, 'already-submitted', event, GENERAL_RECEIPT_ARTICLE)
  draft.channel = event.channel
  draft.steps?.push({ on: event.on, code: 'submitted', channel: event.channel })
  const { needsConfirmation, article } = CHANNELS[event.channel]
  if (!needsConfirmation) receive(draft, event, false)
  else draft.steps?.push({ on: event.on, code: 'awaiting-confirmation', article })
}

/** 条例 art. 31 (2) and (3): the day of confirmation is the day of receipt. */
export function readReceiptConfirmed(draft: ClockDraft, event: ClockEvent): void {
  if (draft.channel === null) return warn(draft, 'confirmation-without-submission', event, GENERAL_RECEIPT_ARTICLE)
  const { article } = CHANNELS[draft.channel]
  if (draft.receivedOn !== null) return warn(draft, 'confirmation-not-needed', event, article)
  receive(draft, event, true)
}

/** Starts the clock: the act in force that day governs [E], and the day itself does not count (CNT-2). */
function receive(draft: ClockDraft, event: ClockEvent, confirmed: boolean): void {
  const { on } = event
  draft.receivedOn = on
  draft.rules = rulesInForce(draft.regime, on, draft.school)
  draft.steps?.push({ on, code: 'received', article: draft.rules?.cite.receipt ?? channelArticle(draft), confirmed })
  if (draft.rules === null) return warn(draft, 'no-act-in-force', event, '国务院令第492号')
  draft.startedOn = on
  explainRules(draft, on)
}

function explainRules(draft: ClockDraft, on: LocalDate): void {
  if (draft.rules === null) return
  const { title, basis, replyWorkdays, cite } = draft.rules
  draft.steps?.push(
    { on, code: 'rules', article: cite.reply, title, basis, workdays: replyWorkdays },
    { on, code: 'day-zero', article: '民法典第二百零一条' },
  )
}

function channelArticle(draft: ClockDraft): string {
  return draft.channel === null ? GENERAL_RECEIPT_ARTICLE : CHANNELS[draft.channel].article
}
