import Joi from 'joi'
import { OCCURRENCE_LABELS } from '../../disclosure/duties.ts'
import {
  type Finding,
  FINDING_LABELS,
  FINDING_SOURCES,
  OPINION_CHANNELS,
  OPINION_LABELS,
  type OpinionFacts,
} from '../../disclosure/supervision.ts'
import { type LocalDate } from '../../law/date.ts'
import { type OpinionWords } from '../../services/supervision-service.ts'
import { bodyOf } from '../body.ts'
import { day, maybe, shape, text, word } from './fields.ts'
import { pageFields } from './item.ts'

const blank = (label: string, most: number) => text(label, most).allow('').default('')

export type RecordsQuestion = { open: boolean; cursor?: string; limit: number }
/** A list of records by day; `open`: only those not yet settled. */
export const recordsQuestion = shape<RecordsQuestion>({
  open: Joi.boolean().default(false).label('open'),
  ...pageFields,
})

export const findingBody = bodyOf(
  shape<Finding>({
    source: word('来源', Object.keys(FINDING_SOURCES)).required(),
    foundOn: day('发现日期').required(),
    finding: text('问题', 1_000).required(),
    basis: blank('依据', 300),
    measure: text('整改措施', 1_000).required(),
    department: text('责任部门', 100).required(),
    dueOn: maybe(day('整改期限')),
    evidence: blank('整改的证明', 1_000),
    closedOn: maybe(day('整改完成日期')),
  }),
)

export const opinionBody = bodyOf(
  shape<OpinionFacts & OpinionWords>({
    channel: word('途径', Object.keys(OPINION_CHANNELS)).required(),
    receivedOn: day('收到日期').required(),
    from: blank('来信人', 200),
    text: text('内容', 5_000).required(),
    department: blank('承办部门', 100),
    forwardedOn: maybe(day('转办日期')),
    answer: blank('答复内容', 5_000),
    answeredOn: maybe(day('答复日期')),
  }),
)

export const dutyDoneBody = bodyOf(
  shape<{ period: string; doneOn: LocalDate; itemId: string | null; note: string }>({
    period: text('期间', 10).required().description('2026-08、2026-H1 或者 2026'),
    doneOn: day('完成日期').required(),
    itemId: maybe(Joi.string().guid().label('对应的信息')),
    note: blank('说明', 300),
  }),
)

const some = (schema: Joi.Schema) => schema.allow(null)
const words = Joi.string().allow('')
const count = Joi.number().integer()
const date = day('日期')
const object = (keys: Joi.SchemaMap) => Joi.object(keys).prefs({ presence: 'required' })
const list = (schema: Joi.Schema) => Joi.array().items(schema)

export const savedAnswer = object({ id: Joi.string(), version: count })

const finding = object({
  id: Joi.string(),
  version: count,
  source: Joi.string(),
  foundOn: date,
  finding: words,
  basis: words,
  measure: words,
  department: words,
  dueOn: some(date),
  evidence: words,
  closedOn: some(date),
  standing: Joi.string().valid(...Object.keys(FINDING_LABELS)),
})
export const findingsAnswer = object({ findings: list(finding), next: some(Joi.string()) })

const opinion = object({
  id: Joi.string(),
  version: count,
  channel: Joi.string(),
  receivedOn: date,
  from: words,
  text: words,
  department: words,
  forwardedOn: some(date),
  answer: words,
  answeredOn: some(date),
  standing: Joi.string().valid(...Object.keys(OPINION_LABELS)),
})
export const opinionsAnswer = object({ opinions: list(opinion), next: some(Joi.string()) })

const occurrence = object({
  duty: Joi.string(),
  title: Joi.string(),
  department: words,
  entry: some(Joi.string()),
  period: Joi.string(),
  dueOn: date,
  standing: Joi.string().valid(...Object.keys(OCCURRENCE_LABELS)),
  doneOn: some(date),
  item: some(Joi.string()),
  note: words,
})
export const dutiesAnswer = object({ occurrences: list(occurrence) })
