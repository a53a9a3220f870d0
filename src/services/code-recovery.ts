import { randomUUID, timingSafeEqual } from 'node:crypto'
import { markRecoveryUsed, openRecoveries, openRecovery, type Recovery, replaceCode } from '../store/code-recovery.ts'
import { lockCase } from '../store/case-store.ts'
import { queueMessages } from '../store/outbox.ts'
import { type Actor, APPLICANT, type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'
import { asGivenOut, codeFrom, newQueryCode, queryCodeHash } from './query-code.ts'
import { transact } from './transact.ts'
import { caseIfAny, caseToChange } from './load-case.ts'

/** How long the code in a recovery mail may be used. */
const RECOVERY_HOURS = 24
/** So many mails a case within that time: nobody can fill an applicant's mailbox. */
const MOST_OPEN = 3

/**
 * Sends a recovery code to the e-mail on file, where number and address belong together. Says nothing of whether they
 * do; the caller must answer alike, in the same time.
 */
export async function askForRecovery(context: Context, organ: OrganRef, number: string, email: string): Promise<void> {
  const loaded = await caseIfAny(context, organ, number)
  const onFile = loaded?.content.applicant.email
  if (!loaded || onFile === undefined || plainAddress(onFile) !== plainAddress(email)) return
  const { organId, caseId } = loaded.row
  const at = context.clock.now()
  const recovery = { recoveryId: randomUUID(), at, until: new Date(at.getTime() + RECOVERY_HOURS * 3_600_000) }
  await transact(context, APPLICANT(organId), 'QUERY_CODE_RECOVERY_ASKED', async (tx) => {
    const opened = await openRecovery(tx, { organId, caseId }, recovery, MOST_OPEN)
    const facts = { number, recoveryId: recovery.recoveryId }
    if (opened)
      await queueMessages(tx, organId, at, [
        { letter: 'code-recovery', recipient: 'applicant', caseId, facts, dedupeKey: recovery.recoveryId },
      ])
    return { result: undefined, subject: number, facts: { opened } }
  })
}

const plainAddress = (address: string): string => address.normalize('NFKC').trim().toLowerCase()

/** The code a recovery mail brings: made anew whenever it is needed, stored nowhere. */
export const recoveryCode = ({ sealer }: Context, organId: number, recoveryId: string): string =>
  codeFrom(sealer.derivedBytes(`code-recovery/${organId}/${recoveryId}`))

/** The query code that a recovery leads to; asked for again it is the same, so that a lost answer does no harm. */
const codeAfter = ({ sealer }: Context, organId: number, recoveryId: string): string =>
  codeFrom(sealer.derivedBytes(`recovered-code/${organId}/${recoveryId}`))

/** Replaces the query code for whoever brings the code of a recovery mail. @throws NotFound for every wrong pair */
export async function recoverCode(context: Context, organ: OrganRef, number: string, typed: string): Promise<string> {
  const now = context.clock.now()
  const open = await openRecoveries(reading(context), organ.organId, number, now)
  const found = open.find(({ recoveryId }) => sameCode(recoveryCode(context, organ.organId, recoveryId), typed))
  if (!found) throw new NotFound('recovery')
  const code = codeAfter(context, organ.organId, found.recoveryId)
  await useRecovery(context, organ, number, found, code)
  return code
}

async function useRecovery(
  context: Context,
  organ: OrganRef,
  number: string,
  { recoveryId, caseId, usedAt }: Recovery,
  code: string,
): Promise<void> {
  await transact(context, APPLICANT(organ.organId), 'QUERY_CODE_RENEWED', async (tx) => {
    const loaded = await lockCase(tx, context.sealer, organ.organId, number, organ.settings.school ?? {})
    const mine = loaded && Buffer.compare(loaded.row.codeHash ?? Buffer.alloc(0), queryCodeHash(code)) === 0
    // Used before, and the code has been replaced once more since: this way is closed.
    if (!loaded || (usedAt !== null && !mine)) throw new NotFound('recovery')
    await replaceCode(tx, organ.organId, caseId, queryCodeHash(code))
    await markRecoveryUsed(tx, organ.organId, recoveryId, context.clock.now())
    return { result: undefined, subject: number, facts: { by: 'email' } }
  })
}

const sameCode = (expected: string, typed: string): boolean => {
  const [one, other] = [Buffer.from(expected), Buffer.from(asGivenOut(typed))]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** A new query code for an applicant whose identity the officer has checked at the desk. @throws NotFound */
export function renewCodeAtDesk(context: Context, organ: OrganRef, number: string, officer: Actor): Promise<string> {
  return transact(context, officer, 'QUERY_CODE_RENEWED', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
    const code = newQueryCode()
    await replaceCode(tx, organ.organId, loaded.row.caseId, queryCodeHash(code))
    return { result: code, subject: number, facts: { by: 'desk' } }
  })
}
