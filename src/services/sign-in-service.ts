import { createHash } from 'node:crypto'
import { countHit, forgetHits } from '../store/rate-limit-store.ts'
import { currentAccount, signIn, type SignedIn } from './signed-in.ts'
import { type Context, type OrganRef, reading, SYSTEM } from './context.ts'
import { factorProves, factorState } from './second-factor.ts'
import { transact } from './transact.ts'

/** Wrong passwords for one login from one address before that pair has to wait. ASVS 6.3, 等保 2.0 登录失败处理. */
const FAILURES = 5
const WAIT_MS = 15 * 60 * 1000

/** `wait`: too many failures of this login from this address; the account stays open to everybody else. */
export type SignInAnswer = (SignedIn & { needsCode: boolean }) | 'wrong' | 'wait'

/**
 * Signs in and logs how it went. Failures count per login and address, whether or not there is such an account, so the
 * answer tells nothing and nobody can lock another person out. The log names neither the login typed nor the address.
 */
export async function signInFrom(
  context: Context,
  organ: OrganRef,
  typed: { login: string; password: string; address: string },
): Promise<SignInAnswer> {
  const key = failuresOf(organ, typed.login, typed.address)
  if (await mustWait(context, key)) return 'wait'
  const account = await signIn(context, organ, typed.login, typed.password)
  if (!account) {
    await log(context, SYSTEM(organ.organId), 'SIGN_IN_FAILED', 'sign-in')
    return 'wrong'
  }
  await forgetHits(reading(context), key)
  const { on: needsCode } = await factorState(context, organ, account.accountId)
  if (!needsCode) await logIn(context, account)
  return { ...account, needsCode }
}

const failuresOf = (organ: OrganRef, who: string, address: string): string =>
  `sign-in-failures/${fingerprint([String(organ.organId), who, address])}`

async function mustWait(context: Context, key: string): Promise<boolean> {
  return (await countHit(reading(context), key, context.clock.now(), WAIT_MS)).hits > FAILURES
}

/** The second step, after the password: a code from the app or a recovery code, each good once. Failures count alike. */
export async function proveSecondFactor(
  context: Context,
  organ: OrganRef,
  accountId: string,
  code: string,
  address: string,
): Promise<SignedIn | 'wrong' | 'wait'> {
  const key = failuresOf(organ, `code/${accountId}`, address)
  if (await mustWait(context, key)) return 'wait'
  const account = await currentAccount(context, organ.organId, accountId)
  if (!account || !(await factorProves(context, organ, accountId, code))) {
    await log(context, SYSTEM(organ.organId), 'SIGN_IN_FAILED', 'sign-in')
    return 'wrong'
  }
  await forgetHits(reading(context), key)
  await logIn(context, account)
  return account
}

function logIn(context: Context, { organ, accountId, role }: SignedIn): Promise<void> {
  const actor = { id: `officer:${accountId}`, organId: organ.organId, role }
  return log(context, actor, 'SIGNED_IN', `account/${accountId}`)
}

const log = (context: Context, actor: ReturnType<typeof SYSTEM>, action: string, subject: string) =>
  transact(context, actor, action, () => Promise.resolve({ result: undefined, subject }))

const fingerprint = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
