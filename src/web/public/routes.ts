import { callerOf } from '../../http/caller.ts'
import { type Route } from '../../http/route.ts'
import { type Context } from '../../services/context.ts'
import { paths } from '../paths.ts'
import { applyRoutes } from './apply/apply-routes.ts'
import { catalogueRoutes } from './catalogue/catalogue-routes.ts'
import { checkReportRoutes } from './check-report.ts'
import { showHome } from './choose-body.ts'
import { showFrontPage } from './front-page.ts'
import { showGuide } from './guide.ts'
import { showPrivacy } from './privacy.ts'
import { replyRoutes } from './replies/reply-handlers.ts'
import { reportRoutes } from './reports/report-handlers.ts'
import { showRobots } from './robots.ts'
import { sitemapRoutes } from './sitemap.ts'
import { searchRoutes } from './search/search-handlers.ts'
import { trackRoutes } from './track/track-routes.ts'

/** Every page for the public. */
export const publicRoutes = (context: Context): Route[] => [
  page(paths.home(), 'VIEW_HOME', (req, res) => showHome(context, req, res)),
  page('/robots.txt', 'VIEW_ROBOTS', (req, res) => showRobots(context, req, res)),
  ...checkReportRoutes(context),
  ...sitemapRoutes(context),
  page(paths.organ(), 'VIEW_FRONT_PAGE', (req, res) => showFrontPage(context, callerOf(res).organ, req, res)),
  page(paths.guide(), 'VIEW_GUIDE', (req, res) => showGuide(context, callerOf(res).organ, req, res)),
  page(paths.privacy(), 'VIEW_PRIVACY_NOTICE', (req, res) => showPrivacy(callerOf(res).organ, req, res)),
  ...applyRoutes(context),
  ...trackRoutes(context),
  ...catalogueRoutes(context),
  ...reportRoutes(context),
  ...replyRoutes(context),
  ...searchRoutes(context),
]

const page = (path: string, audit: Route['audit'], handle: Route['handle']): Route => ({
  method: 'get',
  path,
  access: 'anyone',
  audit,
  handle,
})
