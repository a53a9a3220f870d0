import { type Request, type RequestHandler } from 'express'
import type Joi from 'joi'
import multer from 'multer'
import { parse } from '../http/form.ts'
import { scannerOf } from '../http/upload-scanner.ts'
import { type FileInput } from '../services/attachment-service.ts'
import { Invalid } from '../services/errors.ts'
import { FILE_EXTENSIONS, type FileHarm, judgeFile } from '../services/file-kind.ts'
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

const KINDS = FILE_EXTENSIONS.map((each) => each.toUpperCase()).join('、')
const HARMS: Record<FileHarm, string> = {
  'other-kind': `只接受${KINDS}，内容要与扩展名一致`,
  locked: '加了密码，或者是打不开的旧格式',
  script: '含有脚本，或者打开时会启动程序',
  macros: '含有宏',
  fetching: '打开时会从别处读取内容',
  packed: '压缩包里有程序、网页或者压缩包，加了密码，已经损坏，或者解压后过大',
  damaged: '已经损坏或者过大，无法打开',
  infected: '查毒发现带有病毒',
  'not-scanned': '现在无法查毒，请过几分钟再发送',
}

/** The files of a form, each known by its content. @throws Invalid for those the office does not take, with the reason */
export async function knownFiles(req: Request, form: Form): Promise<FileInput[]> {
  const judged = await Promise.all(
    sentFiles(req, form).map(async ({ name, bytes }) => ({
      name,
      verdict: await judgeFile(name, bytes, scannerOf(req)),
    })),
  )
  const problems = judged.flatMap(({ name, verdict }) =>
    typeof verdict === 'string' ? [{ field: form.files.name, text: `${name} 不能接收：${HARMS[verdict]}` }] : [],
  )
  if (problems.length > 0) throw new Invalid(problems)
  return judged.flatMap(({ verdict }) => (typeof verdict === 'string' ? [] : verdict))
}

/** The form as published: its fields, and its files as binary parts. */
export function publishedForm({ fields, files: { name, most } }: Form): object {
  const { properties = {}, required = [], ...rest } = published(fields) as { properties?: object; required?: string[] }
  const part = { type: 'string', contentMediaType: 'application/octet-stream' }
  const files = most === 1 ? part : { type: 'array', items: part, minItems: 1, maxItems: most }
  return { ...rest, properties: { ...properties, [name]: files }, required: [...required, name] }
}
