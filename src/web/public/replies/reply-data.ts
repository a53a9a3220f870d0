import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response } from 'express'
import { csvChunks, type OutputTable } from '../../../documents/table-writer.ts'
import { callerOf } from '../../../http/caller.ts'
import { OUTCOMES } from '../../../law/outcomes.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { allPublishedReplies, publishedReplies, type PublicReply } from '../../../services/published-replies.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { type FeedLink } from '../../layout/public-page.ts'
import { repliesMessages } from '../../messages/public/replies/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { type Feed, FEED_ENTRIES, FEED_TYPES, type FeedFormat, sendFeed } from '../feed-text.ts'
import { REPLY_FORMATS, type ReplyFormat } from './reply-list.ts'

const TYPES: Record<Exclude<ReplyFormat, FeedFormat>, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}
/** All published replies as open data, written while they are read; the feeds have the newest. */
export async function sendReplies(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const format = REPLY_FORMATS.find((each) => each === req.params['format'])
  if (!format) throw new NotFound('format')
  const lang = languageOf(req)
  if (format === 'rss' || format === 'atom') return sendFeed(res, format, await feed(context, organ, format, lang))
  res.attachment(`${repliesMessages(lang).fileName}-${organ.slug}.${format}`).type(TYPES[format])
  const addressOf = addressesIn(context, organ)
  const chunks =
    format === 'csv'
      ? csvChunks(tableOf(addressOf, lang), oneByOne(allPublishedReplies(context, organ)))
      : jsonChunks(allPublishedReplies(context, organ), addressOf)
  await pipeline(Readable.from(chunks), res)
}

type AddressOf = (reply: PublicReply) => string | null

/** Whole addresses, from the public address only; a reply not yet checked has no page. */
const addressesIn =
  ({ publicUrl }: Context, { slug }: OrganRef): AddressOf =>
  ({ replyId, title }) =>
    title === null ? null : new URL(paths.publishedReply(slug, replyId), publicUrl).href

async function* oneByOne(steps: AsyncIterable<PublicReply[]>): AsyncGenerator<PublicReply> {
  for await (const step of steps) yield* step
}

function tableOf(addressOf: AddressOf, lang: Language): OutputTable<PublicReply> {
  const t = repliesMessages(lang)
  return {
    name: t.fileName,
    columns: [
      { header: t.columns.id, kind: 'text', value: ({ replyId }) => replyId },
      { header: t.columns.title, kind: 'text', value: ({ title }) => title },
      { header: t.columns.question, kind: 'text', value: ({ question }) => question },
      { header: t.columns.answer, kind: 'text', value: ({ answer }) => answer },
      { header: t.columns.outcome, kind: 'text', value: ({ outcome }) => OUTCOMES[outcome].label },
      { header: t.columns.repliedOn, kind: 'day', value: ({ repliedOn }) => repliedOn },
      { header: t.columns.publicOn, kind: 'day', value: ({ publicOn }) => publicOn },
      { header: t.columns.link, kind: 'text', value: addressOf },
    ],
  }
}

/** The allow-list of fields, by the names that programs read. */
const jsonLine = (reply: PublicReply, addressOf: AddressOf): string =>
  JSON.stringify({
    id: reply.replyId,
    title: reply.title,
    question: reply.question,
    answer: reply.answer,
    outcome: reply.outcome,
    repliedOn: reply.repliedOn,
    publicOn: reply.publicOn,
    link: addressOf(reply),
  })

async function* jsonChunks(steps: AsyncIterable<PublicReply[]>, addressOf: AddressOf): AsyncGenerator<string> {
  let before = '{"replies":[\n'
  for await (const step of steps) {
    if (step.length === 0) continue
    yield before + step.map((reply) => jsonLine(reply, addressOf)).join(',\n')
    before = ',\n'
  }
  yield before === ',\n' ? '\n]}\n' : '{"replies":[]}\n'
}

/** The newest replies; those whose words nobody has checked yet are left out. */
async function feed(context: Context, organ: OrganRef, format: FeedFormat, lang: Language): Promise<Feed> {
  const t = repliesMessages(lang)
  const addressOf = addressesIn(context, organ)
  const { replies } = await publishedReplies(context, organ, null, FEED_ENTRIES)
  const entries = replies.flatMap((reply) => {
    const { replyId: id, title, answer, publicOn: on } = reply
    const link = addressOf(reply)
    return link === null || title === null ? [] : [{ id, title, link, on, summary: answer ?? '' }]
  })
  const at = (path: string) => new URL(path, context.publicUrl).href
  return {
    title: t.feedTitle(organ.name),
    description: t.description(organ.name),
    author: organ.name,
    home: at(paths.publishedReplies(organ.slug)),
    self: at(paths.publishedRepliesFile(organ.slug, format)),
    on: entries[0]?.on ?? context.clock.today(),
    entries,
  }
}

/** The feeds of the replies, for readers that look for them in the head of the page. */
export function replyFeeds({ name, slug }: OrganRef, lang: Language): FeedLink[] {
  const t = repliesMessages(lang)
  return (['rss', 'atom'] as const).map((format) => ({
    type: FEED_TYPES[format],
    title: [t.feedTitle(name), t.formats[format]].join(' '),
    href: paths.publishedRepliesFile(slug, format),
  }))
}
