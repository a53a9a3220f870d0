import { type EntityManager } from '@mikro-orm/postgresql'
import { caseContext } from './case-row.ts'
import { type LoadedCase } from './case-store.ts'
import { query } from './query.ts'
import { openJson, sealJson } from './sealing.ts'

/** A file that came with the answer to a question; the office's to see, never the applicant's. `size` in bytes. */
export type AnswerFile = { fileId: string; questionId: string; name: string; contentType: string; size: number }

export async function addAnswerFile(
  tx: EntityManager,
  { row: { organId, caseId }, key }: LoadedCase,
  at: Date,
  file: AnswerFile & { contentHash: Buffer },
): Promise<void> {
  const { questionId, fileId, name, contentType, size, contentHash } = file
  const sealedName = sealJson(key, name, caseContext(organId, caseId))
  await query(
    tx,
    `insert into question_file (organ_id, case_id, question_id, file_id, sealed_name, content_type, size, content_hash,
       recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [organId, caseId, questionId, fileId, sealedName, contentType, size, contentHash, at],
  )
}

type Row = Omit<AnswerFile, 'name'> & { sealedName: Uint8Array }

/** The files of a case's answers, the oldest first. */
export async function answerFilesOf(
  em: EntityManager,
  { row: { organId, caseId }, key }: LoadedCase,
): Promise<AnswerFile[]> {
  const rows = await query<Row>(
    em,
    `select file_id as "fileId", question_id as "questionId", sealed_name as "sealedName", content_type as "contentType",
       size
     from question_file where organ_id = $1 and case_id = $2 order by recorded_at, file_id`,
    [organId, caseId],
  )
  return rows.map(({ sealedName, ...file }) => ({
    ...file,
    name: openJson<string>(key, sealedName, caseContext(organId, caseId)),
  }))
}
