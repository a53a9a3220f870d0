import { type Route } from '../http/route.ts'
import { type Context } from '../services/context.ts'
import { officeRoutes } from './office/routes.ts'
import { publicRoutes } from './public/routes.ts'

/** Every page of the service. */
export const webRoutes = (context: Context): Route[] => [...publicRoutes(context), ...officeRoutes(context)]
