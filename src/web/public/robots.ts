import { type Request, type Response } from 'express'
import { type Context } from '../../services/context.ts'
import { listOrgans } from '../../services/organ-service.ts'
import { paths } from '../paths.ts'

/** What crawlers may read: pages that are public and stay. */
const ALLOWED = [
  '/$',
  '/assets/',
  paths.sitemaps(),
  paths.sitemap('*'),
  paths.guide('*'),
  paths.privacy('*'),
  `${paths.search('*')}$`,
  paths.catalogue('*'),
  paths.publishedReplies('*'),
  paths.publishedReports('*'),
]

/** What they are asked to leave alone by name: the office, the interface, everything about a case. */
const DISALLOWED = [paths.today(), paths.setup(), '/api/', paths.apply('*'), paths.track('*'), `${paths.search('*')}?`]

/** Front pages are named one by one, as no pattern fits them alone; of more bodies than this the others are found from `/`. */
const MOST_BODIES = 1_000

/** /robots.txt: everything not allowed is to be left alone. The longest rule that fits decides (RFC 9309). */
export async function showRobots(context: Context, _req: Request, res: Response): Promise<void> {
  const bodies = (await listOrgans(context)).slice(0, MOST_BODIES).map(({ slug }) => `${paths.organ(slug)}$`)
  const lines = [
    'User-agent: *',
    ...[...ALLOWED, ...bodies].map((path) => `Allow: ${path}`),
    ...DISALLOWED.map((path) => `Disallow: ${path}`),
    'Disallow: /',
    '',
    `Sitemap: ${new URL(paths.sitemaps(), context.publicUrl).href}`,
    '',
  ]
  res.type('text/plain').send(lines.join('\n'))
}
