import { type Actor, type Role } from './context.ts'
import { Forbidden } from './errors.ts'

/** What staff may do. Every route outside the public pages names exactly one of these. */
export type Right =
  | 'read-cases'
  | 'register-cases'
  | 'handle-cases'
  | 'handle-remedies'
  | 'read-reports'
  | 'close-reports'
  | 'read-audit'
  | 'manage-office'

const CLERK: readonly Right[] = ['read-cases', 'register-cases', 'handle-cases', 'handle-remedies', 'read-reports']

/**
 * Who may do what. An administrator may do everything, so that an office of one person can work; offices that must
 * separate duties give nobody that role for daily work.
 */
export const RIGHTS: Record<Role, readonly Right[]> = {
  clerk: CLERK,
  head: [...CLERK, 'close-reports'],
  auditor: ['read-cases', 'read-reports', 'read-audit'],
  admin: [...CLERK, 'close-reports', 'read-audit', 'manage-office'],
}

export const may = (actor: Pick<Actor, 'role'>, right: Right): boolean =>
  actor.role !== null && RIGHTS[actor.role].includes(right)

/** @throws Forbidden */
export function demand(actor: Pick<Actor, 'role'>, right: Right): void {
  if (!may(actor, right)) throw new Forbidden(right)
}
