import { type Route } from '../http/route.ts'
import { type Context } from '../services/context.ts'
import { routeOf } from './api-call.ts'
import { ALL_CALLS } from './calls.ts'
import { documentationRoutes } from './documentation.ts'

/** Every route of the JSON interface: its calls, and the pages that describe them. */
export const apiRoutes = (context: Context): Route[] => [
  ...documentationRoutes(context),
  ...ALL_CALLS.map(routeOf(context)),
]
