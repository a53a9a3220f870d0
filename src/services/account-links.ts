import { randomBytes } from 'node:crypto'
import {
  joinAccounts,
  keepLinkCode,
  leaveLinks,
  linkedAccounts,
  useLinkCode,
  type LinkedAccount,
} from '../store/account-links.ts'
import { appendAudit } from '../store/audit-log.ts'
import { sha256 } from '../store/sealing.ts'
import { accountOf } from './absence-service.ts'
import { currentAccount, type SignedIn } from './signed-in.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Forbidden, Invalid, NotFound } from './errors.ts'
import { findOrgan } from './organ-service.ts'
import { transact } from './transact.ts'

/**
 * One person who serves several organs has an account in each, given by each, and moves between them without signing
 * in again. Rights, names and logs stay those of each organ; joining needs a session in both.
 */

const CODE_MINUTES = 10

/** The other organs this officer serves. */
export const otherOrgans = (context: Context, organ: OrganRef, actor: Actor): Promise<LinkedAccount[]> =>
  linkedAccounts(reading(context), organ.organId, me(actor))

/** A code to be entered while signed in elsewhere; it names this organ and lives ten minutes. */
export function newLinkCode(context: Context, organ: OrganRef, actor: Actor): Promise<string> {
  const code = `${organ.slug}.${randomBytes(12).toString('base64url')}`
  const expiresAt = new Date(context.clock.now().getTime() + CODE_MINUTES * 60_000)
  return transact(context, actor, 'ACCOUNT_LINK_OFFERED', async (tx) => {
    await keepLinkCode(tx, organ.organId, me(actor), sha256(code), expiresAt)
    return { result: code, subject: `account/${me(actor)}` }
  })
}

/** Joins this account with the one the code was made for; both organs' logs say so. @throws Invalid */
export async function linkAccounts(context: Context, organ: OrganRef, code: string, actor: Actor): Promise<void> {
  const wrong = new Invalid([{ field: 'code', text: '连接码不对，或者已经过期；请在另一个单位重新取一个' }])
  const other = await findOrgan(context, code.split('.')[0] ?? '').catch(() => null)
  if (!other || other.organId === organ.organId) throw wrong
  await transact(context, actor, 'ACCOUNT_LINKED', async (tx) => {
    const now = context.clock.now()
    const accountId = await useLinkCode(tx, other.organId, sha256(code), now)
    if (accountId === null) throw wrong
    const [mine, theirs] = [
      { organId: organ.organId, accountId: me(actor) },
      { organId: other.organId, accountId },
    ]
    if (!(await joinAccounts(tx, mine, theirs, now)))
      throw new Invalid([{ field: 'code', text: '这样连接后，同一个人在一个单位会有两个账号；请先解除原来的连接' }])
    const entry = { actor: `officer:${accountId}`, action: 'ACCOUNT_LINKED', subject: `account/${accountId}` }
    await appendAudit(tx, other.organId, now, { ...entry, facts: { with: organ.slug } })
    return { result: undefined, subject: `account/${me(actor)}`, facts: { with: other.slug } }
  })
}

/** Ends the connection of this account with all others. */
export function unlinkAccount(context: Context, organ: OrganRef, actor: Actor): Promise<void> {
  return transact(context, actor, 'ACCOUNT_UNLINKED', async (tx) => {
    await leaveLinks(tx, organ.organId, me(actor))
    return { result: undefined, subject: `account/${me(actor)}` }
  })
}

/** The same person's account in another organ, to go over to. @throws NotFound */
export async function accountThere(context: Context, organ: OrganRef, slug: string, actor: Actor): Promise<SignedIn> {
  const there = (await otherOrgans(context, organ, actor)).find((each) => each.slug === slug)
  const account = there && (await currentAccount(context, there.organId, there.accountId))
  if (!account) throw new NotFound(slug)
  return account
}

/** Logs, where one arrives, that somebody came over; once nothing (no second factor) stands in the way any more. */
export function logArrival(context: Context, { organ, accountId, role }: SignedIn, from: string): Promise<void> {
  return transact(context, { id: `officer:${accountId}`, organId: organ.organId, role }, 'ORGAN_SWITCHED', () =>
    Promise.resolve({ result: undefined, subject: `account/${accountId}`, facts: { from } }),
  )
}

function me(actor: Actor): string {
  const account = accountOf(actor)
  if (account === null) throw new Forbidden('account-link')
  return account
}
