import { randomBytes } from 'node:crypto'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { factorOf, proveFactor, setFactor, useRecoveryCode, useStep } from '../store/factor-store.ts'
import { sha256 } from '../store/sealing.ts'
import { accountOf } from './absence-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { transact } from './transact.ts'

/** RFC 6238: thirty seconds a step; one step early or late is forgiven, for clocks that differ. */
const TOLERANCE_SECONDS = 30
const RECOVERY_CODES = 10

const contextOf = (organ: OrganRef, accountId: string) => `factor/${organ.organId}/${accountId}`

/** A secret waiting to be proved, and the address an authenticator app reads from its picture. */
export type Enrolment = { secret: string; uri: string }

/** Begins, or goes on with, setting up a second factor. @throws NotFound, Invalid where one is in force */
export async function enrolFactor(context: Context, organ: OrganRef, actor: Actor, name: string): Promise<Enrolment> {
  const id = own(actor)
  const factor = await factorOf(reading(context), organ.organId, id)
  if (!factor) throw new NotFound(id)
  if (factor.provedAt !== null) throw new Invalid([{ field: 'code', text: '已经启用两步验证' }])
  const secret = factor.sealed === null ? generateSecret() : opened(context, organ, id, factor.sealed)
  if (factor.sealed === null) {
    const sealed = context.sealer.sealForInstallation(secret, contextOf(organ, id))
    await setFactor(reading(context), organ.organId, id, sealed)
  }
  return { secret, uri: generateURI({ issuer: organ.name, label: name, secret }) }
}

const opened = (context: Context, organ: OrganRef, id: string, sealed: Uint8Array): string =>
  context.sealer.openForInstallation<string>(sealed, contextOf(organ, id))

function own(actor: Actor): string {
  const id = accountOf(actor)
  if (id === null) throw new NotFound('account')
  return id
}

/**
 * Turns the second factor on, once a code shows that the app holds the secret. Gives the recovery codes, each good once
 * and seen only now. @throws Invalid for a wrong code
 */
export function confirmFactor(context: Context, organ: OrganRef, actor: Actor, code: string): Promise<string[]> {
  const id = own(actor)
  return transact(context, actor, 'SECOND_FACTOR_SET', async (tx) => {
    const factor = await factorOf(tx, organ.organId, id)
    const step = factor?.sealed ? stepOf(context, opened(context, organ, id, factor.sealed), code) : null
    if (step === null)
      throw new Invalid([{ field: 'code', text: '验证码不正确，请核对手机的时间，输入最新的六位数字' }])
    const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode)
    const hashes = codes.map((each) => sha256(normal(each)))
    await proveFactor(tx, organ.organId, id, context.clock.now(), step, hashes)
    return { result: codes, subject: `account/${id}` }
  })
}

/** 50 random bits in letters that cannot be mistaken for one another: 7kq2m-x9pdt. */
function recoveryCode(): string {
  const letters = '23456789abcdefghjkmnpqrstuvwxyz'
  const text = [...randomBytes(10)].map((byte) => letters[byte % letters.length]).join('')
  return `${text.slice(0, 5)}-${text.slice(5)}`
}

const normal = (code: string): string =>
  code
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** The time step a code is of; null for a wrong one. */
function stepOf(context: Context, secret: string, code: string): number | null {
  const token = normal(code)
  if (!/^\d{6}$/.test(token)) return null
  const epoch = Math.floor(context.clock.now().getTime() / 1000)
  const result = verifySync({ secret, token, epoch, epochTolerance: TOLERANCE_SECONDS })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}

/** Whether an account has a second factor in force, and how many recovery codes are left. */
export async function factorState(
  context: Context,
  organ: OrganRef,
  accountId: string,
): Promise<{ on: boolean; codesLeft: number }> {
  const factor = await factorOf(reading(context), organ.organId, accountId)
  return { on: factor?.provedAt != null, codesLeft: factor?.codesLeft ?? 0 }
}

/** Whether a code from the app, or a recovery code, is right; either is used up by this. */
export async function factorProves(
  context: Context,
  organ: OrganRef,
  accountId: string,
  code: string,
): Promise<boolean> {
  const em = reading(context)
  const factor = await factorOf(em, organ.organId, accountId)
  if (!factor?.sealed || factor.provedAt === null) return false
  const step = stepOf(context, opened(context, organ, accountId, factor.sealed), code)
  if (step !== null) return useStep(em, organ.organId, accountId, step)
  return useRecoveryCode(em, organ.organId, accountId, sha256(normal(code)))
}

/** Takes the second factor off an account: one's own, or (for whoever manages people) of somebody who lost it. */
export function removeFactor(context: Context, organ: OrganRef, accountId: string, actor: Actor): Promise<void> {
  return transact(context, actor, 'SECOND_FACTOR_REMOVED', async (tx) => {
    if (!(await factorOf(tx, organ.organId, accountId))) throw new NotFound(accountId)
    await setFactor(tx, organ.organId, accountId, null)
    return { result: undefined, subject: `account/${accountId}` }
  })
}
