import { randomBytes, randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { hash, verify } from '@node-rs/argon2'
import { sha256 } from '../store/sealing.ts'
import { endSessions } from '../store/session-store.ts'
import { Account, ApiToken } from '../store/tables/account.ts'
import { SetupLink } from '../store/tables/setup.ts'
import { type Actor, type Context, type OrganRef, reading, type Role, type TokenRole } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { organById } from './organ-service.ts'
import { passwordProblems } from './password-policy.ts'
import { owedBy } from './password-profiles.ts'
import { factorState } from './second-factor.ts'
import { accountOf } from './absence-service.ts'
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

/** @throws Invalid for a password that breaks the body's policy */
async function hashed({ name, slug, settings }: OrganRef, login: string, password: string): Promise<string> {
  const problems = passwordProblems(password, [login, name, slug], settings.passwordProfile)
  if (problems.length > 0) throw new Invalid(problems.map((text) => ({ field: 'password', text })))
  return hash(password)
}

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

export const listAccounts = (context: Context, organ: OrganRef): Promise<Account[]> =>
  reading(context).find(Account, { organId: organ.organId }, { orderBy: { createdAt: 'asc' } })

/** Disables an account and ends its sessions at once. @throws NotFound, Invalid for the last administrator */
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

/** One's own account as its page shows it. @throws NotFound */
export async function ownAccount(context: Context, organ: OrganRef, actor: Actor) {
  const accountId = accountOf(actor)
  const account = accountId && (await reading(context).findOne(Account, { organId: organ.organId, accountId }))
  if (!account) throw new NotFound('account')
  return { digest: account.digest, factor: await factorState(context, organ, account.accountId) }
}

/** Checks one's own password again, for what an unattended session must not be enough for. */
export async function passwordIsRight(context: Context, organ: OrganRef, accountId: string, password: string) {
  const account = await reading(context).findOne(Account, { organId: organ.organId, accountId })
  return account?.passwordHash ? verify(account.passwordHash, password) : false
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

/** Changes one's own password; every other session of the account ends. @throws Invalid */
export async function changePassword(context: Context, me: SignedIn, old: string, fresh: string): Promise<void> {
  const { organ, accountId } = me
  const passwordHash = await hashed(organ, '', fresh)
  if (fresh === old) throw new Invalid([{ field: 'password', text: '新密码不能与原密码相同' }])
  const actor: Actor = { id: `officer:${accountId}`, organId: organ.organId, role: me.role }
  return transact(context, actor, 'PASSWORD_CHANGED', async (tx) => {
    const account = await tx.findOneOrFail(Account, { organId: organ.organId, accountId })
    if (!account.passwordHash || !(await verify(account.passwordHash, old)))
      throw new Invalid([{ field: 'old', text: '原密码不正确' }])
    Object.assign(account, { passwordHash, passwordSetAt: context.clock.now() })
    await endSessions(tx, organ.organId, accountId)
    return { result: undefined, subject: `account/${accountId}` }
  })
}

/** Issues a token for the JSON interface; the text is seen once. It names its organ: `gk_<slug>_<secret>`. */
export async function createToken(
  context: Context,
  organ: OrganRef,
  name: string,
  role: TokenRole,
  actor: Actor,
): Promise<string> {
  const token = `gk_${organ.slug}_${randomBytes(32).toString('base64url')}`
  return transact(context, actor, 'TOKEN_CREATED', async (tx) => {
    const tokenId = randomUUID()
    const fields = { organId: organ.organId, tokenId, name, role, tokenHash: sha256(token) }
    tx.create(ApiToken, { ...fields, createdAt: context.clock.now(), usedAt: null, revokedAt: null })
    return { result: token, subject: `token/${tokenId}`, facts: { role } }
  })
}

/** Who a token speaks for; null for one unknown or revoked. */
export async function bearerOf(context: Context, organ: OrganRef, token: string): Promise<Actor | null> {
  const row = await reading(context).findOne(ApiToken, { organId: organ.organId, tokenHash: sha256(token) })
  return row && !row.revokedAt ? { id: `token:${row.tokenId}`, organId: organ.organId, role: row.role } : null
}

export const listTokens = (context: Context, organ: OrganRef): Promise<ApiToken[]> =>
  reading(context).find(ApiToken, { organId: organ.organId }, { orderBy: { createdAt: 'asc' } })

/** @throws NotFound */
export function revokeToken(context: Context, organ: OrganRef, tokenId: string, actor: Actor): Promise<void> {
  return transact(context, actor, 'TOKEN_REVOKED', async (tx) => {
    const row = await tx.findOne(ApiToken, { organId: organ.organId, tokenId })
    if (!row) throw new NotFound(tokenId)
    row.revokedAt = context.clock.now()
    return { result: undefined, subject: `token/${tokenId}` }
  })
}

/** A one-time link for the first administrator; null once one exists. Making a new one ends the old. */
export async function newSetupToken(context: Context): Promise<string | null> {
  const em = context.orm.em.fork()
  if (await em.count(Account, { role: 'admin', disabledAt: null })) return null
  const token = randomBytes(24).toString('base64url')
  await em.nativeDelete(SetupLink, {})
  await em.insert(SetupLink, { tokenHash: sha256(token), createdAt: context.clock.now(), usedAt: null })
  return token
}

/** Whether a setup link may still be used. */
export async function isSetupOpen(context: Context, token: string): Promise<boolean> {
  return (await reading(context).count(SetupLink, { tokenHash: sha256(token), usedAt: null })) === 1
}

/** Uses the setup link up; false when it was used before. */
export async function useSetupToken(context: Context, token: string): Promise<boolean> {
  const used = await reading(context).nativeUpdate(
    SetupLink,
    { tokenHash: sha256(token), usedAt: null },
    { usedAt: context.clock.now() },
  )
  return used === 1
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
