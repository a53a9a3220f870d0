import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import {
  publishedReplies,
  readPublishedFile,
  readPublishedReply,
  type ReplyCursor,
} from '../../../services/published-replies.ts'
import { type LocalDate } from '../../../law/date.ts'
import { backLink } from '../../components/index.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { repliesMessages } from '../../messages/public/replies/messages.ts'
import { readCursor } from '../../page-cursor.ts'
import { idIn, queryText } from '../../path-values.ts'
import { paths } from '../../paths.ts'
import { showPage } from '../public-site.ts'
import { findForm } from '../search/find-form.ts'
import { replyFeeds, sendReplies } from './reply-data.ts'
import { replyList } from './reply-list.ts'
import { replyPage } from './reply-page.ts'

const LINES = 30

/** Replies open to everybody: list, page, files, feed and data. What is not public does not exist here. */
export const replyRoutes = (context: Context): Route[] => [
  reading(paths.publishedReplies(), (req, res) => showReplies(context, req, res)),
  reading(paths.publishedRepliesFile(), (req, res) => sendReplies(context, req, res)),
  reading(paths.publishedReply(), (req, res) => showReply(context, req, res)),
  reading(paths.publishedReplyFile(), (req, res) => sendFile(context, req, res)),
]

const reading = (path: string, handle: Route['handle']): Route => ({
  method: 'get',
  path,
  access: 'anyone',
  audit: 'VIEW_PUBLISHED_REPLIES',
  handle,
})

async function showReplies(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const t = repliesMessages(lang)
  const after = cursorIn(req)
  const page = await publishedReplies(context, organ, after, LINES)
  const content = replyList(organ, page, { find: findForm(req, organ), paged: after !== null, lang })
  const feeds = replyFeeds(organ, lang)
  const description = t.description(organ.name)
  showPage(req, res, organ, { title: t.title, place: 'replies', typed: 'query', content, description, feeds })
}

function cursorIn(req: Request): ReplyCursor | null {
  const [day, replyId] = readCursor(queryText(req, 'after'), 'day', 'id') ?? []
  return day === undefined || replyId === undefined ? null : { day: day as LocalDate, replyId }
}

async function showReply(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const reply = await readPublishedReply(context, organ, idIn(req, 'reply'))
  const before = backLink({ lang, href: paths.publishedReplies(organ.slug) })
  const content = replyPage(organ, reply, lang)
  showPage(req, res, organ, { title: reply.title, place: 'replies', before, content, description: reply.title })
}

/** A published file; always saved, never opened in the page's place. */
async function sendFile(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const file = await readPublishedFile(context, organ, idIn(req, 'reply'), idIn(req, 'file'))
  res.removeHeader('X-Robots-Tag')
  res.attachment(file.name).type(file.contentType).send(file.bytes)
}
