import { type Actor } from '../../services/context.ts'
import { may, type Right } from '../../services/rights.ts'
import { paths } from '../paths.ts'

/**
 * The menus of the office in their order. What stands under `daily` is always in sight; the others open on demand, and
 * one that holds a single link for this officer is that link.
 */
export const OFFICE_MENUS = ['daily', 'oversight', 'disclosure', 'reports', 'manage'] as const

type OfficeMenu = (typeof OFFICE_MENUS)[number]

/**
 * The links of the office, each in its menu, and the right each needs: the very right of the route it leads to
 * (held by a test), so that nobody is shown a door that stays shut. A new page is one line here and one in the messages.
 */
export const OFFICE_NAVIGATION = [
  { key: 'today', menu: 'daily', href: paths.today(), right: 'read-cases' },
  { key: 'ledger', menu: 'daily', href: paths.ledger(), right: 'read-cases' },
  { key: 'register', menu: 'daily', href: paths.register(), right: 'register-cases' },
  { key: 'questions', menu: 'oversight', href: paths.questions(), right: 'answer-questions' },
  { key: 'reviews', menu: 'daily', href: paths.reviews(), right: 'review-cases' },
  { key: 'remedies', menu: 'oversight', href: paths.remedies(), right: 'read-cases' },
  { key: 'publications', menu: 'disclosure', href: paths.publications(), right: 'read-cases' },
  { key: 'disclosure', menu: 'disclosure', href: paths.disclosure(), right: 'read-disclosure' },
  { key: 'catalogue', menu: 'disclosure', href: paths.ownCatalogue(), right: 'read-disclosure' },
  { key: 'links', menu: 'disclosure', href: paths.links(), right: 'read-disclosure' },
  { key: 'duties', menu: 'disclosure', href: paths.duties(), right: 'read-disclosure' },
  { key: 'channels', menu: 'disclosure', href: paths.channelUses(), right: 'read-disclosure' },
  { key: 'findings', menu: 'oversight', href: paths.findings(), right: 'read-disclosure' },
  { key: 'opinions', menu: 'oversight', href: paths.opinions(), right: 'read-disclosure' },
  { key: 'reports', menu: 'reports', href: paths.reports(), right: 'read-reports' },
  { key: 'checker', menu: 'reports', href: paths.reportChecker(), right: 'read-reports' },
  { key: 'rollUp', menu: 'reports', href: paths.rollUp(), right: 'read-reports' },
  { key: 'calendar', menu: 'manage', href: paths.calendar(), right: 'read-cases' },
  { key: 'outbox', menu: 'manage', href: paths.outbox(), right: 'read-cases' },
  { key: 'outgoing', menu: 'manage', href: paths.outgoing(), right: 'handle-cases' },
  { key: 'imports', menu: 'manage', href: paths.imports(), right: 'manage-office' },
  { key: 'letters', menu: 'manage', href: paths.letterSettings(), right: 'manage-office' },
  { key: 'settings', menu: 'manage', href: paths.settings(), right: 'manage-office' },
  { key: 'departments', menu: 'manage', href: paths.departments(), right: 'own-account' },
  { key: 'people', menu: 'manage', href: paths.people(), right: 'manage-people' },
  { key: 'tokens', menu: 'manage', href: paths.tokens(), right: 'manage-people' },
  { key: 'keys', menu: 'manage', href: paths.keys(), right: 'own-account' },
  { key: 'audit', menu: 'manage', href: paths.auditLog(), right: 'read-audit' },
] as const satisfies readonly { key: string; menu: OfficeMenu; href: string; right: Right }[]

export type OfficePlace = (typeof OFFICE_NAVIGATION)[number]['key']

/** Where somebody's day begins: the first page they may see, for most of them today's desk. */
export const homeOf = (actor: Pick<Actor, 'role'>): string =>
  OFFICE_NAVIGATION.find(({ right }) => may(actor, right))?.href ?? paths.me()
