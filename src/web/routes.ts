import { type Route } from '../http/route.ts'
import { type Context } from '../services/context.ts'
import { displayRoutes } from './display-switch.ts'
import { officeRoutes } from './office/routes.ts'
import { publicRoutes } from './public/routes.ts'

/** Every page of the service. */
export const webRoutes = (context: Context): Route[] => [
  ...displayRoutes,
  ...publicRoutes(context),
  ...officeRoutes(context),
]
