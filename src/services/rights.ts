import { type Actor, type Role, type TokenRole } from './context.ts'
import { Forbidden } from './errors.ts'

/** What staff may do. Every route outside the public pages names exactly one of these. */
export type Right =
  | 'own-account'
  | 'read-cases'
  | 'register-cases'
  | 'handle-cases'
  | 'handle-remedies'
  | 'review-cases'
  | 'answer-questions'
  | 'read-disclosure'
  | 'handle-disclosure'
  | 'read-reports'
  | 'write-reports'
  | 'close-reports'
  | 'read-audit'
  | 'manage-departments'
  | 'manage-people'
  | 'manage-office'

const READER: readonly Right[] = ['own-account', 'read-cases', 'read-disclosure', 'read-reports']
const CLERK: readonly Right[] = [
  ...READER,
  'register-cases',
  'handle-cases',
  'handle-remedies',
  'handle-disclosure',
  'answer-questions',
  'write-reports',
]
const HEAD: readonly Right[] = [...CLERK, 'review-cases', 'close-reports', 'manage-departments']

/**
 * Who may do what. An administrator may do everything, so that an office of one person can work; offices that must
 * separate duties (三权分立) give that role to nobody after setting up `system`, `security` and `auditor`.
 */
export const RIGHTS: Record<Role, readonly Right[]> = {
  clerk: CLERK,
  head: HEAD,
  reviewer: [...READER, 'review-cases', 'answer-questions'],
  contact: ['own-account', 'answer-questions'],
  auditor: [...READER, 'read-audit'],
  system: ['own-account', 'manage-departments', 'manage-office'],
  security: ['own-account', 'manage-people'],
  admin: [...HEAD, 'read-audit', 'manage-people', 'manage-office'],
}

/** The roles a program's token may have: fixed, because programs rely on them. */
export const TOKEN_ROLES: readonly TokenRole[] = ['clerk', 'head', 'auditor', 'admin']

export const may = (actor: Pick<Actor, 'role'>, right: Right): boolean =>
  actor.role !== null && RIGHTS[actor.role].includes(right)

/** The roles that hold a right. */
export const rolesWith = (right: Right): Role[] =>
  (Object.keys(RIGHTS) as Role[]).filter((role) => RIGHTS[role].includes(right))

/** @throws Forbidden */
export function demand(actor: Pick<Actor, 'role'>, right: Right): void {
  if (!may(actor, right)) throw new Forbidden(right)
}
