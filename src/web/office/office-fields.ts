import Joi from 'joi'
import { dayField } from '../../http/form.ts'
import { type LocalDate } from '../../law/date.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { sharedMessages } from '../messages/shared/messages.ts'

/** Characters that no form means to send and no database text may hold; line breaks and tabs stay. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

const t = sharedMessages('zh-CN').error
const line = () => Joi.string().trim().replace(CONTROL, '')
/** A field's label as a sentence names it: without what stands in brackets after it. */
const named = (label: string): string => label.replace(/（.*）$/, '')

/** A text that must be filled in, of at most so many characters. */
export const textField = (label: string, most: number): Joi.StringSchema =>
  line()
    .max(most)
    .required()
    .messages({ '*': t.required(named(label)), 'string.max': t.tooLong(named(label), most) })

/** A text that may be left empty; empty comes as ''. */
export const optionalText = (label: string, most: number): Joi.StringSchema =>
  line()
    .max(most)
    .allow('')
    .default('')
    .messages({ '*': t.required(named(label)), 'string.max': t.tooLong(named(label), most) })

/** A secret, taken as typed: blanks count. */
export const secretField = (label: string): Joi.StringSchema =>
  Joi.string()
    .max(1000)
    .required()
    .messages({ '*': t.required(named(label)) })

/** One of the values offered. */
export const choiceField = (label: string, values: readonly string[]): Joi.StringSchema =>
  Joi.string()
    .empty('')
    .valid(...values)
    .required()
    .messages({ '*': t.choose(named(label)) })

/** A day that must be filled in. */
export const requiredDay = (label: string): Joi.Schema<LocalDate> =>
  dayField()
    .required()
    .messages({ '*': t.required(named(label)), 'day.invalid': t.badDate(named(label)) })

/** A day that may be unknown; empty comes as null. */
export const optionalDay = (label: string): Joi.Schema<LocalDate | null> =>
  dayField()
    .empty('')
    .default(null)
    .messages({ '*': t.badDate(named(label)) }) as unknown as Joi.Schema<LocalDate | null>

/** A whole number within bounds; full-width digits and spaces are understood. */
export const wholeNumber = (label: string, least: number, most: number): Joi.Schema<number> =>
  Joi.string()
    .trim()
    .required()
    .custom((text: string, context) => {
      const value = Number(text.normalize('NFKC').replace(/\s/g, ''))
      return Number.isInteger(value) && value >= least && value <= most ? value : context.error('any.invalid')
    })
    .messages({
      '*': t.required(named(label)),
      'any.invalid': officeMessages('zh-CN').between(named(label), least, most),
    }) as unknown as Joi.Schema<number>
