import { type Request, type RequestHandler, type Response } from 'express'
import multer from 'multer'
import { Invalid } from '../../services/errors.ts'
import { type Language } from '../messages/language.ts'
import { checkerMessages } from '../messages/public/checker/messages.ts'

const PASTED = 4 * 1024 * 1024

/** Reads a form with a report and perhaps last year's, in memory; what is wrong with the files is said by `sentReports`. */
export function checkUpload(mostBytes: number): readonly RequestHandler[] {
  const parser = multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: { files: 2, fileSize: mostBytes, fields: 20, fieldSize: Math.min(PASTED, mostBytes), parts: 30 },
  }).fields([
    { name: 'file', maxCount: 1 },
    { name: 'lastYear', maxCount: 1 },
  ])
  return [
    (req, res, next) => {
      parser(req, res, (error: unknown) => {
        if (!(error instanceof multer.MulterError)) return next(error)
        res.locals['uploadProblem'] = error.code
        next()
      })
    },
  ]
}

/** The report, the field it came by, and last year's. @throws Invalid for field `file` */
export function sentReports(
  req: Request,
  res: Response,
  lang: Language,
): { file: Buffer; field: 'file' | 'pasted'; lastYear: Buffer | null } {
  const t = checkerMessages(lang)
  const problem = res.locals['uploadProblem'] as string | undefined
  if (problem !== undefined)
    throw new Invalid([{ field: 'file', text: problem === 'LIMIT_FILE_SIZE' ? t.tooLarge : t.badForm }])
  const files = (req.files ?? {}) as Record<string, { buffer: Buffer }[] | undefined>
  const pasted = (req.body as { pasted?: unknown } | undefined)?.pasted
  const sent = files['file']?.[0]?.buffer
  const file = sent ?? (typeof pasted === 'string' && pasted.trim() !== '' ? Buffer.from(pasted) : null)
  if (file === null) throw new Invalid([{ field: 'file', text: t.nothing }])
  return { file, field: sent ? 'file' : 'pasted', lastYear: files['lastYear']?.[0]?.buffer ?? null }
}
