import Joi from 'joi'
import { isLocalDate, type LocalDate } from '../../law/date.ts'
import { textField } from '../../http/form.ts'

/** What is said of a field that does not fit, in Chinese; every schema of the interface carries these. */
const SENTENCES = {
  'any.required': '请填写{{#label}}',
  'any.only': '{{#label}}应是以下之一：{{#valids}}',
  'any.unknown': '这里不能填写{{#label}}',
  'array.base': '{{#label}}应是一个数组',
  'boolean.base': '{{#label}}应是 true 或者 false',
  'number.base': '{{#label}}应是数字',
  'number.integer': '{{#label}}应是整数',
  'number.min': '{{#label}}不能小于{{#limit}}',
  'number.max': '{{#label}}不能大于{{#limit}}',
  'number.unsafe': '{{#label}}过大',
  'object.base': '{{#label}}应是一个 JSON 对象',
  'object.missing': '{{#label}}中至少要填写一项：{{#peers}}',
  'string.base': '{{#label}}应是文字',
  'string.empty': '请填写{{#label}}',
  'string.email': '{{#label}}不是有效的电子邮箱',
  'string.max': '{{#label}}不能超过{{#limit}}个字',
  'string.pattern.base': '{{#label}}的写法不对',
}

/** An object of the interface: its sentences, and unknown fields dropped. */
export const shape = <T = Record<string, unknown>>(fields: Record<string, Joi.Schema>): Joi.ObjectSchema<T> =>
  Joi.object(fields)
    .label('请求内容')
    .prefs({ messages: SENTENCES, errors: { wrap: { label: false, array: false } } }) as Joi.ObjectSchema<T>

type Extended = { localDate(): Joi.StringSchema }

/** A day 'YYYY-MM-DD', published as a JSON Schema date. */
const extended = Joi.extend({
  type: 'localDate',
  base: Joi.string(),
  messages: { 'localDate.invalid': '{{#label}}应是真实的日期，写成 2026-03-05 的样式' },
  validate: (value: unknown, { error }: Joi.CustomHelpers) =>
    isLocalDate(value) ? { value } : { value, errors: [error('localDate.invalid')] },
  jsonSchema: () => ({ type: 'string', format: 'date' }),
} as Joi.Extension) as unknown as Extended

export const day = (label: string): Joi.Schema<LocalDate> =>
  extended.localDate().label(label) as unknown as Joi.Schema<LocalDate>

/** A text that may be missing or null. */
export const maybe = (field: Joi.Schema) => field.allow(null).default(null)

/** One word of a list. */
export const word = (label: string, words: readonly string[]): Joi.StringSchema =>
  Joi.string()
    .valid(...words)
    .label(label)

export const text = textField
