import { type Request, type Response } from 'express'
import { type FileHarm, judgeFile, FILE_EXTENSIONS } from '../services/file-kind.ts'
import { type FileInput } from '../services/attachment-service.ts'
import { scannerOf } from '../http/upload-scanner.ts'
import { type Language } from './messages/language.ts'
import { sharedMessages } from './messages/shared/messages.ts'

/** A file of a form with what was found: fit to be kept, or why not. */
export type JudgedFile = { field: string; name: string; verdict: FileInput | FileHarm }

/** Judges every file that came with the form; `judgedFiles` then gives them to the handler. */
export async function judgeFiles(req: Request, res: Response): Promise<void> {
  const scanner = scannerOf(req)
  const given = Array.isArray(req.files) ? req.files : Object.values(req.files ?? {}).flat()
  const judged: JudgedFile[] = []
  for (const { fieldname, originalname, buffer } of given) {
    const verdict = await judgeFile(originalname, buffer, scanner)
    if (verdict === 'infected' || verdict === 'not-scanned') req.log.warn({ upload: verdict })
    judged.push({ field: fieldname, name: originalname, verdict })
  }
  res.locals['judgedFiles'] = judged
}

export const judgedFiles = (res: Response): readonly JudgedFile[] =>
  (res.locals['judgedFiles'] ?? []) as readonly JudgedFile[]

/** Why a file is not taken, and how to mend that. */
export function harmText(name: string, harm: FileHarm, lang: Language): string {
  const { fileKind, fileHarms } = sharedMessages(lang).error
  if (harm !== 'other-kind') return fileHarms[harm](name)
  return fileKind(name, FILE_EXTENSIONS.map((each) => each.toUpperCase()).join(lang === 'en' ? ', ' : '、'))
}
