import { randomBytes } from 'node:crypto'
import { Account } from '../store/tables/account.ts'
import { currentAccount, type SignedIn } from './signed-in.ts'
import { type Context, type OrganRef, reading, SYSTEM } from './context.ts'
import { Busy } from './errors.ts'
import { knownBrowser } from './known-browser.ts'
import { hashPassword, passwordMatches } from './password-hashing.ts'
import { factorProves, factorState } from './second-factor.ts'
import { forgetFailures, knownCounts, oneTooMany, strangerCounts } from './sign-in-attempts.ts'
import { transact } from './transact.ts'

/** Where an attempt comes from: the network address, and the mark the browser holds for an account, where it holds one. */
export type Origin = { address: string; markFor: (accountId: string) => string | undefined }

/** `wait`: too many failures there, within a quarter of an hour; `busy`: too many strangers at once. */
export type SignInAnswer = (SignedIn & { needsCode: boolean }) | 'wrong' | 'wait' | 'busy'

/**
 * Signs in and logs how it went. Failures count whether or not there is such an account, and the work is the same, so
 * answer and time tell nothing; where the account is known they count apart, so that nobody can lock another person
 * out. ASVS 6.3, 等保 2.0 登录失败处理. The log names neither the login typed nor the address.
 */
export async function signInFrom(
  context: Context,
  organ: OrganRef,
  typed: { login: string; password: string },
  from: Origin,
): Promise<SignInAnswer> {
  const account = await reading(context).findOne(Account, { organId: organ.organId, login: typed.login })
  const browser = account && browserOf(context, organ, account.accountId, from)
  const counts = countsFor(organ, typed.login, from.address, browser)
  if (await oneTooMany(context, counts)) return 'wait'
  const right = await proves(account, typed.password, browser === null ? 'stranger' : 'known')
  if (right === 'busy') return right
  if (!account || !right) return refused(context, organ)
  await forgetFailures(context, counts)
  const signedIn = { organ, accountId: account.accountId, name: account.name, role: account.role }
  const { on: needsCode } = await factorState(context, organ, account.accountId)
  if (!needsCode) await logIn(context, signedIn)
  return { ...signedIn, needsCode }
}

const browserOf = (context: Context, organ: OrganRef, accountId: string, { markFor }: Origin): string | null =>
  knownBrowser(context, { organ, accountId }, markFor(accountId) ?? '')

const countsFor = (organ: OrganRef, who: string, address: string, browser: string | null) =>
  browser === null ? strangerCounts(organ, who, address) : knownCounts(organ, who, browser)

/** Whether the password is the account's and the account is in use; the same work where there is none. */
async function proves(account: Account | null, password: string, who: 'known' | 'stranger'): Promise<boolean | 'busy'> {
  try {
    const right = await passwordMatches(account?.passwordHash ?? (await unknownHash()), password, who)
    return right && account !== null && account.passwordHash !== null && account.disabledAt === null
  } catch (error) {
    if (error instanceof Busy) return 'busy'
    throw error
  }
}

let unknown: Promise<string> | undefined

/** Compared against when there is no such account, so that the time says nothing. */
const unknownHash = () => (unknown ??= hashPassword(randomBytes(16).toString('hex')))

/** The second step, after the password: a code from the app or a recovery code, each good once. Failures count alike. */
export async function proveSecondFactor(
  context: Context,
  organ: OrganRef,
  accountId: string,
  code: string,
  from: Origin,
): Promise<SignedIn | 'wrong' | 'wait'> {
  const counts = countsFor(organ, `code/${accountId}`, from.address, browserOf(context, organ, accountId, from))
  if (await oneTooMany(context, counts)) return 'wait'
  const account = await currentAccount(context, organ.organId, accountId)
  if (!account || !(await factorProves(context, organ, accountId, code))) return refused(context, organ)
  await forgetFailures(context, counts)
  await logIn(context, account)
  return account
}

async function refused(context: Context, organ: OrganRef): Promise<'wrong'> {
  await log(context, SYSTEM(organ.organId), 'SIGN_IN_FAILED', 'sign-in')
  return 'wrong'
}

function logIn(context: Context, { organ, accountId, role }: SignedIn): Promise<void> {
  const actor = { id: `officer:${accountId}`, organId: organ.organId, role }
  return log(context, actor, 'SIGNED_IN', `account/${accountId}`)
}

const log = (context: Context, actor: ReturnType<typeof SYSTEM>, action: string, subject: string) =>
  transact(context, actor, action, () => Promise.resolve({ result: undefined, subject }))
