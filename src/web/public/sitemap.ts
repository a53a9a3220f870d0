import { type Response } from 'express'
import { chineseDay } from '../../clock.ts'
import { callerOf } from '../../http/caller.ts'
import { type Route } from '../../http/route.ts'
import { type LocalDate } from '../../law/date.ts'
import { type Context, type OrganRef } from '../../services/context.ts'
import { listItems } from '../../services/disclosure-service.ts'
import { listOrgans } from '../../services/organ-service.ts'
import { publishedReplies } from '../../services/published-replies.ts'
import { publishedReports } from '../../services/report-closing.ts'
import { type Html } from '../html.ts'
import { paths } from '../paths.ts'
import { xml, xmlDocument } from '../xml.ts'

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'
/** A site map may name 50,000 pages; older replies and items are found through the pages of their lists. */
const MOST_REPLIES = 5_000
const MOST_ITEMS = 5_000

/** What search engines should find: an index over the bodies, and a map for each. */
export const sitemapRoutes = (context: Context): Route[] => [
  map(paths.sitemaps(), (_req, res) => sendIndex(context, res)),
  map(paths.sitemap(), (_req, res) => sendMap(context, callerOf(res).organ, res)),
]

const map = (path: string, handle: Route['handle']): Route => ({
  method: 'get',
  path,
  access: 'anyone',
  audit: 'VIEW_SITEMAP',
  handle,
})

async function sendIndex(context: Context, res: Response): Promise<void> {
  const maps = (await listOrgans(context)).map(
    ({ slug }) => xml`<sitemap><loc>${whole(context, paths.sitemap(slug))}</loc></sitemap>\n`,
  )
  send(res, xml`<sitemapindex xmlns="${NAMESPACE}">\n${maps}</sitemapindex>`)
}

async function sendMap(context: Context, organ: OrganRef, res: Response): Promise<void> {
  const { slug } = organ
  const fixed = [
    paths.organ(slug),
    paths.guide(slug),
    paths.privacy(slug),
    paths.search(slug),
    paths.catalogue(slug),
    paths.publicItems(slug),
    paths.publishedReplies(slug),
    paths.publishedReports(slug),
    paths.publishedCharts(slug),
    ...(organ.regime === 'college' ? [paths.publicList(slug)] : []),
  ].map((path) => page(context, path, null))
  const reports = (await publishedReports(context, organ)).map(({ year, publishedAt }) =>
    page(context, paths.publishedReport(slug, String(year)), publishedAt ? chineseDay(publishedAt) : null),
  )
  const { replies } = await publishedReplies(context, organ, null, MOST_REPLIES)
  const answered = replies
    .filter(({ title }) => title !== null)
    .map(({ replyId, publicOn }) => page(context, paths.publishedReply(slug, replyId), publicOn))
  const items = (await listItems(context, organ, { publicOnly: true }, null, MOST_ITEMS)).map(({ itemId, latestOn }) =>
    page(context, paths.publicItem(slug, itemId), latestOn),
  )
  send(res, xml`<urlset xmlns="${NAMESPACE}">\n${[...fixed, ...reports, ...answered, ...items]}</urlset>`)
}

function page(context: Context, path: string, changed: LocalDate | null): Html {
  const when = changed && xml`<lastmod>${changed}</lastmod>`
  return xml`<url><loc>${whole(context, path)}</loc>${when}</url>\n`
}

const whole = ({ publicUrl }: Context, path: string): string => new URL(path, publicUrl).href

const send = (res: Response, root: Html): void => void res.type('application/xml').send(xmlDocument(root))
