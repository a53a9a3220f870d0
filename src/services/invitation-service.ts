import { queueMessages } from '../store/outbox.ts'
import { endSessions } from '../store/session-store.ts'
import { Account } from '../store/tables/account.ts'
import { type SignedIn } from './signed-in.ts'
import { type Actor, type Context, type OrganRef, reading, SYSTEM } from './context.ts'
import { NotFound } from './errors.ts'
import { linkedId, linkKey, openLink } from './keyed-link.ts'
import { hashed } from './password-policy.ts'
import { transact } from './transact.ts'

/** Days an invitation may be used. */
const INVITATION_DAYS = 7
const DAY_MS = 24 * 60 * 60 * 1000

/** The address of an invitation; `turn` as it stands on the account. */
export const invitationAddress = (context: Context, organ: OrganRef, accountId: string, turn: number): string =>
  `${context.publicUrl}/o/${organ.slug}/invitation?key=${linkKey(context, 'invitation', organ, accountId, turn)}`

/**
 * Invites an account to set its password by a link, sent by mail where it has an address; a link made before opens
 * nothing any more. Gives the link, for whoever must be told another way. @throws NotFound
 */
export function invite(context: Context, organ: OrganRef, accountId: string, actor: Actor): Promise<string> {
  return transact(context, actor, 'ACCOUNT_INVITED', async (tx) => {
    const account = await tx.findOne(Account, { organId: organ.organId, accountId, disabledAt: null })
    if (!account) throw new NotFound(accountId)
    account.invitedAt = context.clock.now()
    account.invitationTurn += 1
    const turn = account.invitationTurn
    if (account.email !== null) {
      const facts = { invitation: turn }
      const message = { letter: 'invitation', recipient: `officer:${accountId}`, caseId: null, facts }
      const dedupeKey = `${accountId}/invitation/${turn}`
      await queueMessages(tx, organ.organId, context.clock.now(), [{ ...message, dedupeKey }])
    }
    return { result: invitationAddress(context, organ, accountId, turn), subject: `account/${accountId}` }
  })
}

/** The account an invitation is for. @throws NotFound for one not made here, used, replaced or too old */
export async function invitedAccount(context: Context, organ: OrganRef, key: string): Promise<Account> {
  const id = linkedId(key)
  const account =
    id && (await reading(context).findOne(Account, { organId: organ.organId, accountId: id, disabledAt: null }))
  const opens = account && openLink(context, 'invitation', organ, key, account.invitationTurn) !== null
  if (!account || !opens || !account.invitedAt) throw new NotFound('invitation')
  if (context.clock.now().getTime() - account.invitedAt.getTime() > INVITATION_DAYS * DAY_MS)
    throw new NotFound('invitation')
  return account
}

/** Sets the password of an invited account and uses the invitation up. @throws NotFound, Invalid */
export async function acceptInvitation(
  context: Context,
  organ: OrganRef,
  key: string,
  password: string,
): Promise<SignedIn> {
  const { accountId, login } = await invitedAccount(context, organ, key)
  const passwordHash = await hashed(organ, login, password)
  const actor = { ...SYSTEM(organ.organId), id: `officer:${accountId}` }
  return transact(context, actor, 'INVITATION_ACCEPTED', async (tx) => {
    const account = await tx.findOneOrFail(Account, { organId: organ.organId, accountId })
    if (!account.invitedAt) throw new NotFound('invitation')
    Object.assign(account, { passwordHash, passwordSetAt: context.clock.now(), invitedAt: null })
    await endSessions(tx, organ.organId, accountId)
    return { result: { organ, accountId, name: account.name, role: account.role }, subject: `account/${accountId}` }
  })
}
