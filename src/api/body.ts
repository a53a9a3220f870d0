import { type Request } from 'express'
import Joi from 'joi'
import { parse } from '../http/form.ts'
import { Invalid } from '../services/errors.ts'

/** A request body: how it is checked and how it is described, from the same schemas. */
export type Body<T> = { check(input: unknown): T; jsonSchema: object; schemas: readonly Joi.Schema[] }

/** The content is of another kind than JSON. */
export class NotJson extends Error {}

/** A body of one shape. */
export function bodyOf<T>(schema: Joi.ObjectSchema<T>): Body<T> {
  const required = schema.required()
  return { check: (input) => parse(required, input), jsonSchema: published(schema), schemas: [schema] }
}

/** A body whose field `key` tells which of several shapes it has. */
export function discriminatedBody<T>(key: string, shapes: Readonly<Record<string, Joi.ObjectSchema>>): Body<T> {
  const kinds = Joi.object({ [key]: Joi.valid(...Object.keys(shapes)).required() })
    .unknown()
    .prefs({ messages: { '*': `${key} 应是 ${Object.keys(shapes).join('、')} 之一` } })
  return {
    check: (input) => parse(shapes[String(parse(kinds, input)[key])]!, input) as T,
    jsonSchema: { oneOf: Object.values(shapes).map(published) },
    schemas: Object.values(shapes),
  }
}

/** The checked body of a request. @throws NotJson, Invalid */
export function readBody<T>(req: Request, body: Body<T>): T {
  if (!req.is(['json', '+json'])) throw new NotJson()
  const input = req.body as unknown
  if (carriesPrototype(input)) throw new Invalid([{ field: '__proto__', text: '不接受名为 __proto__ 的字段，请删去' }])
  return body.check(input)
}

/** The checked parameters of the address. @throws Invalid */
export const readQuery = <T>(req: Request, schema: Joi.ObjectSchema<T>): T => parse(schema, req.query)

/** Joi copies objects by assignment, which would give the copy another prototype. */
function carriesPrototype(input: unknown): boolean {
  const waiting = [input]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null) continue
    if (Object.hasOwn(value, '__proto__')) return true
    waiting.push(...Object.values(value))
  }
  return false
}

/** The schema as published. Fields we do not know are dropped, not refused; a word that may be null says so. */
export function published(schema: Joi.Schema): object {
  const json = schema['~standard'].jsonSchema.input({ target: 'draft-2020-12' })
  return JSON.parse(JSON.stringify(json), (key, value: unknown) => {
    if (key === 'additionalProperties' && value === false) return undefined
    return isNullableWord(value) ? { ...value, enum: [...value.enum, null] } : value
  }) as object
}

const isNullableWord = (value: unknown): value is { type: string[]; enum: unknown[] } => {
  const { type, enum: words } = (value ?? {}) as { type?: unknown; enum?: unknown }
  return Array.isArray(type) && type.includes('null') && Array.isArray(words) && !words.includes(null)
}
