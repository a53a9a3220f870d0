import { type Request, type RequestHandler, type Response } from 'express'
import multer from 'multer'
import { TABLE_LIMITS } from '../../../documents/table.ts'
import { Invalid } from '../../../services/errors.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'

const PASTED = 4 * 1024 * 1024
const parser = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: { files: 2, fileSize: TABLE_LIMITS.bytes, fields: 20, fieldSize: PASTED, parts: 30 },
}).fields([
  { name: 'file', maxCount: 1 },
  { name: 'lastYear', maxCount: 1 },
])

/** Reads a form with a report and perhaps last year's; what is wrong with the files is said by `sentReports`. */
export const checkerUpload: readonly RequestHandler[] = [
  (req, res, next) => {
    parser(req, res, (error: unknown) => {
      if (!(error instanceof multer.MulterError)) return next(error)
      res.locals['uploadProblem'] = error.code
      next()
    })
  },
]

/** The report sent as file or pasted, and last year's. @throws Invalid for field `file` */
export function sentReports(req: Request, res: Response): { file: Buffer; lastYear: Buffer | null } {
  const t = affairsMessages('zh-CN').reportChecker
  const problem = res.locals['uploadProblem'] as string | undefined
  if (problem !== undefined)
    throw new Invalid([{ field: 'file', text: problem === 'LIMIT_FILE_SIZE' ? t.tooLarge : t.badForm }])
  const files = (req.files ?? {}) as Record<string, { buffer: Buffer }[] | undefined>
  const pasted = (req.body as { pasted?: unknown } | undefined)?.pasted
  const file =
    files['file']?.[0]?.buffer ?? (typeof pasted === 'string' && pasted.trim() !== '' ? Buffer.from(pasted) : null)
  if (file === null) throw new Invalid([{ field: 'file', text: t.nothing }])
  return { file, lastYear: files['lastYear']?.[0]?.buffer ?? null }
}
