import compression from 'compression'
import express, { type Express } from 'express'
import { type Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import { apiErrors, apiGuard, apiNotFound } from './api/guard.ts'
import { apiRoutes } from './api/routes.ts'
import { type Config } from './config.ts'
import { refuseCrossSite } from './http/csrf.ts'
import { healthRoutes } from './http/health.ts'
import { LOG_OPTIONS } from './http/logging.ts'
import { mount, type Route } from './http/route.ts'
import { securityHeaders } from './http/security-headers.ts'
import { sessions } from './http/session.ts'
import { type Context } from './services/context.ts'
import { clamd } from './services/virus-scanner.ts'
import { assets } from './web/assets.ts'
import { nothingThere, pageErrors } from './web/error-page.ts'
import { formProof, pageGuard } from './web/guard.ts'
import { SCANNER } from './http/upload-scanner.ts'
import { keepDisplaySettings } from './web/layout/display-settings.ts'
import { webRoutes } from './web/routes.ts'

/** Longest form accepted, in bytes; long texts are cut by the forms' own rules well before. */
const FORM_LIMIT = '256kb'

type AppConfig = Pick<Config, 'publicUrl' | 'trustProxy'> & {
  sessionSecret: string
  virusScanner?: string | null
}

/** Every route of the program, for the app and for the test that walks them. */
export const allRoutes = (context: Context): { api: Route[]; web: Route[] } => ({
  api: apiRoutes(context),
  web: webRoutes(context),
})

/** The whole HTTP side: middleware in order, then the registered routes, then what answers everything else. */
export function createApp(context: Context, config: AppConfig, log: Logger): Express {
  const secure = config.publicUrl.startsWith('https:')
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', 'simple')
  app.locals[SCANNER] = config.virusScanner ? clamd(config.virusScanner) : null
  app.use(pinoHttp({ logger: log, ...LOG_OPTIONS }))
  app.use(securityHeaders(secure))
  app.use(healthRoutes(context))
  app.use(compression())
  app.use(assets())
  const routes = allRoutes(context)
  app.use('/api', express.json({ limit: FORM_LIMIT }))
  mount(app, routes.api, apiGuard, context)
  app.use('/api', apiNotFound, apiErrors)
  app.use(refuseCrossSite(config.publicUrl))
  app.use(express.urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: 400 }))
  app.use(sessions(context.orm, config.sessionSecret, secure), keepDisplaySettings())
  mount(app, routes.web, pageGuard, context, formProof)
  app.use(nothingThere, pageErrors(context))
  return app
}
