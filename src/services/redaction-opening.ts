import { NotRedactable } from '../documents/redaction/redaction-job.ts'
import { citationOf } from '../law/outcomes.ts'
import { type DrawnBox } from '../letters/redaction.ts'
import { caseContext } from '../store/case-row.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { redactionsOf, type Redaction } from '../store/redaction-store.ts'
import { reading, type Context, type OrganRef } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { caseToRead } from './load-case.ts'

/** What the file is called once it is blacked out. */
export const nameOfResult = ({ name }: Redaction): string => `${name.replace(/\.pdf$/i, '')}（已遮盖）.pdf`

/** The boxes with the articles they rest on. */
export const drawnBoxes = ({ regime }: OrganRef, { boxes }: Redaction): DrawnBox[] =>
  boxes.map(({ page, left, top, width, height, ground }) => ({
    ...{ page, left, top, width, height },
    label: citationOf(ground, regime)?.match(/第[一二三四五六七八九十百]+条/)?.[0] ?? '',
  }))

export const sealContextOf = ({ row }: LoadedCase): string => caseContext(row.organId, row.caseId)

/** A redaction with the bytes it is made of. @throws NotFound */
export async function openOrThrow(
  context: Context,
  organ: OrganRef,
  number: string,
  redactionId: string,
): Promise<{ redaction: Redaction; bytes: Buffer }> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  const redaction = (await redactionsOf(em, loaded)).find((each) => each.redactionId === redactionId)
  if (!redaction) throw new NotFound(redactionId)
  return { redaction, bytes: await context.files.get(loaded.key, sealContextOf(loaded), redaction.sourceId) }
}

/** A file that cannot be worked on is the officer's to mend. */
export async function job<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NotRedactable) throw new Invalid([{ field: 'files', text: error.message }])
    throw error
  }
}
