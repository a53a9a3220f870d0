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
import { repliesMessages } from '../../messages/public/replies/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { xml, xmlDocument } from '../../xml.ts'
import { REPLY_FORMATS, type ReplyFormat } from './reply-list.ts'

const TYPES: Record<ReplyFormat, string> = {
  rss: 'application/rss+xml; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}
/** Feed readers ask for what is new. */
const FEED_ITEMS = 50

/** All published replies as open data, written while they are read; the feed has the newest. */
export async function sendReplies(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const format = REPLY_FORMATS.find((each) => each === req.params['format'])
  if (!format) throw new NotFound('format')
  const lang = languageOf(req)
  res.type(TYPES[format])
  if (format === 'rss') return void res.send(await feed(context, organ, lang))
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

/** RSS 2.0; replies whose words nobody has checked yet are left out. */
async function feed(context: Context, organ: OrganRef, lang: Language): Promise<string> {
  const t = repliesMessages(lang)
  const addressOf = addressesIn(context, organ)
  const { replies } = await publishedReplies(context, organ, null, FEED_ITEMS)
  const items = replies.flatMap((reply) => {
    const link = addressOf(reply)
    return link === null
      ? []
      : [
          xml`<item><title>${reply.title}</title><link>${link}</link><guid isPermaLink="true">${link}</guid><pubDate>${dateOf(reply)}</pubDate><description>${reply.answer}</description></item>\n`,
        ]
  })
  const home = new URL(paths.publishedReplies(organ.slug), context.publicUrl).href
  return xmlDocument(
    xml`<rss version="2.0"><channel><title>${t.feedTitle(organ.name)}</title><link>${home}</link><description>${t.description(organ.name)}</description><language>zh-cn</language>\n${items}</channel></rss>`,
  )
}

/** The beginning of the day in China, as RSS writes it (RFC 822). */
const dateOf = ({ publicOn }: PublicReply): string => new Date(`${publicOn}T00:00:00+08:00`).toUTCString()
