import { type PublicText } from '../cases/publication.ts'
import { yearOf } from '../law/date.ts'
import { publicationContext } from '../store/publication-store.ts'
import {
  filesOfReply,
  publicReplies,
  publicReply,
  publicSpan,
  type PublicReply,
  type PublicReplyFile,
  type ReplyCursor,
} from '../store/published-replies.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'

export type { PublicReply, ReplyCursor } from '../store/published-replies.ts'

/** `years`: those in which replies became public, the latest first. */
export type RepliesPage = { replies: PublicReply[]; next: ReplyCursor | null; years: number[] }

/** One page of the replies everybody may read, newest first; the texts of those not yet checked are null. */
export async function publishedReplies(
  context: Context,
  organ: OrganRef,
  after: ReplyCursor | null,
  limit: number,
): Promise<RepliesPage> {
  const em = reading(context)
  const page = await repliesAfter(context, organ, after, limit)
  const span = await publicSpan(em, organ.organId, context.clock.today())
  return { ...page, years: span ? yearsFrom(yearOf(span.first), yearOf(span.last)) : [] }
}

const yearsFrom = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => last - at)

async function repliesAfter(
  context: Context,
  organ: OrganRef,
  after: ReplyCursor | null,
  limit: number,
): Promise<Omit<RepliesPage, 'years'>> {
  const found = await publicReplies(reading(context), organ.organId, context.clock.today(), after, limit + 1)
  const replies = found.slice(0, limit)
  const last = replies.at(-1)
  return { replies, next: found.length > limit && last ? { day: last.publicOn, replyId: last.replyId } : null }
}

const STEP = 500

/** All of them, in steps, for feeds and files. */
export async function* allPublishedReplies(context: Context, organ: OrganRef): AsyncGenerator<PublicReply[]> {
  let after: ReplyCursor | null = null
  do {
    const page: Awaited<ReturnType<typeof repliesAfter>> = await repliesAfter(context, organ, after, STEP)
    yield page.replies
    after = page.next
  } while (after)
}

/** One published reply with its files. @throws NotFound for one not public, not checked, or not there */
export async function readPublishedReply(
  context: Context,
  organ: OrganRef,
  replyId: string,
): Promise<PublicReply & PublicText & { files: PublicReplyFile[] }> {
  const em = reading(context)
  const found = await publicReply(em, organ.organId, context.clock.today(), replyId)
  if (!found) throw new NotFound(replyId)
  const { outcome, repliedOn, publicOn, title, question, answer } = found
  const files = await filesOfReply(em, organ.organId, replyId)
  return { replyId, outcome, repliedOn, publicOn, title, question, answer, files }
}

/** One file of a published reply. @throws NotFound as the reply itself */
export async function readPublishedFile(
  context: Context,
  organ: OrganRef,
  replyId: string,
  fileId: string,
): Promise<PublicReplyFile & { bytes: Buffer }> {
  const em = reading(context)
  const found = await publicReply(em, organ.organId, context.clock.today(), replyId)
  const file = found && (await filesOfReply(em, organ.organId, replyId)).find((each) => each.fileId === fileId)
  if (!found || !file) throw new NotFound(fileId)
  const sealContext = publicationContext(organ.organId, replyId)
  const key = context.sealer.unwrap(found.sealedKey, sealContext)
  return { ...file, bytes: await context.files.get(key, sealContext, fileId) }
}
