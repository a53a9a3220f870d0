import { hash } from 'node:crypto'
import { caseContext } from '../store/case-row.ts'
import { keptLetterFiles, letterSeries } from '../store/doctor-letters.ts'
import { type Context, type OrganRef, reading } from './context.ts'

/**
 * Examines what was sent: every kept file is there byte for byte (a missing one is told with the other files), and every
 * series of document numbers is without gap and without a number given twice. `note` takes what is wrong.
 */
export async function examineLetters(context: Context, organ: OrganRef, note: (what: string) => void): Promise<void> {
  for await (const kept of keptLetterFiles(reading(context), organ.organId)) {
    if (!(await context.files.has(kept.fileId))) continue
    if (!(await isAsKept(context, organ, kept)))
      note(`${kept.number}: ${kept.documentNumber} (${kept.format}) is not what was sent`)
  }
  for (const { code, year, last, serials } of await letterSeries(reading(context), organ.organId)) {
    const there = new Set(serials)
    const missing = Array.from({ length: last }, (_, at) => at + 1).filter((serial) => !there.has(serial))
    if (missing.length > 0) note(`letters ${code} ${year}: ${missing.slice(0, 10).join(', ')} missing`)
    if (there.size !== serials.length) note(`letters ${code} ${year}: a number was given twice`)
  }
}

type Kept = { caseId: string; sealedKey: Uint8Array; fileId: string; contentHash: Uint8Array }

/** Whether the bytes open under the case's key and are those that were hashed. */
async function isAsKept({ sealer, files }: Context, { organId }: OrganRef, kept: Kept): Promise<boolean> {
  const sealContext = caseContext(organId, kept.caseId)
  try {
    const bytes = await files.get(sealer.unwrap(kept.sealedKey, sealContext), sealContext, kept.fileId)
    return hash('sha256', bytes, 'buffer').equals(Buffer.from(kept.contentHash))
  } catch {
    return false
  }
}
