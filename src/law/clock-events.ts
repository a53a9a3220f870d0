import { type LocalDate } from './date.ts'
import { type Outcome } from './outcomes.ts'
import { type Channel } from './receipt.ts'

/** Something that happened to a request on a day and may move its clock. */
export type ClockEvent =
  | { type: 'submitted'; on: LocalDate; channel: Channel }
  | { type: 'receipt-confirmed'; on: LocalDate }
  | { type: 'correction-requested'; on: LocalDate; correctBy?: LocalDate | null }
  | { type: 'correction-received'; on: LocalDate }
  | ConsultedEvent
  | AnsweredEvent
  | { type: 'reasons-requested'; on: LocalDate }
  | { type: 'reasons-given'; on: LocalDate }
  | { type: 'extended'; on: LocalDate; workdays: number }
  | FeeChargedEvent
  | { type: 'fee-paid'; on: LocalDate }
  | RepliedEvent
  | { type: 'withdrawn'; on: LocalDate }

/** The letter asking for an opinion went out; `receivedOn` is the day the party got it, null or absent while unknown. */
export type ConsultedEvent = {
  type: 'third-party-consulted' | 'co-producer-consulted'
  on: LocalDate
  party: string
  receivedOn?: LocalDate | null
}

/** The opinion came in. */
export type AnsweredEvent = { type: 'third-party-answered' | 'co-producer-answered'; on: LocalDate; party: string }

/**
 * The fee notice went out; `receivedOn` is the day the applicant got it, null or absent while unknown. `items`: where it
 * counts by items, up to which of the applicant's items of the month; a further notice of that month begins after it.
 */
export type FeeChargedEvent = {
  type: 'fee-charged'
  on: LocalDate
  receivedOn?: LocalDate | null
  yuan?: number
  items?: number
}

/** The reply. `withheld`: the grounds of the parts a partial disclosure holds back, where known; remedies hang on them. */
export type RepliedEvent = { type: 'replied'; on: LocalDate; outcome: Outcome; withheld?: readonly Outcome[] }

/** The kinds of event. */
export type ClockEventType = ClockEvent['type']

/** What each kind of event is called. */
export const EVENT_LABELS: Record<ClockEventType, string> = {
  submitted: '提交申请',
  'receipt-confirmed': '确认收到申请',
  'correction-requested': '告知补正',
  'correction-received': '收到补正材料',
  'third-party-consulted': '征求第三方意见',
  'third-party-answered': '收到第三方意见',
  'co-producer-consulted': '征求共同制作机关意见',
  'co-producer-answered': '收到共同制作机关意见',
  'reasons-requested': '要求说明理由',
  'reasons-given': '收到理由说明',
  extended: '延长答复期限',
  'fee-charged': '通知缴纳信息处理费',
  'fee-paid': '收到信息处理费',
  replied: '答复',
  withdrawn: '申请人撤回申请',
}
