import Joi from 'joi'
import { type Act, type ActType } from '../../cases/decide.ts'
import { LARGEST_COUNT } from '../../law/fee.ts'
import { OUTCOME_NAMES } from '../../law/outcomes.ts'
import { discriminatedBody } from '../body.ts'
import { day, maybe, shape, text, word } from './fields.ts'

const LONGEST_TEXT = 10_000

const on = day('日期').required()
const type = (name: ActType) => Joi.string().valid(name).required().label('事项类型')
const party = text('被征求意见方', 100).required()
const words = maybe(text('文字', LONGEST_TEXT))

const consulted = (name: ActType) => shape({ type: type(name), on, party, receivedOn: maybe(day('对方收到日期')) })
const plain = (name: ActType) => shape({ type: type(name), on })

/** One event as a program sends it: the act, and words that are kept sealed beside it. */
export type SentEvent = Act & { text?: string | null; statute?: string }

/** Each event of the contract but the filing itself, and the voiding of a wrong entry. */
export const eventBody = discriminatedBody<SentEvent>('type', {
  'receipt-confirmed': plain('receipt-confirmed'),
  'correction-requested': shape({
    type: type('correction-requested'),
    on,
    correctBy: day('补正截止日期').required(),
    text: words,
  }),
  'correction-received': shape({ type: type('correction-received'), on, text: words }),
  'third-party-consulted': consulted('third-party-consulted'),
  'third-party-answered': shape({ type: type('third-party-answered'), on, party, text: words }),
  'co-producer-consulted': consulted('co-producer-consulted'),
  'co-producer-answered': shape({ type: type('co-producer-answered'), on, party, text: words }),
  'reasons-requested': plain('reasons-requested'),
  'reasons-given': shape({ type: type('reasons-given'), on, text: words }),
  extended: shape({
    type: type('extended'),
    on,
    workdays: Joi.number().strict().integer().min(1).max(250).required().label('延长的工作日数'),
    text: words,
  }),
  'fee-charged': shape({
    type: type('fee-charged'),
    on,
    receivedOn: maybe(day('申请人收到日期')),
    yuan: Joi.number().strict().min(0).max(100_000_000).required().label('金额（元）'),
    items: Joi.number().strict().integer().min(1).max(LARGEST_COUNT).label('按件计收时，计算到本自然月的第几件'),
  }),
  'fee-paid': plain('fee-paid'),
  replied: shape({
    type: type('replied'),
    on,
    outcome: word('办理结果', OUTCOME_NAMES).required(),
    withheld: Joi.array().items(word('不予公开的情形', OUTCOME_NAMES)).max(20).label('部分公开中不予公开的情形'),
    text: words,
  }),
  withdrawn: plain('withdrawn'),
  authorised: shape({
    type: type('authorised'),
    on,
    statute: text('授权的法律、法规及条文', 500).required(),
    text: text('理由', LONGEST_TEXT).required(),
  }),
  'entry-voided': shape({
    type: type('entry-voided'),
    on,
    seq: Joi.number().strict().integer().min(1).max(100_000).required().label('登记序号'),
    text: text('作废原因', LONGEST_TEXT).required(),
  }),
})
