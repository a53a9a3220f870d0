import Joi from 'joi'
import { isLocalDate, type LocalDate } from '../law/date.ts'
import { CommandError, type Outside } from './command.ts'

/** What stdin holds, as JSON. @throws CommandError when it is empty or no JSON */
export async function readJson(outside: Outside): Promise<unknown> {
  const text = (await outside.stdin()).replace(/^\ufeff/, '')
  if (text.trim() === '') throw new CommandError('标准输入是空的，请由标准输入给出 JSON (stdin is empty: give JSON)')
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new CommandError(`标准输入不是有效的 JSON：${(error as Error).message} (stdin is not valid JSON)`)
  }
}

/** Reads an array of items of one shape. @throws CommandError that names the item, the field and the cure */
export async function readItems<T>(outside: Outside, schema: Joi.Schema<T>): Promise<T[]> {
  const input = await readJson(outside)
  if (!Array.isArray(input)) throw new CommandError('标准输入应是一个 JSON 数组 (give a JSON array)')
  return input.map((item: unknown, at) => checkedItem(item, at, schema))
}

function checkedItem<T>(item: unknown, at: number, schema: Joi.Schema<T>): T {
  const { value, error } = schema.validate(item, {
    stripUnknown: true,
    convert: false,
    messages: SENTENCES,
    errors: { wrap: { array: false } },
  })
  if (!error) return value as T
  const id = (item as { id?: unknown } | null)?.id
  const name = typeof id === 'string' || typeof id === 'number' ? `（id ${id}）` : ''
  throw new CommandError(`第 ${at + 1} 项${name}：${error.message}`)
}

const SENTENCES = {
  'any.required': '缺少 {{#label}}',
  'any.only': '{{#label}} 应是以下之一：{{#valids}}',
  'alternatives.types': '{{#label}} 应是文字或者数字',
  'array.base': '{{#label}} 应是一个数组',
  'day.invalid': '{{#label}} 应是真实的日期，写成 "2026-03-05" 的样式',
  'number.base': '{{#label}} 应是数字',
  'number.integer': '{{#label}} 应是整数',
  'number.max': '{{#label}} 不能大于 {{#limit}}',
  'number.min': '{{#label}} 不能小于 {{#limit}}',
  'object.base': '{{#label}} 应是一个 JSON 对象',
  'string.base': '{{#label}} 应是文字',
  'string.empty': '{{#label}} 不能是空的',
}

/** An item's own name, given back with its answer. */
export const id = Joi.alternatives(Joi.string().allow(''), Joi.number()).allow(null)

/** A day 'YYYY-MM-DD'. */
export const day = (): Joi.Schema<LocalDate> =>
  Joi.any().custom((value: unknown, context) => (isLocalDate(value) ? value : context.error('day.invalid')))
