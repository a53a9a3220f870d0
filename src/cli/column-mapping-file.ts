import Joi from 'joi'
import { CommandError } from './command.ts'

const source = Joi.alternatives(
  Joi.object({
    column: Joi.string().required(),
    order: Joi.valid('ymd', 'mdy', 'dmy'),
    values: Joi.object().pattern(Joi.string().allow(''), Joi.string().allow('')),
  }),
  Joi.object({ constant: Joi.string().allow('').required() }),
  Joi.object({ none: Joi.valid(true).required() }),
)

/** A mapping of foreign columns from a JSON file. @throws CommandError that says what does not fit */
export function readMapping(bytes: Uint8Array, fields: readonly string[]): object {
  const schema = Joi.object(Object.fromEntries(fields.map((field) => [field, source]))).required()
  const { value, error } = schema.validate(jsonIn(bytes), { convert: false })
  if (error) throw new CommandError(`--mapping 的内容有误：${error.message}；字段可为 ${fields.join('、')}`)
  return value as object
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    )
  } catch (error) {
    throw new CommandError(`--mapping 的文件不是有效的 JSON：${(error as Error).message}`)
  }
}
