import { randomUUID } from 'node:crypto'
import { redactionJob } from '../documents/redaction/redaction-job.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type Place, type RedactionBox } from '../letters/redaction.ts'
import { insertRedaction, redactionsOf, updateRedaction, type RedactionContent } from '../store/redaction-store.ts'
import { type FileInput } from './attachment-service.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { caseToChange } from './load-case.ts'
import { job, openOrThrow, sealContextOf } from './redaction-opening.ts'
import { transact } from './transact.ts'

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
    const loaded = await caseToChange(context, tx, organ, number)
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
    const loaded = await caseToChange(context, tx, organ, number)
    const redaction = (await redactionsOf(tx, loaded)).find((each) => each.redactionId === redactionId)
    if (!redaction || redaction.resultId !== null) throw new NotFound(redactionId)
    const { name, pages, boxes } = redaction
    const content = change({ name, pages, boxes })
    await updateRedaction(tx, loaded, redactionId, content)
    return { result: undefined, subject: number, facts: { redactionId, boxes: content.boxes.length } }
  })
}
