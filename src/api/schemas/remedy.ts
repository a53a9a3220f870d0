import Joi from 'joi'
import {
  DECISION_NAMES,
  REMEDY_KIND_NAMES,
  REMEDY_RESULT_NAMES,
  type RemedyKind,
  type RemedyResult,
} from '../../law/remedies.ts'
import { type LocalDate } from '../../law/date.ts'
import { type RemedyEventType } from '../../remedies/events.ts'
import { COST_KINDS, MOST_YUAN } from '../../remedies/papers.ts'
import { VOID_REASONS } from '../../remedies/void-reasons.ts'
import { type RemedyAct } from '../../services/remedy-service.ts'
import { bodyOf, discriminatedBody } from '../body.ts'
import { day, maybe, shape, text, word } from './fields.ts'

const PROCEDURES = ['ordinary', 'simplified']
const CO_DEFENDANTS = ['reconsideration-body', 'us']
const LONGEST_TEXT = 2_000

const on = day('日期').required()
const kind = word('争议类型', REMEDY_KIND_NAMES)
const number = text('申请编号', 64)
const reconsiderationId = Joi.string().guid().label('此前的行政复议')
const words = maybe(text('文字', LONGEST_TEXT))

/** What is written beside an entry, kept sealed: the other side's number of the matter, who hears it, who speaks for us … */
const WRITTEN = {
  'docket-number': '案号、文书编号',
  body: '复议机关、法院或者受理单位',
  agent: '代理人',
  statute: '行使公共管理职权所依据的法律、法规',
  place: '地点',
  lesson: '对今后工作的启示',
} as const
type Written = {
  text?: string | null | undefined
  texts?: Partial<Record<keyof typeof WRITTEN, string>> | undefined
}
const writtenFields = {
  text: words,
  texts: shape(
    Object.fromEntries(Object.entries(WRITTEN).map(([kind, label]) => [kind, text(label, LONGEST_TEXT)])),
  ).label('其他记载'),
}

/** Words are all there is to record. */
const somethingWritten = (sent: Written, context: Joi.CustomHelpers): unknown =>
  writtenIn(sent).length > 0 ? sent : context.error('noted.empty')

/** The texts of an entry by kind; `text` is a note. */
export const writtenIn = ({ text: note, texts = {} }: Written) =>
  Object.entries({ ...texts, ...(note ? { note } : {}) }).map(([kind, each]) => ({ kind, text: each }))

const whole = (label: string, most: number) => Joi.number().strict().integer().min(1).max(most).label(label)
const event = (type: RemedyEventType, fields: Record<string, Joi.Schema> = {}) =>
  shape({ type: Joi.string().valid(type).required().label('事项类型'), on, ...writtenFields, ...fields })

export type SentRemedy = {
  kind: RemedyKind
  on: LocalDate
  stage: 'accepted' | 'brought'
  numbers: string[]
  copyReceivedOn: LocalDate | null
  reconsiderationId: string | null
  procedure?: 'ordinary' | 'simplified'
  coDefendant?: 'reconsideration-body' | 'us'
  handler: string | null
} & Written

/** A dispute as a program records it. */
export const remedyBody = bodyOf(
  shape<SentRemedy>({
    kind: kind.required(),
    on,
    stage: word('阶段', ['accepted', 'brought']).default('accepted'),
    numbers: Joi.array().items(number).max(50).default([]).label('申请编号'),
    copyReceivedOn: maybe(day('收到副本的日期')),
    reconsiderationId: maybe(reconsiderationId),
    procedure: word('审理程序', PROCEDURES),
    coDefendant: word('共同被告', CO_DEFENDANTS),
    handler: maybe(Joi.string().guid().label('经办人')),
    ...writtenFields,
  }),
)

/** One entry, and words that are kept sealed beside it. */
export type SentEntry = RemedyAct & Written

const PLAIN = [
  'corrected',
  'copy-received',
  'answered',
  'resumed',
  'mediated',
  'withdrawn',
  'transferred-as-petition',
  'opinion-letter-received',
  'opinion-letter-answered',
  'appealed',
  'second-instance-opened',
  'remanded',
  'retrial-opened',
  'replied-anew',
] as const satisfies readonly RemedyEventType[]

const newReply = shape({
  amount: whole('重新答复的期限', 366).required(),
  unit: word('期限单位', ['workdays', 'days', 'months']).required(),
})
  .allow(null)
  .label('重新答复')

