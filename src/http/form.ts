import Joi from 'joi'
import { type LocalDate } from '../law/date.ts'
import { typedDate } from '../law/typed-date.ts'
import { Invalid } from '../services/errors.ts'
import { refuseWhileShowing } from '../services/showing-only.ts'

/** The field by which a form says that it comes only to be shown again, in another language or size. */
export const DISPLAY_FIELD = 'display'

/** Options of every schema at the edge: all errors at once, unknown fields dropped, labels without quotes. */
const OPTIONS: Joi.ValidationOptions = { abortEarly: false, stripUnknown: true, errors: { wrap: { label: false } } }

/** Schemas with the options in them: Joi judges and compiles options anew each time they come with a call. */
const prepared = new WeakMap<Joi.Schema, Joi.Schema>()

/** Checks shape and format; what the law forbids is not its business. @throws Invalid with every problem */
export function parse<T>(schema: Joi.Schema<T>, input: unknown): T {
  if (typeof input === 'object' && input !== null && DISPLAY_FIELD in input) refuseWhileShowing()
  const ready = prepared.get(schema) ?? schema.prefs(OPTIONS)
  prepared.set(schema, ready)
  const { value, error } = ready.validate(input ?? {})
  if (error) throw new Invalid(error.details.map(({ path, message }) => ({ field: path.join('.'), text: message })))
  return value as T
}

/**
 * A day typed by a person: 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日, full-width digits and spaces allowed.
 * Published to programs as a JSON Schema `date`.
 */
export const dayField = () =>
  Joi.string()
    .trim()
    .custom((text: string, context) => typedDate(text) ?? context.error('day.invalid'))
    .messages({
      'day.invalid': '{{#label}}不是有效日期，请按 2026-03-05 的样式填写',
    }) as unknown as Joi.Schema<LocalDate> & Joi.StringSchema

/** Characters no text may hold: the database refuses U+0000, and the others cannot be seen. Tabs and line breaks stay. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** A text as typed, at most so many characters, spaces around it cut off; one rule for pages and programs. */
export const textField = (label: string, longest: number): Joi.StringSchema =>
  Joi.string()
    .trim()
    .max(longest)
    .label(label)
    .custom((text: string, context) =>
      UNSEEN.test(text) || !text.isWellFormed() ? context.error('text.unseen') : text,
    )
    .messages({
      'text.unseen': '{{#label}}含有看不见的控制字符或残缺字符，请删去后重新填写',
      'string.base': '{{#label}}应是文字',
      'string.empty': '请填写{{#label}}',
      'string.max': '{{#label}}不能超过{{#limit}}个字',
      'any.required': '请填写{{#label}}',
    })
