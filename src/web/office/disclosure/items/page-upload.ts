import { type Request, type RequestHandler, type Response } from 'express'
import multer from 'multer'
import { Invalid } from '../../../../services/errors.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { MOST_LINES } from './bulk-lines.ts'

const MEGABYTE = 1024 * 1024
const parser = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: { files: 1, fileSize: 5 * MEGABYTE, fields: 30, fieldSize: MEGABYTE, parts: 40 },
}).single('file')

/** Reads the form of a bulk entry, which may bring a page to take the lines from. */
export const pageUpload: readonly RequestHandler[] = [
  (req, res, next) => {
    parser(req, res, (error: unknown) => {
      if (!(error instanceof multer.MulterError)) return next(error)
      res.locals['uploadProblem'] = error.code
      next()
    })
  },
]

/** What was wrong with the form as sent. @throws Invalid */
export function refuseBrokenUpload(res: Response): void {
  const problem = res.locals['uploadProblem'] as string | undefined
  if (problem === undefined) return
  const { tooMany } = disclosureMessages('zh-CN').items.bulkForm.problems
  const { tooLarge } = affairsMessages('zh-CN').imports.problems
  if (problem === 'LIMIT_FIELD_VALUE') throw new Invalid([{ field: 'lines', text: tooMany(MOST_LINES) }])
  throw new Invalid([{ field: 'file', text: tooLarge }])
}

/** The page of a form. @throws Invalid for field `file` */
export function uploadedPage(req: Request, res: Response): Buffer {
  refuseBrokenUpload(res)
  const { file } = disclosureMessages('zh-CN').items.bulkForm.problems
  if (!req.file || req.file.originalname === '') throw new Invalid([{ field: 'file', text: file }])
  return req.file.buffer
}
