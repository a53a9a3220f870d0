import { type EntityManager } from '@mikro-orm/postgresql'
import { endOf } from '../cases/case.ts'
import { DEFAULT_PUBLICATION_DELAY, isPublishable, publicDay, type PublicText } from '../cases/publication.ts'
import { type LocalDate } from '../law/date.ts'
import { findCase, type LoadedCase, type lockCase } from '../store/case-store.ts'
import {
  publicationContext,
  publicationOfCase,
  publicationPage,
  type PublicationRow,
} from '../store/publication-store.ts'
import { openJson } from '../store/sealing.ts'
import { attachmentsOf, type AttachmentLine } from '../store/attachment-store.ts'
import { calendarOf } from './calendar-reader.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'

export type { PublicationRow } from '../store/publication-store.ts'

/** What an officer wants everybody to read of a reply: words of one's own, and which of the delivered files. */
export type Draft = PublicText & { files: DraftFile[] }

/** A delivered file by its id, or one mended for the publication: `fileId` is then its id among the outgoing files. */
export type DraftFile = { fileId: string; name: string; mended?: boolean }

/** A case's publication for the office: whether it may be published, how it stands, what may be chosen. */
export type Publication = {
  number: string
  caseId: string
  /** The reply that may be published; null where the case has none, or none that may. */
  reply: { seq: number; on: LocalDate } | null
  row: PublicationRow | null
  draft: Draft | null
  /** The files the applicant got with the reply. */
  offered: AttachmentLine[]
  /** What the applicant asked, for the officer to write from. */
  asked: { title: string | null; description: string }
  /** First day it would be public, prepared today. */
  publicOn: LocalDate | null
}

/** How the publication of a case stands. @throws NotFound */
export async function showPublication(context: Context, organ: OrganRef, number: string): Promise<Publication> {
  const em = reading(context)
  const loaded = await caseOfPublication(context, em, organ, number, findCase)
  const row = await publicationOfCase(em, organ.organId, loaded.row.caseId)
  const reply = replyOf(loaded)
  const { title, description } = loaded.content
  return {
    number,
    caseId: loaded.row.caseId,
    reply,
    row,
    draft: row && openDraft(context, organ, row),
    offered: await deliveredWith(em, loaded, reply),
    asked: { title, description },
    publicOn: reply && (await firstDay(context, organ, reply.on)),
  }
}

/** A prepared reply in the office's list, its title opened. */
export type ListedPublication = PublicationRow & { title: string }

/** Everything prepared, newest first; `waitingOnly`: what somebody has to check. */
export async function listPublications(
  context: Context,
  organ: OrganRef,
  waitingOnly: boolean,
  after: { at: string; replyId: string } | null,
  limit: number,
): Promise<ListedPublication[]> {
  const rows = await publicationPage(reading(context), organ.organId, waitingOnly, after, limit)
  return rows.map((row) => ({ ...row, title: openDraft(context, organ, row).title }))
}

/** The reply that stands and may be published. */
export function replyOf({ kase }: Pick<LoadedCase, 'kase'>): Publication['reply'] {
  const end = endOf(kase)
  if (!end || !isPublishable(end.outcome)) return null
  const entry = kase.history.findLast(({ event }) => event.type === 'replied' && event.on === end.on)
  return entry ? { seq: entry.seq, on: end.on } : null
}

/** The files that went out with the reply. */
export async function deliveredWith(
  em: EntityManager,
  loaded: LoadedCase,
  reply: Publication['reply'],
): Promise<AttachmentLine[]> {
  return reply ? (await attachmentsOf(em, loaded)).filter(({ seq }) => seq === reply.seq) : []
}

/** The first day a reply may be public, prepared today. */
export async function firstDay(context: Context, organ: OrganRef, repliedOn: LocalDate): Promise<LocalDate> {
  const delay = organ.settings.publicationDelay ?? DEFAULT_PUBLICATION_DELAY
  return publicDay(repliedOn, delay, context.clock.today(), await calendarOf(context, organ))
}

/** The words of a prepared reply, opened. */
export function openDraft(
  context: Context,
  { organId }: OrganRef,
  { replyId, sealedKey, draft }: PublicationRow,
): Draft {
  const sealContext = publicationContext(organId, replyId)
  return openJson<Draft>(context.sealer.unwrap(sealedKey, sealContext), draft, sealContext)
}

/** The moment a draft was prepared, as the token of the form that shows it. */
export const draftToken = ({ preparedAt }: Pick<PublicationRow, 'preparedAt'>): number => Date.parse(preparedAt)

/** A case by its number, locked or plain. @throws NotFound */
export async function caseOfPublication(
  context: Context,
  em: EntityManager,
  organ: OrganRef,
  number: string,
  by: typeof findCase | typeof lockCase,
): Promise<LoadedCase> {
  const loaded = await by(em, context.sealer, organ.organId, number, organ.settings.school ?? {})
  if (!loaded) throw new NotFound(number)
  return loaded
}
