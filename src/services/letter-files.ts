import { createHash, timingSafeEqual } from 'node:crypto'
import { documentDocx } from '../documents/document-docx.ts'
import { documentPdf } from '../documents/document-pdf.ts'
import { letterPages } from '../letters/letter-pages.ts'
import { letterLabel, type LetterDocument } from '../letters/letter.ts'
import { caseContext } from '../store/case-row.ts'
import { type LoadedCase } from '../store/case-store.ts'
import {
  insertLetterFile,
  letterFilesOf,
  lettersNotKept,
  type LetterFileRow,
  type LetterFormat,
} from '../store/letter-file-store.ts'
import { letterCopiesOf } from '../store/letter-copy-store.ts'
import { findLetter } from '../store/letter-store.ts'
import { reading, type Context, type OrganRef } from './context.ts'
import { NotFound } from './errors.ts'
import { copyBytes, lastCopy } from './letter-copies.ts'
import { caseToRead } from './load-case.ts'
import { listOrgans } from './organ-service.ts'

/**
 * A letter's file as it leaves and as it was kept: the same bytes every time. `asSent`: the office's own copy, which may
 * be of another format than was asked for.
 */
export type LetterFile = { name: string; format: LetterFormat; bytes: Buffer; sha256: string; asSent: boolean }

/** Whether a text names a format. */
export const isLetterFormat = (text: unknown): text is LetterFormat => text === 'pdf' || text === 'docx'

const RENDER: Record<LetterFormat, (document: ReturnType<typeof letterPages>) => Promise<Buffer>> = {
  pdf: documentPdf,
  docx: documentDocx,
}

/**
 * A letter as a file. It is made once, when it first leaves (or by the hourly sweep), and kept sealed with the hash of
 * its bytes; from then on exactly these bytes are given. Where the office kept a copy as it was sent, that is the file,
 * whatever its format. The caller has already proved that the letter may be read.
 * @throws NotFound; Error where the bytes kept are not those that were hashed
 */
export async function letterFile(
  context: Context,
  organ: OrganRef,
  number: string,
  letterId: string,
  format: LetterFormat,
): Promise<LetterFile> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  const letter = await findLetter(em, loaded, letterId)
  if (!letter) throw new NotFound(letterId)
  const copy = lastCopy(await letterCopiesOf(em, loaded), letterId)
  if (copy !== null) {
    const bytes = await copyBytes(context, loaded, copy)
    return { ...named(letter.kind, number, copy), bytes, asSent: true }
  }
  const kept = await keptRow(context, loaded, letterId, letter.document, format)
  const bytes = await context.files.get(loaded.key, sealContextOf(loaded), kept.fileId)
  const hash = createHash('sha256').update(bytes).digest()
  if (!timingSafeEqual(hash, kept.contentHash)) throw new Error(`letter ${letterId}: the kept ${format} was altered`)
  return { ...named(letter.kind, number, kept), bytes, asSent: false }
}

const named = (
  kind: string,
  number: string,
  { format, contentHash }: Pick<LetterFileRow, 'format' | 'contentHash'>,
): Pick<LetterFile, 'name' | 'format' | 'sha256'> => ({
  ...{ name: `${letterLabel(kind)}-${number}.${format}`, format },
  sha256: Buffer.from(contentHash).toString('hex'),
})

/** The files kept of a letter so far, by their hash. @throws NotFound */
export async function keptFiles(
  context: Context,
  organ: OrganRef,
  number: string,
  letterId: string,
): Promise<{ format: LetterFormat; sha256: string }[]> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  const rows = await letterFilesOf(em, loaded.row, letterId)
  return rows.map(({ format, contentHash }) => ({ format, sha256: Buffer.from(contentHash).toString('hex') }))
}

const sealContextOf = ({ row }: LoadedCase): string => caseContext(row.organId, row.caseId)

/** The file already kept, or the one made now; where two processes make it at once, the first counts. */
async function keptRow(
  context: Context,
  loaded: LoadedCase,
  letterId: string,
  document: LetterDocument,
  format: LetterFormat,
): Promise<LetterFileRow> {
  const em = reading(context)
  const find = async () => (await letterFilesOf(em, loaded.row, letterId)).find((each) => each.format === format)
  const before = await find()
  if (before) return before
  const bytes = await RENDER[format](letterPages(document))
  const { fileId, contentHash } = await context.files.put(loaded.key, sealContextOf(loaded), bytes)
  const made = { format, fileId, contentHash, size: bytes.length }
  if (await insertLetterFile(em, loaded.row, letterId, made, context.clock.now())) return made
  await context.files.discard(fileId)
  const first = await find()
  if (!first) throw new Error(`letter ${letterId}: its ${format} is neither kept nor can be`)
  return first
}

const DAY_MS = 24 * 60 * 60 * 1000
/** Files an organ gets made in one sweep: each takes a tenth of a second of this process. */
const A_SWEEP = 100

/** Fixes the letters of the last days that nobody has opened yet, so that what was issued is kept as it was then. */
export async function keepLetters(context: Context): Promise<number> {
  const since = new Date(context.clock.now().getTime() - 3 * DAY_MS)
  let kept = 0
  for (const organ of await listOrgans(context)) {
    for (const { number, letterId } of await lettersNotKept(reading(context), organ.organId, since, A_SWEEP)) {
      await letterFile(context, organ, number, letterId, 'pdf')
      kept += 1
    }
  }
  return kept
}
