import { type Route } from '../../http/route.ts'
import { type Context } from '../../services/context.ts'
import { showingOnly } from '../../services/showing-only.ts'
import { isSizeSwitch } from '../layout/display-settings.ts'
import { accountRoutes } from './account/account-routes.ts'
import { actRoutes } from './acts/act-routes.ts'
import { affairsRoutes } from './affairs-routes.ts'
import { caseRoutes } from './case.ts'
import { caseFileRoutes } from './case-file-page.ts'
import { keyRoutes } from './keys/keys-page.ts'
import { organRoutes } from './organs/organ-routes.ts'
import { ledgerRoutes } from './ledger/ledger-routes.ts'
import { registerRoutes } from './register.ts'
import { setupRoutes } from './setup.ts'
import { meRoutes } from './sign-in-me.ts'
import { signInCodeRoutes } from './sign-in-code.ts'
import { signInRoutes } from './sign-in.ts'
import { todayRoutes } from './today.ts'
import { workingRoutes } from './working/working-routes.ts'

/** Every page of the office. */
export function officeRoutes(context: Context): Route[] {
  const pages: Route[] = [
    ...meRoutes(context),
    ...organRoutes(context),
    ...keyRoutes(),
    ...accountRoutes(context),
    ...todayRoutes(context),
    ...ledgerRoutes(context),
    ...registerRoutes(context),
    ...caseRoutes(context),
    ...workingRoutes(context),
    ...caseFileRoutes(context),
    ...actRoutes(context),
    ...affairsRoutes(context),
  ]
  const shown = pages.filter(({ method }) => method === 'get').map(({ path }) => path)
  return [
    ...setupRoutes(context),
    ...signInRoutes(context, () => shown),
    ...signInCodeRoutes(context, () => shown),
    ...pages.map(shownAgainOnSwitch),
  ]
}

/** A form that was sent by the switch of the text size changes nothing: its page comes back as it was typed. */
function shownAgainOnSwitch(route: Route): Route {
  const { method, handle } = route
  if (method === 'get') return route
  return {
    ...route,
    handle: (req, res) => (isSizeSwitch(req, res) ? showingOnly(() => handle(req, res)) : handle(req, res)),
  }
}
