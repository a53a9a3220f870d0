import { type Request, type RequestHandler, type Response } from 'express'
import multer from 'multer'
import { type FileInput } from '../../services/attachment-service.ts'
import { MOST_BYTES, MOST_FILES } from '../../services/file-kind.ts'
import { harmText, judgedFiles, judgeFiles } from '../judged-files.ts'
import { languageOf } from '../layout/display-settings.ts'
import { applyMessages } from '../messages/public/apply/messages.ts'

const MEBIBYTES = MOST_BYTES / 1024 / 1024

/**
 * Reads a form with the files of an applicant. What is wrong with them is kept for `filesOf`, so that the page can
 * come back with everything that was typed.
 */
export function applicantUpload(fields: readonly string[]): RequestHandler {
  const parser = multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: { files: MOST_FILES, fileSize: MOST_BYTES, fields: 60, fieldSize: 256 * 1024, parts: 80 },
  }).fields(fields.map((name) => ({ name, maxCount: MOST_FILES })))
  return (req, res, next) =>
    parser(req, res, (error: unknown) => {
      if (error === undefined) return void judgeFiles(req, res).then(() => next(), next)
      if (!(error instanceof multer.MulterError)) return next(error)
      res.locals['uploadError'] = error.code
      res.locals['uploadField'] = error.field
      next()
    })
}

/** Files that came with a form by field, and what is wrong with others. */
export function filesOf<Name extends string>(
  req: Request,
  res: Response,
  names: readonly Name[],
): { files: { field: Name; file: FileInput }[]; problems: { field: string; text: string }[] } {
  const lang = languageOf(req)
  const code = res.locals['uploadError'] as string | undefined
  if (code !== undefined) {
    const field = String(res.locals['uploadField'] ?? names.at(-1))
    return { files: [], problems: [{ field, text: sentenceFor(code, lang) }] }
  }
  const files: { field: Name; file: FileInput }[] = []
  const problems: { field: string; text: string }[] = []
  for (const { field, name, verdict } of judgedFiles(res)) {
    const ours = names.find((each) => each === field)
    if (ours === undefined) continue
    if (typeof verdict === 'string') problems.push({ field, text: harmText(name, verdict, lang) })
    else files.push({ field: ours, file: verdict })
  }
  return { files, problems }
}

function sentenceFor(code: string, lang: Parameters<typeof applyMessages>[0]): string {
  const { errors } = applyMessages(lang)
  if (code === 'LIMIT_FILE_SIZE') return errors.tooLarge(MEBIBYTES)
  if (code === 'LIMIT_FILE_COUNT' || code === 'LIMIT_UNEXPECTED_FILE') return errors.tooManyFiles(MOST_FILES)
  return errors.notRead
}
