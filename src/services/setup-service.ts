import { randomBytes } from 'node:crypto'
import { type Regime } from '../law/rules.ts'
import { sha256 } from '../store/sealing.ts'
import { Account } from '../store/tables/account.ts'
import { SetupLink } from '../store/tables/setup.ts'
import { createAccount } from './account-service.ts'
import { type Context, type OrganRef, reading, SYSTEM } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { createOrgan, findOrgan, listOrgans } from './organ-service.ts'
import { passwordProblems } from './password-policy.ts'
import { type SignedIn } from './signed-in.ts'

/** The first administrator, and the organ: a new one, or one that the command line has made before. */
export type Setup = {
  organ: { slug: string; name: string; regime: Regime } | { slug: string }
  account: { login: string; name: string; email: string | null; password: string }
}

/**
 * Uses the one-time link: makes the organ and its first administrator. Everything that can be wrong is checked before
 * the link is used up; of several at once one wins. @throws NotFound when the link was used, Invalid
 */
export async function setUp(context: Context, token: string, setup: Setup): Promise<SignedIn> {
  if (!(await isSetupOpen(context, token))) throw new NotFound('setup')
  await check(context, setup)
  if (!(await useSetupToken(context, token))) throw new NotFound('setup')
  const organ =
    'name' in setup.organ ? await createOrgan(context, setup.organ) : await findOrgan(context, setup.organ.slug)
  const account = { ...setup.account, role: 'admin' } as const
  const accountId = await createAccount(context, organ, account, SYSTEM(organ.organId))
  return { organ, accountId, name: account.name, role: 'admin' }
}

async function check(context: Context, { organ, account }: Setup): Promise<void> {
  const taken = (await listOrgans(context)).find(({ slug }) => slug === organ.slug)
  const named: Pick<OrganRef, 'name' | 'slug'> | undefined = 'name' in organ ? organ : taken
  const problems = passwordProblems(account.password, [account.login, named?.name ?? '', organ.slug]).map((text) => ({
    field: 'password',
    text,
  }))
  if ('name' in organ && taken) problems.unshift({ field: 'slug', text: `网址简称 ${organ.slug} 已被使用，请换一个` })
  if (!('name' in organ) && !taken) problems.unshift({ field: 'organ', text: '请选择单位' })
  if (problems.length > 0) throw new Invalid(problems)
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
async function useSetupToken(context: Context, token: string): Promise<boolean> {
  const used = await reading(context).nativeUpdate(
    SetupLink,
    { tokenHash: sha256(token), usedAt: null },
    { usedAt: context.clock.now() },
  )
  return used === 1
}
