import { type Request, type RequestHandler } from 'express'
import type Joi from 'joi'
import multer from 'multer'
import { parse } from '../http/form.ts'
import { type FileInput } from '../services/attachment-service.ts'
import { Invalid } from '../services/errors.ts'
import { FILE_EXTENSIONS, recogniseFile } from '../services/file-kind.ts'
import { NotJson, published } from './body.ts'

/** A body with files: how its fields are checked and described; at most so many files in one field, each so many bytes. */
export type Form<T = unknown> = {
  fields: Joi.ObjectSchema<T>
  files: { name: string; most: number; bytes: number }
}

/** Reads the form of a call; what is too large is a problem of its own kind. */
export function formReader({ files: { name, most, bytes } }: Form): readonly RequestHandler[] {
  const limits = { files: most, fileSize: bytes, fields: 400, fieldSize: 256 * 1024, parts: 420 }
  const read = multer({ storage: multer.memoryStorage(), defParamCharset: 'utf8', limits }).array(name, most)
  return [
    (req, res, next) => {
      if (!req.is('multipart/form-data')) return next(new NotJson())
      read(req, res, (error: unknown) => next(error instanceof multer.MulterError ? asProblem(error) : error))
    },
  ]
}

const TOO_LARGE: ReadonlySet<string> = new Set([
  'LIMIT_FILE_SIZE',
  'LIMIT_FILE_COUNT',
  'LIMIT_PART_COUNT',
  'LIMIT_FIELD_VALUE',
])
const asProblem = (error: multer.MulterError) => Object.assign(error, { status: TOO_LARGE.has(error.code) ? 413 : 400 })

/** The checked fields of a form. @throws Invalid */
export const readForm = <T>(req: Request, { fields }: Form<T>): T => parse(fields, req.body)

/** The files of a form as they were sent. @throws Invalid where there is none */
export function sentFiles(req: Request, { files: { name } }: Form): { name: string; bytes: Buffer }[] {
  const sent = Array.isArray(req.files) ? req.files : []
  if (sent.length === 0) throw new Invalid([{ field: name, text: `请在 ${name} 中附上文件` }])
  return sent.map(({ originalname, buffer }) => ({ name: originalname, bytes: buffer }))
}

/** The files of a form, each known by its content. @throws Invalid for those the office does not take */
export function knownFiles(req: Request, form: Form): FileInput[] {
  const kinds = FILE_EXTENSIONS.map((each) => each.toUpperCase()).join('、')
  const read = sentFiles(req, form).map(({ name, bytes }) => ({ name, file: recogniseFile(name, bytes) }))
  const unknown = read.filter(({ file }) => file === null)
  if (unknown.length === 0) return read.flatMap(({ file }) => file ?? [])
  throw new Invalid(
    unknown.map(({ name }) => ({ field: form.files.name, text: `${name} 不能接收：应是 ${kinds}，内容与扩展名一致` })),
  )
}

/** The form as published: its fields, and its files as binary parts. */
export function publishedForm({ fields, files: { name, most } }: Form): object {
  const { properties = {}, required = [], ...rest } = published(fields) as { properties?: object; required?: string[] }
  const part = { type: 'string', contentMediaType: 'application/octet-stream' }
  const files = most === 1 ? part : { type: 'array', items: part, minItems: 1, maxItems: most }
  return { ...rest, properties: { ...properties, [name]: files }, required: [...required, name] }
}
