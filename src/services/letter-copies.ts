import { hash } from 'node:crypto'
import { caseContext } from '../store/case-row.ts'
import { letterCopiesOf, type LetterCopy } from '../store/letter-copy-store.ts'
import { reading, type Context, type OrganRef } from './context.ts'
import { caseToRead } from './load-case.ts'
import { type LoadedCase } from '../store/case-store.ts'

/** The copy of a letter that counts: the one kept last. Null where the letter left as it was made. */
export const lastCopy = (copies: readonly LetterCopy[], letterId: string): LetterCopy | null =>
  copies.findLast((copy) => copy.letterId === letterId) ?? null

/** The copy that counts of one letter, without its bytes. @throws NotFound where there is no such case */
export async function copyOf(
  context: Context,
  organ: OrganRef,
  number: string,
  letterId: string,
): Promise<LetterCopy | null> {
  const em = reading(context)
  return lastCopy(await letterCopiesOf(em, await caseToRead(context, organ, number, em)), letterId)
}

/** The bytes of a copy. @throws Error where they are not those that were hashed */
export async function copyBytes(context: Context, { row, key }: LoadedCase, copy: LetterCopy): Promise<Buffer> {
  const bytes = await context.files.get(key, caseContext(row.organId, row.caseId), copy.fileId)
  if (!hash('sha256', bytes, 'buffer').equals(copy.contentHash))
    throw new Error(`letter ${copy.letterId}: the kept copy was altered`)
  return bytes
}

/** A copy that counts, with its bytes; `hash` is their SHA-256, in hexadecimal. */
type CopyFile = { letterId: string; name: string; hash: string; bytes: Buffer }

/** The copies of a case's letters that count. @throws NotFound */
export async function copiesOfCase(context: Context, organ: OrganRef, number: string): Promise<CopyFile[]> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  const copies = await letterCopiesOf(em, loaded)
  const counting = copies.filter((copy) => copy === lastCopy(copies, copy.letterId))
  const files: CopyFile[] = []
  for (const copy of counting) {
    const bytes = await copyBytes(context, loaded, copy)
    files.push({ letterId: copy.letterId, name: copy.notes.name, hash: hash('sha256', bytes), bytes })
  }
  return files
}
