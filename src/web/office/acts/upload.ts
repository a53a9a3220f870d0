import { type Request, type RequestHandler, type Response } from 'express'
import multer from 'multer'
import { HeldBytes, holding, memoryUpTo } from '../../../http/held-bytes.ts'
import { type FileInput } from '../../../services/attachment-service.ts'
import { Invalid } from '../../../services/errors.ts'
import {
  fileToClean,
  MOST_BYTES,
  MOST_FILES,
  MOST_OFFICE_BYTES,
  MOST_OFFICE_FORM,
} from '../../../services/file-kind.ts'
import { harmText, judgedFiles, judgeFiles } from '../../judged-files.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'

/** Bytes of uploads that forms of one kind hold in memory at once, in one process. */
const HELD_AT_ONCE = 160 * 1024 * 1024

/**
 * Reads a form with files. What is wrong with the files is kept for `uploadedFiles`, so that the
 * page can come back with everything that was typed (fields stand before files in our forms).
 */
function uploadOf(fileSize: number): readonly RequestHandler[] {
  const limits = { files: MOST_FILES, fileSize, fields: 400, fieldSize: 256 * 1024, parts: 420 }
  const options = { storage: memoryUpTo(MOST_OFFICE_FORM), defParamCharset: 'utf8', limits }
  const parser = multer(options).array('files', MOST_FILES)
  const read: RequestHandler = (req, res, next) => {
    parser(req, res, (error: unknown) => {
      if (error === undefined) return void judgeFiles(req, res).then(() => next(), next)
      if (!(error instanceof multer.MulterError)) return next(error)
      res.locals['uploadProblem'] = problemOf(error, fileSize / 1024 / 1024)
      next()
    })
  }
  // Each kind of form has room of its own: nobody outside can make the office wait.
  return [holding(new HeldBytes(HELD_AT_ONCE), MOST_OFFICE_FORM), read]
}

/** The office's own files. */
export const upload = uploadOf(MOST_OFFICE_BYTES)
/** What is sent to the office: answers to its questions. */
export const answerUpload = uploadOf(MOST_BYTES)

function problemOf(error: multer.MulterError, mebibytes: number): string {
  const t = actMessages('zh-CN').upload
  if (error.code === 'LIMIT_FILE_SIZE') return t.tooLarge(mebibytes)
  if (error.code === 'LIMIT_FILE_COUNT' || error.code === 'LIMIT_UNEXPECTED_FILE') return t.tooMany(MOST_FILES)
  return t.tooMuch
}

/** The files of a form, each recognised by its content. @throws Invalid for field `files` */
export function uploadedFiles(_req: Request, res: Response): FileInput[] {
  const problem = res.locals['uploadProblem'] as string | undefined
  if (problem !== undefined) throw new Invalid([{ field: 'files', text: problem }])
  const read = judgedFiles(res).map(({ name, verdict }) =>
    typeof verdict === 'string' ? harmText(name, verdict, 'zh-CN') : verdict,
  )
  const problems = read.filter((each) => typeof each === 'string')
  if (problems.length > 0) throw new Invalid(problems.map((text) => ({ field: 'files', text })))
  return read.filter((each) => typeof each !== 'string')
}

/**
 * The files of a form that are to be cleaned, whatever the harm in them; `refused` says why others are not taken.
 * @throws Invalid for field `files` where the form could not be read
 */
export function uploadedToClean(req: Request, res: Response): { files: FileInput[]; refused: string[] } {
  const problem = res.locals['uploadProblem'] as string | undefined
  if (problem !== undefined) throw new Invalid([{ field: 'files', text: problem }])
  const given = Array.isArray(req.files) ? req.files : []
  const taken = given.map(({ originalname, buffer }) => fileToClean(originalname, buffer) ?? originalname)
  return {
    files: taken.filter((each) => typeof each !== 'string'),
    refused: taken.filter((each) => typeof each === 'string').map((name) => harmText(name, 'other-kind', 'zh-CN')),
  }
}
