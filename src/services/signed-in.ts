import { Account } from '../store/tables/account.ts'
import { type Context, type OrganRef, reading, type Role } from './context.ts'
import { organById } from './organ-service.ts'
import { owedBy } from './password-profiles.ts'

export type SignedIn = { organ: OrganRef; accountId: string; name: string; role: Role }

/** The account behind a session, as it is now: a disabled account is signed out with its next request. */
export async function currentAccount(
  context: Context,
  organId: number,
  accountId: string,
): Promise<(SignedIn & { owes: ReturnType<typeof owedBy> }) | null> {
  const account = await reading(context).findOne(Account, { organId, accountId })
  if (!account || account.disabledAt) return null
  const organ = await organById(context, organId)
  const owes = owedBy(account, organ.settings.passwordProfile ?? 'modern', context.clock.now())
  return { organ, accountId, name: account.name, role: account.role, owes }
}
