import { endSessions } from '../store/session-store.ts'
import { Account } from '../store/tables/account.ts'
import { accountOf } from './absence-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { passwordMatches } from './password-hashing.ts'
import { hashed } from './password-policy.ts'
import { factorState } from './second-factor.ts'
import { forgetFailures, knownCounts, oneTooMany } from './sign-in-attempts.ts'
import { type SignedIn } from './signed-in.ts'
import { transact } from './transact.ts'

/** One's own account as its page shows it. @throws NotFound */
export async function ownAccount(context: Context, organ: OrganRef, actor: Actor) {
  const accountId = accountOf(actor)
  const account = accountId && (await reading(context).findOne(Account, { organId: organ.organId, accountId }))
  if (!account) throw new NotFound('account')
  const { digest, arrivalsTold } = account
  return { digest, arrivals: arrivalsTold !== null, factor: await factorState(context, organ, account.accountId) }
}

/**
 * Checks one's own password again, for what an unattended session must not be enough for; counted, so that it is no
 * place to guess it either.
 */
export async function passwordIsRight(
  context: Context,
  organ: OrganRef,
  accountId: string,
  password: string,
): Promise<boolean | 'wait'> {
  const counts = knownCounts(organ, accountId, 'session')
  if (await oneTooMany(context, counts)) return 'wait'
  const account = await reading(context).findOne(Account, { organId: organ.organId, accountId })
  const right = account?.passwordHash ? await passwordMatches(account.passwordHash, password, 'known') : false
  if (right) await forgetFailures(context, counts)
  return right
}

/** Changes one's own password; every other session of the account ends. @throws Invalid */
export async function changePassword(context: Context, me: SignedIn, old: string, fresh: string): Promise<void> {
  const { organ, accountId } = me
  const passwordHash = await hashed(organ, '', fresh)
  if (fresh === old) throw new Invalid([{ field: 'password', text: '新密码不能与原密码相同' }])
  const right = await passwordIsRight(context, organ, accountId, old)
  if (right === 'wait') throw new Invalid([{ field: 'old', text: '原密码错误次数太多，请15分钟后再试' }])
  if (!right) throw new Invalid([{ field: 'old', text: '原密码不正确' }])
  const actor: Actor = { id: `officer:${accountId}`, organId: organ.organId, role: me.role }
  return transact(context, actor, 'PASSWORD_CHANGED', async (tx) => {
    const account = await tx.findOneOrFail(Account, { organId: organ.organId, accountId })
    Object.assign(account, { passwordHash, passwordSetAt: context.clock.now() })
    await endSessions(tx, organ.organId, accountId)
    return { result: undefined, subject: `account/${accountId}` }
  })
}
