import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { Account } from '../store/tables/account.ts'
import { type Context, type OrganRef, reading, type Role } from './context.ts'
import { organById } from './organ-service.ts'
import { owedBy } from './password-profiles.ts'

export type SignedIn = { organ: OrganRef; accountId: string; name: string; role: Role }

/** Checks login and password; null when either is wrong or the account is disabled, in the same time. */
export async function signIn(
  context: Context,
  organ: OrganRef,
  login: string,
  password: string,
): Promise<SignedIn | null> {
  const account = await reading(context).findOne(Account, { organId: organ.organId, login })
  const right = await verify(account?.passwordHash ?? (await unknownHash()), password)
  if (!account?.passwordHash || !right || account.disabledAt) return null
  return { organ, accountId: account.accountId, name: account.name, role: account.role }
}

let unknown: Promise<string> | undefined

/** Compared against when there is no such account, so that the time says nothing. */
const unknownHash = () => (unknown ??= hash(randomBytes(16).toString('hex')))

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
