import { type Route } from '../../http/route.ts'
import { type Context } from '../../services/context.ts'
import { auditRoutes } from './audit/audit-page.ts'
import { calendarRoutes } from './calendar/calendar-routes.ts'
import { absenceRoutes } from './departments/absences-page.ts'
import { departmentRoutes } from './departments/departments-page.ts'
import { disclosureRoutes } from './disclosure/disclosure-routes.ts'
import { importRoutes } from './imports/import-page.ts'
import { letterSettingsRoutes } from './letters/letter-settings-page.ts'
import { wordingRoutes } from './letters/wording-page.ts'
import { outboxRoutes } from './outbox/outbox-page.ts'
import { outgoingRoutes } from './outgoing/outgoing-routes.ts'
import { peopleRoutes } from './people/people-page.ts'
import { publicationRoutes } from './publications/publication-routes.ts'
import { remedyRoutes } from './remedies/remedy-routes.ts'
import { checkerRoutes } from './reports/checker-page.ts'
import { reportRoutes } from './reports/report-routes.ts'
import { rollUpRoutes } from './roll-up/roll-up-routes.ts'
import { settingsRoutes } from './settings/settings-page.ts'
import { tokenRoutes } from './tokens/tokens-page.ts'

/** The office's pages beside the cases: disputes, reports, calendar, mail, import, settings, people, log. */
export const affairsRoutes = (context: Context): Route[] => [
  ...remedyRoutes(context),
  ...publicationRoutes(context),
  ...disclosureRoutes(context),
  ...reportRoutes(context),
  ...checkerRoutes,
  ...rollUpRoutes(context),
  ...calendarRoutes(context),
  ...outboxRoutes(context),
  ...outgoingRoutes(context),
  ...importRoutes(context),
  ...settingsRoutes(context),
  ...letterSettingsRoutes(context),
  ...wordingRoutes(context),
  ...departmentRoutes(context),
  ...absenceRoutes(context),
  ...peopleRoutes(context),
  ...tokenRoutes(context),
  ...auditRoutes(context),
]
