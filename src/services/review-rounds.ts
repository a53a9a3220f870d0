import { type EntityManager } from '@mikro-orm/postgresql'
import { caseContext } from '../store/case-row.ts'
import { type LoadedCase } from '../store/case-store.ts'
import {
  addRoundFile,
  findRound,
  type OpinionRow,
  opinionsOf,
  type RoundFile,
  roundFiles,
  type RoundRow,
} from '../store/review-store.ts'
import { type FileInput } from './attachment-service.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'
import { caseToRead } from './load-case.ts'
import { type ReplyDraft } from './reply-draft.ts'

export { type OpinionRow, type RoundRow } from '../store/review-store.ts'

/** Seals the files of a draft and keeps them with its round. */
export async function keepFiles(
  context: Context,
  tx: EntityManager,
  loaded: LoadedCase,
  roundNo: number,
  files: readonly FileInput[],
): Promise<void> {
  const { organId, caseId } = loaded.row
  for (const { name, contentType, bytes } of files) {
    const { fileId } = await context.files.put(loaded.key, caseContext(organId, caseId), bytes)
    await addRoundFile(tx, loaded, roundNo, { fileId, name, contentType, size: bytes.length })
  }
}

/** A round with its draft. @throws NotFound */
export async function roundOrThrow(tx: EntityManager, loaded: LoadedCase, roundNo: number) {
  const round = await findRound<ReplyDraft>(tx, loaded, roundNo)
  if (!round) throw new NotFound(String(roundNo))
  return round
}

/** The files of a round, opened. @throws NotFound where there is no such case */
export async function openedFiles(context: Context, organ: OrganRef, number: string, files: readonly RoundFile[]) {
  const loaded = await caseToRead(context, organ, number)
  const sealContext = caseContext(loaded.row.organId, loaded.row.caseId)
  const opened: FileInput[] = []
  for (const { fileId, name, contentType } of files)
    opened.push({ name, contentType, bytes: await context.files.get(loaded.key, sealContext, fileId) })
  return opened
}

/** A round as drafted, with its files and the opinions given on it. */
export type RoundView = { round: RoundRow & { draft: ReplyDraft }; files: RoundFile[]; opinions: OpinionRow[] }

/** A round as its page shows it. @throws NotFound */
export async function readRound(
  context: Context,
  organ: OrganRef,
  number: string,
  roundNo: number,
): Promise<RoundView> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number)
  const round = await roundOrThrow(em, loaded, roundNo)
  const opinions = (await opinionsOf(em, loaded)).filter((each) => each.roundNo === roundNo)
  return { round, files: await roundFiles(em, loaded, roundNo), opinions }
}

/** One file of a draft. @throws NotFound */
export async function readRoundFile(
  context: Context,
  organ: OrganRef,
  number: string,
  roundNo: number,
  fileId: string,
) {
  const { files } = await readRound(context, organ, number, roundNo)
  const file = files.find((each) => each.fileId === fileId)
  if (!file) throw new NotFound(fileId)
  const [opened] = await openedFiles(context, organ, number, [file])
  return opened!
}