export const entryBody = discriminatedBody<SentEntry>('type', {
  ...Object.fromEntries(PLAIN.map((type) => [type, event(type)])),
  opened: event('opened', {
    kind: kind.required(),
    deemed: Joi.boolean().label('视为受理'),
    procedure: word('审理程序', PROCEDURES),
    coDefendant: word('共同被告', CO_DEFENDANTS),
  }),
  'correction-noticed': event('correction-noticed', { receivedOn: day('对方收到日期') }),
  'procedure-set': event('procedure-set', { procedure: word('审理程序', PROCEDURES).required() }),
  suspended: event('suspended', { ground: word('中止原因', ['party', 'other']).required() }),
  extended: event('extended', { days: whole('延长的日数', 999).required() }),
  'hearing-set': event('hearing-set', { day: day('开庭（听证）日期').required(), time: text('时间', 5) }),
  'handler-set': event('handler-set', { officer: Joi.string().guid().allow(null).required().label('经办人') }),
  'cost-kept': event('cost-kept', {
    cost: word('费用种类', Object.keys(COST_KINDS)).required(),
    yuan: Joi.number().strict().positive().max(MOST_YUAN).required().label('金额'),
  }),
  noted: event('noted').custom(somethingWritten).messages({ 'noted.empty': '请填写 text 或者 texts' }),
  decided: event('decided', {
    decision: word('决定（裁判）种类', DECISION_NAMES),
    result: word('报表结果', REMEDY_RESULT_NAMES),
    paper: word('裁判文书', ['judgment', 'ruling']),
    newReply,
  }),
  served: event('served', { party: word('送达给谁', ['applicant', 'respondent']).required() }),
  'case-linked': event('case-linked', { number: number.required() }),
  'case-unlinked': event('case-unlinked', { number: number.required() }),
  'reconsideration-linked': event('reconsideration-linked', { remedyId: reconsiderationId.allow(null).required() }),
  'entry-voided': event('entry-voided', {
    seq: whole('登记序号', 100_000).required(),
    reason: word('作废原因', Object.keys(VOID_REASONS)),
  }),
})

export type RemedyQuestion = {
  kind?: RemedyKind
  standing?: 'open' | 'ended' | 'late'
  result?: RemedyResult
  cursor?: string
  limit: number
}

/** The ledger's filters and page. */
export const remedyQuestion = shape<RemedyQuestion>({
  kind,
  standing: word('状态', ['open', 'ended', 'late']),
  result: word('报表结果', REMEDY_RESULT_NAMES),
  cursor: text('cursor', 300),
  limit: Joi.number().integer().min(1).max(200).default(50).label('limit'),
})

const some = (schema: Joi.Schema) => schema.allow(null)
const date = day('date')
const object = (fields: Record<string, Joi.Schema>) => Joi.object(fields).prefs({ presence: 'required' })
const line = {
  id: Joi.string(),
  version: Joi.number().integer(),
  kind,
  state: Joi.string(),
  begunOn: date,
  openedOn: some(date),
  endedOn: some(date),
  result: some(Joi.string()),
  handler: some(Joi.string()),
  counts: Joi.boolean(),
  numbers: Joi.array().items(Joi.string()),
  next: some(object({ what: Joi.string(), dueOn: some(date), provisional: Joi.boolean() })),
}

export const remediesAnswer = object({ remedies: Joi.array().items(object(line)), next: some(Joi.string()) })
export const openedAnswer = object({ id: Joi.string(), version: Joi.number().integer() })

/** The whole dispute: entries, sealed texts opened, the days explained, what may be recorded now. */
export const remedyAnswer = object({
  ...line,
  events: Joi.array().items(Joi.object().unknown()),
  files: Joi.array().items(
    object({
      id: Joi.string(),
      seq: Joi.number().integer(),
      name: Joi.string(),
      contentType: Joi.string(),
      size: Joi.number().integer(),
      sha256: Joi.string(),
    }),
  ),
  texts: Joi.array().items(object({ seq: Joi.number().integer(), kind: Joi.string(), text: Joi.string() })),
  deadlines: Joi.array().items(
    object({
      what: Joi.string(),
      party: Joi.string(),
      label: Joi.string(),
      article: Joi.string(),
      dueOn: some(date),
      provisional: Joi.boolean(),
      standing: Joi.string(),
      steps: Joi.array().items(Joi.string()),
    }),
  ),
  notes: Joi.array().items(Joi.string()),
  offered: Joi.array().items(Joi.string()),
  decisions: Joi.array().items(Joi.string()),
})
