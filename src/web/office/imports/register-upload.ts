import { type Request, type RequestHandler, type Response } from 'express'
import multer from 'multer'
import { TABLE_LIMITS } from '../../../documents/table.ts'
import { Invalid } from '../../../services/errors.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'

const parser = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: { files: 1, fileSize: TABLE_LIMITS.bytes, fields: 400, fieldSize: 10_000, parts: 410 },
}).single('file')

/** Reads a form with a register, then checks its token; what is wrong with the file is said by `uploadedRegister`. */
export const registerUpload: readonly RequestHandler[] = [
  (req, res, next) => {
    parser(req, res, (error: unknown) => {
      if (!(error instanceof multer.MulterError)) return next(error)
      res.locals['uploadProblem'] = error.code
      next()
    })
  },
]

/** The register of a form. @throws Invalid for field `file` */
export function uploadedRegister(req: Request, res: Response): { name: string; bytes: Buffer } {
  const t = affairsMessages('zh-CN').imports.problems
  const problem = res.locals['uploadProblem'] as string | undefined
  if (problem !== undefined)
    throw new Invalid([{ field: 'file', text: problem === 'LIMIT_FILE_SIZE' ? t.tooLarge : t.form }])
  if (!req.file || req.file.originalname === '') throw new Invalid([{ field: 'file', text: t.noFile }])
  return { name: req.file.originalname, bytes: req.file.buffer }
}
