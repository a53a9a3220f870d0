import Joi from 'joi'
import { APPLICANT_KIND_NAMES } from '../../law/applicants.ts'
import { OUTCOME_NAMES } from '../../law/outcomes.ts'
import { CHANNELS } from '../../law/receipt.ts'
import { COLUMNS, FORM_IDS, REMEDY_BLOCKS, REMEDY_COLUMNS, COMPLAINT_BLOCKS } from '../../law/report/filled-report.ts'
import { REPORT_ROWS } from '../../law/report/rows.ts'
import { day } from './fields.ts'

/**
 * What the interface answers, for its description; a test holds every answer against these. They describe and never
 * check what arrives.
 */
const object = (fields: Joi.SchemaMap) => Joi.object(fields).prefs({ presence: 'required' })
const date = day('日期')
const some = (schema: Joi.Schema) => schema.allow(null)
const texts = Joi.string().allow('')
const list = (schema: Joi.Schema) => Joi.array().items(schema)
const count = Joi.number().integer()

const STATES = ['unconfirmed', 'running', 'paused', 'awaiting-correction', 'awaiting-payment', 'closed']
const state = Joi.string().valid(...STATES)
const channel = Joi.string().valid(...Object.keys(CHANNELS))
const outcome = some(Joi.string().valid(...OUTCOME_NAMES))
const kind = Joi.string().valid(...APPLICANT_KIND_NAMES)

const steps = list(Joi.object({ on: Joi.string().required(), what: Joi.string().required(), article: Joi.string() }))

export const receiptAnswer = object({
  number: Joi.string(),
  queryCode: Joi.string(),
  submittedAt: Joi.string(),
  state,
  receivedOn: some(date),
  dueOn: some(date),
})

const deadline = {
  state,
  submittedOn: date,
  receivedOn: some(date),
  dueOn: some(date),
  provisional: Joi.boolean(),
  correctBy: some(date),
  paymentDueOn: some(date),
  steps,
  warnings: list(Joi.string()),
}

const letter = {
  letterId: Joi.string(),
  kind: Joi.string(),
  documentNumber: Joi.string(),
  issuedOn: date,
}

export const trackedAnswer = object({
  number: Joi.string(),
  organ: Joi.string(),
  title: some(texts),
  ...deadline,
  outcome,
  endedOn: some(date),
  timeline: list(object({ on: date, type: Joi.string(), what: Joi.string() })),
  letters: list(object({ ...letter, text: texts })),
  version: count,
})

const eventAnswer = Joi.object({
  seq: count.required(),
  type: Joi.string().required(),
  on: date.required(),
  knownOn: date.required(),
  recordedAt: Joi.string().required(),
  recordedBy: Joi.string().required(),
  voided: Joi.boolean().required(),
}).unknown()

export const actAnswer = object({
  number: Joi.string(),
  version: count,
  event: eventAnswer,
  state,
  receivedOn: some(date),
  dueOn: some(date),
  provisional: Joi.boolean(),
  standing: Joi.string(),
  next: list(Joi.string()),
})

export const correctedAnswer = object({ number: Joi.string(), state, receivedOn: some(date), dueOn: some(date) })

const applicant = Joi.object({
  kind: kind.required(),
  name: texts.required(),
  idType: Joi.string(),
  idNumber: texts,
  creditCode: texts,
  legalRepresentative: texts,
  contactName: texts,
  phone: texts,
  email: texts,
  address: texts,
  postcode: texts,
})

const content = {
  title: some(texts),
  description: texts,
  documentNumber: some(texts),
  purpose: some(texts),
}

export const caseAnswer = object({
  number: Joi.string(),
  version: count,
  regime: Joi.string(),
  standing: Joi.string(),
  channel,
  medium: some(Joi.string()),
  delivery: some(Joi.string()),
  filedAt: Joi.string(),
  imported: Joi.boolean(),
  applicant,
  ...content,
  outcome,
  endedOn: some(date),
  events: list(eventAnswer),
  texts: list(object({ seq: count, kind: Joi.string(), text: texts })),
  letters: list(object({ ...letter, seq: count, toApplicant: Joi.boolean() })),
  deadline: object({ ...deadline, safeDueOn: some(date), extendedBy: count }),
  next: list(Joi.string()),
  outcomes: list(Joi.string()),
})

export const ledgerAnswer = object({
  cases: list(
    object({
      number: Joi.string(),
      version: count,
      applicantKind: kind,
      applicantName: texts,
      title: some(texts),
      channel,
      state,
      standing: Joi.string(),
      submittedOn: date,
      receivedOn: some(date),
      dueOn: some(date),
      provisional: Joi.boolean(),
      endedOn: some(date),
      outcome,
    }),
  ),
  next: some(Joi.string()),
})

const cell = some(Joi.number())
const table = (rows: readonly string[], columns: readonly string[]) => {
  const line = object(Object.fromEntries(columns.map((column) => [column, cell])))
  return object(Object.fromEntries(rows.map((row) => [row, line])))
}

export const reportAnswer = object({
  body: Joi.string(),
  year: count,
  form: Joi.string().valid(...FORM_IDS),
  period: object({ from: date, to: date }),
  asOf: date,
  applications: table(REPORT_ROWS, COLUMNS),
  remedies: table(REMEDY_BLOCKS, REMEDY_COLUMNS),
  complaints: table(COMPLAINT_BLOCKS, REMEDY_COLUMNS).optional(),
})

export const cellAnswer = object({ value: count, numbers: list(Joi.string()), remedies: list(Joi.string()) })
