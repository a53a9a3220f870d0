import { redactionJob } from '../documents/redaction/redaction-job.ts'
import { redactionsOf, type Redaction } from '../store/redaction-store.ts'
import { type FileInput } from './attachment-service.ts'
import { reading, type Context, type OrganRef } from './context.ts'
import { NotFound } from './errors.ts'
import { caseToRead } from './load-case.ts'
import { drawnBoxes, job, nameOfResult, openOrThrow, sealContextOf } from './redaction-opening.ts'

export { type Redaction } from '../store/redaction-store.ts'

/** The files of a case that are or were blacked out. @throws NotFound */
export async function listRedactions(context: Context, organ: OrganRef, number: string): Promise<Redaction[]> {
  const em = reading(context)
  return redactionsOf(em, await caseToRead(context, organ, number, em))
}

/** Those that are finished, ready to leave. @throws NotFound */
export const finishedRedactions = async (context: Context, organ: OrganRef, number: string): Promise<Redaction[]> =>
  (await listRedactions(context, organ, number)).filter(({ resultId }) => resultId !== null)

/** One of them. @throws NotFound */
export const readRedaction = async (context: Context, organ: OrganRef, number: string, redactionId: string) =>
  (await openOrThrow(context, organ, number, redactionId)).redaction

/** A page as a picture, the marks upon it. @throws NotFound */
export async function redactionPage(
  context: Context,
  organ: OrganRef,
  number: string,
  redactionId: string,
  page: number,
): Promise<Buffer> {
  const { redaction, bytes } = await openOrThrow(context, organ, number, redactionId)
  if (page > redaction.pages) throw new NotFound(String(page))
  const drawn = { what: 'picture', page, boxes: drawnBoxes(organ, redaction) } as const
  return Buffer.from((await job(() => redactionJob(bytes, drawn))).file)
}

/** The finished file. @throws NotFound while it is not finished */
export async function redactedFile(
  context: Context,
  organ: OrganRef,
  number: string,
  redactionId: string,
): Promise<FileInput> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  const redaction = (await redactionsOf(em, loaded)).find((each) => each.redactionId === redactionId)
  if (!redaction?.resultId) throw new NotFound(redactionId)
  const bytes = await context.files.get(loaded.key, sealContextOf(loaded), redaction.resultId)
  return { name: nameOfResult(redaction), contentType: 'application/pdf', bytes }
}
