import { randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { endSessions } from '../store/session-store.ts'
import { Account } from '../store/tables/account.ts'
import { type Actor, type Context, type OrganRef, reading, type Role } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { hashed } from './password-policy.ts'
import { may, type Right } from './rights.ts'
import { transact } from './transact.ts'

/** `password` null: the person sets one by an invitation. */
export type NewAccount = { login: string; name: string; email: string | null; role: Role; password: string | null }

/** Adds a member of staff. @throws Invalid for a login in use or a password that breaks the policy */
export async function createAccount(
  context: Context,
  organ: OrganRef,
  input: NewAccount,
  actor: Actor,
): Promise<string> {
  const passwordHash = input.password === null ? null : await hashed(organ, input.login, input.password)
  const accountId = randomUUID()
  return transact(context, actor, 'ACCOUNT_CREATED', async (tx) => {
    if (await tx.count(Account, { organId: organ.organId, login: input.login }))
      throw new Invalid([{ field: 'login', text: '这个登录名已被使用，请换一个' }])
    tx.create(Account, {
      organId: organ.organId,
      accountId,
      login: input.login,
      name: input.name,
      email: input.email,
      role: input.role,
      passwordHash,
      createdAt: context.clock.now(),
      disabledAt: null,
      passwordSetAt: passwordHash === null ? null : context.clock.now(),
      invitedAt: null,
      factorProvedAt: null,
    })
    return { result: accountId, subject: `account/${accountId}`, facts: { role: input.role } }
  })
}

export const listAccounts = (context: Context, organ: OrganRef): Promise<Account[]> =>
  reading(context).find(Account, { organId: organ.organId }, { orderBy: { createdAt: 'asc' } })

/** Who may be put in charge: everybody still here who holds the right; of disputes unless another is named. */
export async function possibleHandlers(
  context: Context,
  organ: OrganRef,
  right: Right = 'handle-remedies',
): Promise<{ id: string; name: string }[]> {
  const accounts = await listAccounts(context, organ)
  return accounts
    .filter(({ role, disabledAt }) => disabledAt === null && may({ role }, right))
    .map(({ accountId, name }) => ({ id: accountId, name }))
}

/** Disables an account and ends its sessions at once. @throws NotFound, Invalid for the last administrator */
export function disableAccount(context: Context, organ: OrganRef, accountId: string, actor: Actor): Promise<void> {
  return transact(context, actor, 'ACCOUNT_DISABLED', async (tx) => {
    const account = await tx.findOne(Account, { organId: organ.organId, accountId })
    if (!account) throw new NotFound(accountId)
    const admins = await tx.count(Account, { organId: organ.organId, role: 'admin', disabledAt: null })
    if (account.role === 'admin' && admins <= 1 && !(await rolesAreSplit(tx, organ)))
      throw new Invalid([{ field: 'account', text: LAST_ADMIN }])
    account.disabledAt = context.clock.now()
    await endSessions(tx, organ.organId, accountId)
    return { result: undefined, subject: `account/${accountId}` }
  })
}

/** Gives somebody another role; their sessions end, so that it counts at once. @throws NotFound, Invalid for the last administrator */
export function changeRole(
  context: Context,
  organ: OrganRef,
  accountId: string,
  role: Role,
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'ROLE_CHANGED', async (tx) => {
    const account = await tx.findOne(Account, { organId: organ.organId, accountId, disabledAt: null })
    if (!account) throw new NotFound(accountId)
    const admins = await tx.count(Account, { organId: organ.organId, role: 'admin', disabledAt: null })
    const isSplit = await rolesAreSplit(tx, organ)
    if (account.role === 'admin' && role !== 'admin' && admins <= 1 && !isSplit)
      throw new Invalid([{ field: 'account', text: LAST_ADMIN }])
    const before = account.role
    account.role = role
    await endSessions(tx, organ.organId, accountId)
    return { result: undefined, subject: `account/${accountId}`, facts: { before, role } }
  })
}

const LAST_ADMIN = '至少要保留一名可用的管理员'

/** Whether system, security and audit each have somebody: then no administrator of everything is needed (三权分立). */
async function rolesAreSplit(tx: EntityManager, { organId }: OrganRef): Promise<boolean> {
  const three: Role[] = ['system', 'security', 'auditor']
  const held = await tx.find(Account, { organId, disabledAt: null, role: { $in: three } })
  return new Set(held.map(({ role }) => role)).size === three.length
}

/** Names for the ids that events keep (`officer:<uuid>` …), for one page's worth of entries. */
export async function actorNames(
  context: Context,
  organ: OrganRef,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const accountIds = ids.filter((id) => id.startsWith('officer:')).map((id) => id.slice('officer:'.length))
  const accounts = await reading(context).find(Account, {
    organId: organ.organId,
    accountId: { $in: [...new Set(accountIds)] },
  })
  return new Map(accounts.map((each) => [`officer:${each.accountId}`, each.name]))
}
