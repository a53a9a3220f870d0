import Joi from 'joi'
import { type LedgerFilter, type LedgerSort } from '../../services/ledger-service.ts'
import { APPLICANT_KIND_NAMES } from '../../law/applicants.ts'
import { type LocalDate } from '../../law/date.ts'
import { OUTCOME_NAMES } from '../../law/outcomes.ts'
import { CHANNELS } from '../../law/receipt.ts'
import { FORM_IDS, type FormId } from '../../law/report/filled-report.ts'
import { bodyOf } from '../body.ts'
import { organField } from './application.ts'
import { day, shape, text, word } from './fields.ts'

export type OrganQuestion = { organ?: string }

/** Which organ is asked; may be left out where the installation has one. */
export const organQuestion = shape<OrganQuestion>({ organ: organField })

export const queryCodeHeader = shape({ 'x-query-code': text('查询码', 100).required() })
const idempotencyKey = { 'idempotency-key': text('Idempotency-Key', 255) }
export const idempotencyHeader = shape<{ 'idempotency-key'?: string }>(idempotencyKey)
/** The header of a filing: the key that makes repeats harmless, and the ticket of a turn that was waited for. */
export const filingHeaders = shape<{ 'idempotency-key'?: string; 'x-turn-ticket'?: string }>({
  ...idempotencyKey,
  'x-turn-ticket': text('X-Turn-Ticket', 500).description(
    '同一网络地址提交较多时（429）所得的号，在 Retry-After 秒后带上，一小时内有效，一次 / ' +
      'the ticket of a 429 answer, sent back after Retry-After seconds; good once, for an hour',
  ),
})
export const versionHeader = shape({ 'if-match': text('If-Match', 100) })

export const correctionBody = bodyOf(shape<{ text: string }>({ text: text('补正内容', 10_000).required() }))

export type LedgerQuestion = Omit<LedgerFilter, 'numbers' | 'assignedTo'> & {
  sort: LedgerSort
  cursor?: string
  limit: number
}

const STANDINGS: readonly NonNullable<LedgerFilter['standing']>[] = [
  'open',
  'unconfirmed',
  'due-soon',
  'due-today',
  'overdue',
  'paused',
  'awaiting-correction',
  'correction-lapsed',
  'awaiting-payment',
  'payment-lapsed',
  'closed',
]

const MOST_LINES = 200

/** The ledger's filters, order and page. */
export const ledgerQuestion = shape<LedgerQuestion>({
  words: text('检索词', 100).description('编号、申请人、电话、所需信息中的词，空格分开'),
  standing: word('状态', STANDINGS),
  channel: word('接收渠道', Object.keys(CHANNELS)),
  applicantKind: word('申请人类型', APPLICANT_KIND_NAMES),
  outcome: word('办理结果', OUTCOME_NAMES),
  receivedFrom: day('收到日期起'),
  receivedTo: day('收到日期止'),
  sort: word('排序', ['submitted', 'received', 'due']).default('submitted'),
  cursor: text('cursor', 300),
  limit: Joi.number().integer().min(1).max(MOST_LINES).default(50).label('limit'),
})

export type ReportQuestion = OrganQuestion & { form?: FormId; asOf?: LocalDate }

export const reportQuestion = shape<ReportQuestion>({
  organ: organField,
  form: word('报表格式', FORM_IDS),
  asOf: day('统计截止日期'),
})
