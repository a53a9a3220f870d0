import { type EntityManager } from '@mikro-orm/postgresql'
import { addAnswerFile, answerFilesOf, type AnswerFile } from '../store/answer-file-store.ts'
import { caseContext } from '../store/case-row.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { readAttachment, type FileInput } from './attachment-service.ts'
import { reading, type Context, type OrganRef } from './context.ts'
import { NotFound } from './errors.ts'
import { caseIfAny } from './load-case.ts'

export { type AnswerFile } from '../store/answer-file-store.ts'

/** Keeps the files of an answer, sealed under the case's key; bytes are on disk before the rows commit. */
export async function keepAnswerFiles(
  context: Context,
  tx: EntityManager,
  loaded: LoadedCase,
  questionId: string,
  files: readonly FileInput[],
): Promise<void> {
  for (const { name, contentType, bytes } of files) {
    const stored = await context.files.put(loaded.key, caseContext(loaded.row.organId, loaded.row.caseId), bytes)
    await addAnswerFile(tx, loaded, context.clock.now(), {
      ...stored,
      questionId,
      name,
      contentType,
      size: bytes.length,
    })
  }
}

/** A file of an answer, opened. @throws NotFound */
async function readAnswerFile(
  context: Context,
  organ: OrganRef,
  number: string,
  fileId: string,
): Promise<AnswerFile & { bytes: Buffer }> {
  const em = reading(context)
  const loaded = await caseIfAny(context, organ, number, em)
  const file = loaded && (await answerFilesOf(em, loaded)).find((each) => each.fileId === fileId)
  if (!loaded || !file) throw new NotFound(fileId)
  const bytes = await context.files.get(loaded.key, caseContext(organ.organId, loaded.row.caseId), fileId)
  return { ...file, bytes }
}

/** Any file of a case, for the office: its papers, and what came with answers. @throws NotFound */
export async function readOfficeFile(context: Context, organ: OrganRef, number: string, fileId: string) {
  try {
    return await readAttachment(context, organ, number, fileId)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    return readAnswerFile(context, organ, number, fileId)
  }
}
