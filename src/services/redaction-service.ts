import { randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { NotRedactable, redactionJob } from '../documents/redaction/redaction-job.ts'
import { citationOf, type Outcome } from '../law/outcomes.ts'
import { type DrawnBox, type Place, type RedactionBox } from '../letters/redaction.ts'
import { caseContext } from '../store/case-row.ts'
import { findCase, lockCase, type LoadedCase } from '../store/case-store.ts'
import {
  finishRedaction,
  insertRedaction,
  redactionsOf,
  updateRedaction,
  type Redaction,
  type RedactionContent,
} from '../store/redaction-store.ts'
import { type FileInput } from './attachment-service.ts'
import { reading, type Actor, type Context, type OrganRef } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { transact } from './transact.ts'

export { type Redaction } from '../store/redaction-store.ts'

const PDF = 'application/pdf'
/** Each page becomes a picture of a quarter of a megabyte. */
const MOST_PAGES = 200
const MOST_BOXES = 2000

/** Begins to black out a PDF; the original stays sealed with the case. @throws Invalid for what is no PDF, broken, too long */
export async function startRedaction(
  context: Context,
  organ: OrganRef,
  number: string,
  file: FileInput,
  actor: Actor,
): Promise<string> {
  if (file.contentType !== PDF) throw new Invalid([{ field: 'files', text: '只能遮盖PDF文件，其他文件请先另存为PDF' }])
  const { pages } = await job(() => redactionJob(file.bytes, { what: 'count' }))
  if (pages > MOST_PAGES) throw new Invalid([{ field: 'files', text: `一次最多处理${MOST_PAGES}页，请拆分后上传` }])
  const redactionId = randomUUID()
  return transact(context, actor, 'REDACTION_STARTED', async (tx) => {
    const loaded = await lockOrThrow(context, tx, organ, number)
    const { fileId, contentHash } = await context.files.put(loaded.key, sealContextOf(loaded), file.bytes)
    const content: RedactionContent = { name: file.name, pages, boxes: [] }
    const made = {
      redactionId,
      sourceId: fileId,
      sourceHash: contentHash,
      content,
      at: context.clock.now(),
      by: actor.id,
    }
    await insertRedaction(tx, loaded, made)
    return { result: redactionId, subject: number, facts: { redactionId, pages } }
  })
}

/** What is withheld at the places marked. */
export type Withheld = { ground: Outcome; what: string; reason: string }

/** Marks every place where the words stand. Gives how many were found. @throws Invalid where none was */
export async function markWords(
  context: Context,
  organ: OrganRef,
  number: string,
  redactionId: string,
  wanted: { words: readonly string[]; personal: boolean },
  withheld: Withheld,
  actor: Actor,
): Promise<number> {
  const { bytes } = await openOrThrow(context, organ, number, redactionId)
  const { places } = await job(() => redactionJob(bytes, { what: 'find', wanted }))
  if (places.length === 0) throw new Invalid([{ field: 'words', text: '没有找到这些文字；扫描件上的文字请按位置标出' }])
  await markPlaces(context, organ, number, redactionId, places, withheld, actor)
  return places.length
}

/** Marks places. @throws Invalid, NotFound where it is finished */
export async function markPlaces(
  context: Context,
  organ: OrganRef,
  number: string,
  redactionId: string,
  places: readonly Place[],
  withheld: Withheld,
  actor: Actor,
): Promise<void> {
  await changing(context, organ, number, redactionId, actor, 'REDACTION_MARKED', (content) => {
    if (places.some(({ page }) => page > content.pages))
      throw new Invalid([{ field: 'page', text: `这份文件只有${content.pages}页` }])
    if (content.boxes.length + places.length > MOST_BOXES)
      throw new Invalid([{ field: 'words', text: `一份文件最多标${MOST_BOXES}处，请拆分后处理` }])
    const boxes = places.map((place): RedactionBox => ({ ...place, ...withheld, id: randomUUID() }))
    return { ...content, boxes: [...content.boxes, ...boxes] }
  })
}

/** Takes a mark away. @throws NotFound */
export async function unmark(
  context: Context,
  organ: OrganRef,
  number: string,
  redactionId: string,
  boxId: string,
  actor: Actor,
): Promise<void> {
  await changing(context, organ, number, redactionId, actor, 'REDACTION_UNMARKED', (content) => {
    if (!content.boxes.some(({ id }) => id === boxId)) throw new NotFound(boxId)
    return { ...content, boxes: content.boxes.filter(({ id }) => id !== boxId) }
  })
}

/** Makes the file that may leave: pictures of the pages with the marks burnt in. @throws Invalid where nothing is marked */
export async function finish(
  context: Context,
  organ: OrganRef,
  number: string,
  redactionId: string,
  actor: Actor,
): Promise<void> {
  const { redaction, bytes } = await openOrThrow(context, organ, number, redactionId)
  if (redaction.boxes.length === 0) throw new Invalid([{ field: 'form', text: '还没有标出要遮盖的内容' }])
  const drawn = { what: 'redact', title: nameOfResult(redaction), boxes: drawnBoxes(organ, redaction) } as const
  const { file } = await job(() => redactionJob(bytes, drawn))
  await transact(context, actor, 'REDACTION_FINISHED', async (tx) => {
    const loaded = await lockOrThrow(context, tx, organ, number)
    const result = await context.files.put(loaded.key, sealContextOf(loaded), file)
    const at = context.clock.now()
    if (!(await finishRedaction(tx, loaded, redactionId, redaction.version, { ...result, at })))
      throw new Invalid([{ field: 'form', text: '标记刚刚有改动，请核对后再生成' }])
    const grounds = [...new Set(redaction.boxes.map(({ ground }) => ground))].sort()
    const facts = { redactionId, boxes: redaction.boxes.length, grounds }
    return { result: undefined, subject: number, facts: { ...facts, sha256: result.contentHash.toString('hex') } }
  })
}

/** The files of a case that are or were blacked out. @throws NotFound */
export async function listRedactions(context: Context, organ: OrganRef, number: string): Promise<Redaction[]> {
  const em = reading(context)
  return redactionsOf(em, await caseOrThrow(context, em, organ, number))
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
  const loaded = await caseOrThrow(context, em, organ, number)
  const redaction = (await redactionsOf(em, loaded)).find((each) => each.redactionId === redactionId)
  if (!redaction?.resultId) throw new NotFound(redactionId)
  const bytes = await context.files.get(loaded.key, sealContextOf(loaded), redaction.resultId)
  return { name: nameOfResult(redaction), contentType: PDF, bytes }
}

const nameOfResult = ({ name }: Redaction): string => `${name.replace(/\.pdf$/i, '')}（已遮盖）.pdf`

const drawnBoxes = ({ regime }: OrganRef, { boxes }: Redaction): DrawnBox[] =>
  boxes.map(({ page, left, top, width, height, ground }) => ({
    ...{ page, left, top, width, height },
    label: citationOf(ground, regime)?.match(/第[一二三四五六七八九十百]+条/)?.[0] ?? '',
  }))

const sealContextOf = ({ row }: LoadedCase): string => caseContext(row.organId, row.caseId)

async function caseOrThrow(context: Context, em: EntityManager, organ: OrganRef, number: string): Promise<LoadedCase> {
  const loaded = await findCase(em, context.sealer, organ.organId, number, organ.settings.school ?? {})
  if (!loaded) throw new NotFound(number)
  return loaded
}

async function lockOrThrow(context: Context, tx: EntityManager, organ: OrganRef, number: string): Promise<LoadedCase> {
  const loaded = await lockCase(tx, context.sealer, organ.organId, number, organ.settings.school ?? {})
  if (!loaded) throw new NotFound(number)
  return loaded
}

async function openOrThrow(
  context: Context,
  organ: OrganRef,
  number: string,
  redactionId: string,
): Promise<{ redaction: Redaction; bytes: Buffer }> {
  const em = reading(context)
  const loaded = await caseOrThrow(context, em, organ, number)
  const redaction = (await redactionsOf(em, loaded)).find((each) => each.redactionId === redactionId)
  if (!redaction) throw new NotFound(redactionId)
  return { redaction, bytes: await context.files.get(loaded.key, sealContextOf(loaded), redaction.sourceId) }
}

async function changing(
  context: Context,
  organ: OrganRef,
  number: string,
  redactionId: string,
  actor: Actor,
  audit: string,
  change: (content: RedactionContent) => RedactionContent,
): Promise<void> {
  await transact(context, actor, audit, async (tx) => {
    const loaded = await lockOrThrow(context, tx, organ, number)
    const redaction = (await redactionsOf(tx, loaded)).find((each) => each.redactionId === redactionId)
    if (!redaction || redaction.resultId !== null) throw new NotFound(redactionId)
    const { name, pages, boxes } = redaction
    const content = change({ name, pages, boxes })
    await updateRedaction(tx, loaded, redactionId, content)
    return { result: undefined, subject: number, facts: { redactionId, boxes: content.boxes.length } }
  })
}

/** A file that cannot be worked on is the officer's to mend. */
async function job<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NotRedactable) throw new Invalid([{ field: 'files', text: error.message }])
    throw error
  }
}
