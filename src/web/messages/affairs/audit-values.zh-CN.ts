import { RHYTHMS } from '../../../disclosure/duties.ts'
import { CHANNELS as PUBLISHING_CHANNELS } from '../../../disclosure/channels.ts'
import { OPINION_CHANNELS } from '../../../disclosure/supervision.ts'
import { FINDING_KINDS } from '../../../documents/release-gate/finding.ts'
import { APPLICANT_KINDS } from '../../../law/applicants.ts'
import { OUTCOMES } from '../../../law/outcomes.ts'
import { CHANNELS } from '../../../law/receipt.ts'
import { DECISIONS } from '../../../law/remedy-decisions.ts'
import { REMEDY_KINDS, REMEDY_RESULTS } from '../../../law/remedy-kinds.ts'
import { REGIMES } from '../../../law/rules.ts'
import { LETTER_KINDS } from '../../../letters/letter.ts'
import { SERVICE_KINDS } from '../../../letters/service.ts'
import { COST_KINDS, PAPER_DIRECTIONS, PAPER_KINDS } from '../../../remedies/papers.ts'
import { VOID_REASONS } from '../../../remedies/void-reasons.ts'
import { door } from '../office/door.zh-CN.ts'
import { ledger } from '../office/ledger.zh-CN.ts'
import { questions } from '../office/questions.zh-CN.ts'
import { working } from '../office/working.zh-CN.ts'
import { outgoing } from '../release/outgoing.zh-CN.ts'
import { outbox } from './outbox.zh-CN.ts'
import { remedyActs } from './remedy-acts.zh-CN.ts'
import { settings } from './settings.zh-CN.ts'

type Words = Readonly<Record<string, string>>

const labels = (words: Readonly<Record<string, { label: string }>>): Words =>
  Object.fromEntries(Object.entries(words).map(([name, { label }]) => [name, label]))

/** Sections of a report, by what they are about: their printed titles differ from form to form. */
const sections: Words = {
  overview: '总体情况',
  proactive: '主动公开',
  applications: '依申请公开',
  disputes: '复议、诉讼和投诉举报',
  opinions: '评议意见',
  practice: '问题和改进',
  other: '其他事项',
  list: '清单执行情况',
}

/**
 * The words of the log's facts, by the fact's name. Where one name means several things (the kind of a letter, of a dispute,
 * of a record), their words stand in one list.
 */
export const auditValues: Record<string, Words> = {
  answer: questions.kinds,
  applicantKind: labels(APPLICANT_KINDS),
  before: door.roles,
  by: { email: '电子邮件', desk: '当面' },
  channel: { ...OPINION_CHANNELS, ...labels(PUBLISHING_CHANNELS), ...labels(CHANNELS) },
  coDefendant: remedyActs.coDefendants,
  columns: ledger.columns,
  cost: labels(COST_KINDS),
  decision: labels(DECISIONS),
  direction: labels(PAPER_DIRECTIONS),
  format: { csv: 'CSV', docx: 'Word', html: '网页', json: 'JSON', pdf: 'PDF', xlsx: 'Excel' },
  ground: remedyActs.grounds,
  grounds: labels(OUTCOMES),
  keys: settings.fields,
  kind: {
    ...{ ...working.records.kinds, ...working.similar.kinds, ...labels(REMEDY_KINDS) },
    ...{ ...labels(SERVICE_KINDS), ...labels(LETTER_KINDS) },
  },
  kinds: labels(FINDING_KINDS),
  letter: outbox.letters,
  mended: labels(FINDING_KINDS),
  outcome: labels(OUTCOMES),
  paper: { ...labels(PAPER_KINDS), ...remedyActs.papers },
  part: {
    cases: '申请',
    disputes: '争议',
    questions: '征询',
    duties: '定期公开',
    digests: '每日摘要',
    arrivals: '新到提醒',
  },
  party: remedyActs.parties,
  procedure: remedyActs.procedures,
  reason: labels(VOID_REASONS),
  regime: labels(REGIMES),
  result: labels(REMEDY_RESULTS),
  rhythm: RHYTHMS,
  role: door.roles,
  section: sections,
  sort: ledger.sorts,
  standing: ledger.standings,
  state: outgoing.states,
  step: working.reviews.kinds,
  unit: { workdays: '工作日', days: '日', months: '个月' },
  withheld: labels(OUTCOMES),
}
