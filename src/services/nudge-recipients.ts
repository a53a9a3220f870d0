import { type EntityManager } from '@mikro-orm/postgresql'
import { absencesFrom } from '../store/absence-store.ts'
import { Account } from '../store/tables/account.ts'
import { type Context, type OrganRef } from './context.ts'
import { may, rolesWith } from './rights.ts'

/** Whom reminders go to, worked out once for a sweep. Ids of accounts that have a mail address. */
export type NudgeRecipients = {
  /** Everybody who works cases. */
  all: readonly string[]
  /** Whoever has a case, with whoever stands in for them; nobody in particular: all. Overdue: the heads as well. */
  forCase: (assignedTo: string | null, overdue: boolean) => readonly string[]
}

export async function nudgeRecipients(
  context: Context,
  tx: EntityManager,
  { organId }: OrganRef,
): Promise<NudgeRecipients> {
  const role = { $in: rolesWith('handle-cases') }
  const accounts = await tx.find(Account, { organId, disabledAt: null, email: { $ne: null }, role })
  const today = context.clock.today()
  const absences = (await absencesFrom(tx, organId, today)).filter(({ fromDay }) => fromDay <= today)
  const all = accounts.map(({ accountId }) => accountId)
  const heads = accounts.filter((each) => may(each, 'close-reports')).map(({ accountId }) => accountId)
  const deputyOf = new Map(absences.map(({ accountId, deputyId }) => [accountId, deputyId]))
  const forCase = (assignedTo: string | null, overdue: boolean) => {
    if (assignedTo === null) return all
    const deputy = deputyOf.get(assignedTo)
    const people = [assignedTo, ...(deputy ? [deputy] : [])].filter((id) => all.includes(id))
    // A case whose officer has left, or has no address, is everybody's again.
    if (people.length === 0) return all
    return [...new Set([...people, ...(overdue ? heads : [])])]
  }
  return { all, forCase }
}
