import { type LocalDate } from '../law/date.ts'

/** Where a finding comes from. */
export const FINDING_SOURCES = { outside: '外部评估', superior: '上级检查', own: '自查' } as const
export type FindingSource = keyof typeof FINDING_SOURCES

/** A finding to be mended (问题整改清单). */
export type Finding = {
  source: FindingSource
  foundOn: LocalDate
  finding: string
  basis: string
  measure: string
  department: string
  dueOn: LocalDate | null
  evidence: string
  closedOn: LocalDate | null
}

export type FindingStanding = 'closed' | 'closed-late' | 'overdue' | 'open'
export const FINDING_LABELS: Record<FindingStanding, string> = {
  closed: '已整改',
  'closed-late': '已整改（逾期）',
  overdue: '逾期未整改',
  open: '整改中',
}

/** How a finding stands on a day. */
export function findingStanding(
  { dueOn, closedOn }: Pick<Finding, 'dueOn' | 'closedOn'>,
  today: LocalDate,
): FindingStanding {
  if (closedOn !== null) return dueOn !== null && closedOn > dueOn ? 'closed-late' : 'closed'
  return dueOn !== null && today > dueOn ? 'overdue' : 'open'
}

/** Ways in which staff, students and the public say what they think. */
export const OPINION_CHANNELS = {
  mailbox: '书记院长信箱',
  hotline: '监督热线',
  box: '意见箱',
  meeting: '座谈会',
  online: '网上留言',
  other: '其他',
} as const
export type OpinionChannel = keyof typeof OPINION_CHANNELS

/** What is counted of an opinion; its words are kept sealed. */
export type OpinionFacts = {
  channel: OpinionChannel
  receivedOn: LocalDate
  department: string
  forwardedOn: LocalDate | null
  answeredOn: LocalDate | null
}

export type OpinionStanding = 'received' | 'forwarded' | 'answered'
export const OPINION_LABELS: Record<OpinionStanding, string> = {
  received: '待转办',
  forwarded: '办理中',
  answered: '已答复',
}

export const opinionStanding = ({
  forwardedOn,
  answeredOn,
}: Pick<OpinionFacts, 'forwardedOn' | 'answeredOn'>): OpinionStanding =>
  answeredOn !== null ? 'answered' : forwardedOn !== null ? 'forwarded' : 'received'

/** A survey of what people think of disclosure (评议): who was asked, and how they judged. */
export type Survey = {
  title: string
  heldOn: LocalDate
  audience: string
  asked: number
  returned: number
  satisfied: number
  fair: number
  dissatisfied: number
}

/** What does not add up in a survey; null when it does. */
export function surveyProblem({
  asked,
  returned,
  satisfied,
  fair,
  dissatisfied,
}: Survey): 'more-returned' | 'sum' | null {
  if (returned > asked) return 'more-returned'
  return satisfied + fair + dissatisfied === returned ? null : 'sum'
}
