import { type Right } from '../../services/rights.ts'
import { paths } from '../paths.ts'

/**
 * The main links of the office, daily work first, and the right each needs: the very right of the route it leads to
 * (held by a test), so that nobody is shown a door that stays shut.
 */
export const OFFICE_NAVIGATION = [
  { key: 'today', href: paths.today(), right: 'read-cases' },
  { key: 'ledger', href: paths.ledger(), right: 'read-cases' },
  { key: 'register', href: paths.register(), right: 'register-cases' },
  { key: 'remedies', href: paths.remedies(), right: 'read-cases' },
  { key: 'reports', href: paths.reports(), right: 'read-reports' },
  { key: 'calendar', href: paths.calendar(), right: 'read-cases' },
  { key: 'outbox', href: paths.outbox(), right: 'read-cases' },
  { key: 'imports', href: paths.imports(), right: 'manage-office' },
  { key: 'settings', href: paths.settings(), right: 'manage-office' },
  { key: 'people', href: paths.people(), right: 'manage-office' },
  { key: 'tokens', href: paths.tokens(), right: 'manage-office' },
  { key: 'audit', href: paths.auditLog(), right: 'read-audit' },
] as const satisfies readonly { key: string; href: string; right: Right }[]

export type OfficePlace = (typeof OFFICE_NAVIGATION)[number]['key']
