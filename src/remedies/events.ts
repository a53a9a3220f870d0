import { type LocalDate } from '../law/date.ts'
import { type Decision, type RemedyKind, type RemedyResult } from '../law/remedies.ts'
import { type TimeLimitUnit } from '../law/time-limits.ts'
import { type CostKind, type PaperDirection, type PaperKind } from './papers.ts'
import { type VoidReason } from './void-reasons.ts'

/** Ordinary or simplified (行政复议法 arts. 53-55; 行政诉讼法 arts. 82-84). */
export type Procedure = 'ordinary' | 'simplified'
/** Who is beside the organ whose reply is contested: the reconsideration body, or we as that body (行政诉讼法 art. 26). */
export type CoDefendant = 'reconsideration-body' | 'us'
/** The paper of a court; only some rulings may be appealed. */
export type CourtPaper = 'judgment' | 'ruling'
export type ServedParty = 'applicant' | 'respondent'
/** A new reply ordered by a decision, in the period it sets from its service; null: it sets none. */
export type NewReplyPeriod = { amount: number; unit: TimeLimitUnit } | null

/** The beginning: which dispute it is. 行政复议法 art. 20; 行政诉讼法 art. 51; 条例 arts. 51, 55. */
type Beginning =
  | { type: 'applied'; on: LocalDate; kind: RemedyKind }
  | { type: 'filed'; on: LocalDate; kind: RemedyKind }
  | { type: 'received'; on: LocalDate; kind: RemedyKind }
  | {
      type: 'opened'
      on: LocalDate
      kind: RemedyKind
      /** Taken as accepted because nobody decided in five working days (行政复议法 art. 30). */
      deemed?: boolean
      procedure?: Procedure
      coDefendant?: CoDefendant
    }

/** The course of it, up to the decision. */
type Course =
  | { type: 'correction-noticed'; on: LocalDate; receivedOn?: LocalDate }
  | { type: 'corrected'; on: LocalDate }
  | { type: 'procedure-set'; on: LocalDate; procedure: Procedure }
  | { type: 'copy-received'; on: LocalDate }
  | { type: 'answered'; on: LocalDate }
  | { type: 'suspended'; on: LocalDate; ground: 'party' | 'other' }
  | { type: 'resumed'; on: LocalDate }
  | { type: 'extended'; on: LocalDate; days: number }
  | { type: 'mediated'; on: LocalDate }
  | { type: 'withdrawn'; on: LocalDate }
  | { type: 'hearing-set'; on: LocalDate; day: LocalDate; time?: string }
  | { type: 'transferred-as-petition'; on: LocalDate }

/** The decision and what follows it. */
type Outcome =
  | {
      type: 'decided'
      on: LocalDate
      result: RemedyResult
      decision?: Decision
      paper?: CourtPaper
      newReply?: NewReplyPeriod
    }
  | { type: 'served'; on: LocalDate; party: ServedParty }
  | { type: 'opinion-letter-received'; on: LocalDate }
  | { type: 'opinion-letter-answered'; on: LocalDate }
  | { type: 'appealed'; on: LocalDate }
  | { type: 'second-instance-opened'; on: LocalDate }
  | { type: 'remanded'; on: LocalDate }
  | { type: 'retrial-opened'; on: LocalDate }
  /** `caseId`: given through the case, which keeps the reply itself. */
  | { type: 'replied-anew'; on: LocalDate; caseId?: string }

/** What the record says about its neighbours, by their ids. */
type Link =
  | { type: 'case-linked'; on: LocalDate; caseId: string }
  | { type: 'case-unlinked'; on: LocalDate; caseId: string }
  | { type: 'reconsideration-linked'; on: LocalDate; remedyId: string | null; kind: RemedyKind }

/** What the office keeps of its own conduct of it: who has it, papers in and out, costs, words beside. */
type Conduct =
  | { type: 'handler-set'; on: LocalDate; officer: string | null }
  | { type: 'papers-kept'; on: LocalDate; direction: PaperDirection; paper: PaperKind; files: number }
  | { type: 'cost-kept'; on: LocalDate; cost: CostKind; yuan: number }
  | { type: 'noted'; on: LocalDate }

/** An event of a dispute that says something of it: everything but the voiding of an entry. */
export type StandingEvent = Beginning | Course | Outcome | Link | Conduct

/** Everything that can happen to a dispute: in the past tense, dated, without personal data. */
export type RemedyEvent = StandingEvent | { type: 'entry-voided'; on: LocalDate; seq: number; reason?: VoidReason }
export type RemedyEventType = RemedyEvent['type']

/** An event as it stands in the dispute's history; `knownOn` is the day from which it counts in figures. */
export type RecordedRemedyEvent = {
  seq: number
  event: RemedyEvent
  knownOn: LocalDate
  recordedAt: Date
  recordedBy: string
}

/** The plain names of the events. */
export const REMEDY_EVENT_LABELS: Record<RemedyEventType, string> = {
  applied: '申请行政复议',
  filed: '提起行政诉讼',
  received: '收到投诉、举报或者申诉',
  opened: '受理（立案）',
  'correction-noticed': '通知补正',
  corrected: '补正',
  'procedure-set': '确定审理程序',
  'copy-received': '收到申请书（起诉状）副本',
  answered: '提出答复（答辩）和证据',
  suspended: '中止',
  resumed: '恢复',
  extended: '延长期限',
  mediated: '调解',
  withdrawn: '撤回',
  'hearing-set': '确定开庭（听证）日期',
  'transferred-as-petition': '作为信访事项转交',
  decided: '结果',
  served: '送达',
  'opinion-letter-received': '收到行政复议意见书',
  'opinion-letter-answered': '报送纠正情况',
  appealed: '上诉',
  'second-instance-opened': '二审法院收到上诉状',
  remanded: '发回重审',
  'retrial-opened': '再审',
  'replied-anew': '重新答复',
  'case-linked': '关联申请',
  'case-unlinked': '取消关联申请',
  'reconsideration-linked': '关联此前的行政复议',
  'handler-set': '确定经办人',
  'papers-kept': '收到、提交材料',
  'cost-kept': '费用',
  noted: '记载',
  'entry-voided': '作废登记',
}
