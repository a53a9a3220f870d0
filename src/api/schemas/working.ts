import Joi from 'joi'
import { ATTEMPT_RESULTS, ATTEMPT_WAYS, SEARCH_RESULTS, type CaseRecord } from '../../cases/case-records.ts'
import { DEPARTMENT_ANSWERS, PARTY_ANSWERS } from '../../cases/questions.ts'
import { type LocalDate } from '../../law/date.ts'
import { OUTCOME_NAMES } from '../../law/outcomes.ts'
import { bodyOf, discriminatedBody } from '../body.ts'
import { day, maybe, shape, text, word } from './fields.ts'

const LONGEST_TEXT = 5_000
const id = (label: string) => Joi.string().guid().label(label)

export type SentAssignment = { officer: string | null; department: string | null }

/** Who works a case; null takes it from them, so both must be said. */
export const assignmentBody = bodyOf(
  shape<SentAssignment>({
    officer: id('承办人').allow(null).required(),
    department: id('承办部门').allow(null).required(),
  }),
)

export type SentQuestion = {
  department: string | null
  contact: string | null
  party: string | null
  email: string | null
  text: string
  dueOn: LocalDate
}

/** A question to a department, to one of its contacts, or to a party that is being consulted. */
export const questionBody = bodyOf(
  shape<SentQuestion>({
    department: maybe(id('部门')),
    contact: maybe(id('信息员')),
    party: maybe(text('正在征求意见的一方', 10)),
    email: maybe(Joi.string().email({ tlds: false }).max(200).label('对方的电子邮箱')),
    text: text('问什么', LONGEST_TEXT).required(),
    dueOn: day('答复截止日期').required(),
  }),
)

export type SentRecord = CaseRecord & { on: LocalDate }

const on = day('日期').required()
const record = (kind: CaseRecord['kind'], fields: Record<string, Joi.Schema>) =>
  shape({ kind: Joi.string().valid(kind).required().label('记录类型'), on, ...fields })
const remark = text('备注', LONGEST_TEXT).allow('').default('')

/** A note, a search, or an attempt to reach a third party. */
export const recordBody = discriminatedBody<SentRecord>('kind', {
  note: record('note', { text: text('内容', LONGEST_TEXT).required() }),
  search: record('search', {
    places: text('查找范围', 2_000).required(),
    words: text('检索词', 500).required(),
    searcher: text('查找人', 100).required(),
    found: word('查找结果', SEARCH_RESULTS).required(),
    remark,
  }),
  attempt: record('attempt', {
    party: text('哪一方', 10).required(),
    way: word('联系方式', ATTEMPT_WAYS).required(),
    result: word('联系结果', ATTEMPT_RESULTS).required(),
    remark,
  }),
})

const object = (fields: Joi.SchemaMap) => Joi.object(fields).prefs({ presence: 'required' })
const date = day('日期')
const some = (schema: Joi.Schema) => schema.allow(null)
const words = Joi.string().allow('')
const list = (schema: Joi.Schema) => Joi.array().items(schema)

/** Who may be given a case today, and who can be asked. */
export const assigneesAnswer = object({
  officers: list(object({ id: Joi.string(), name: words, deputy: some(words) })),
  departments: list(object({ id: Joi.string(), name: words })),
  contacts: list(object({ id: Joi.string(), department: Joi.string(), name: words })),
})

const question = object({
  id: Joi.string(),
  department: some(Joi.string()),
  party: some(Joi.string()),
  text: words,
  askedOn: date,
  dueOn: date,
  chased: Joi.number().integer(),
  state: Joi.string().valid('open', 'answered', 'withdrawn'),
  link: some(Joi.string()),
  answer: some(
    object({
      kind: Joi.string().valid(...DEPARTMENT_ANSWERS, ...PARTY_ANSWERS),
      text: words,
      answerer: words,
      at: Joi.string(),
      files: list(object({ id: Joi.string(), name: words, size: Joi.number().integer() })),
    }),
  ),
})

const review = object({
  round: Joi.number().integer(),
  outcome: Joi.string().valid(...OUTCOME_NAMES),
  state: Joi.string(),
  steps: list(Joi.string()),
  step: Joi.number().integer(),
  opinions: list(object({ step: Joi.number().integer(), agrees: Joi.boolean(), words, at: Joi.string(), by: words })),
})

/** How the office works a case among its people. */
export const workAnswer = object({
  officer: some(words),
  deputy: some(words),
  department: some(words),
  questions: list(question),
  records: list(object({ no: Joi.number().integer(), on: date, by: words, record: Joi.object().unknown() })),
  reviews: list(review),
  links: list(object({ number: Joi.string(), kind: Joi.string() })),
})
