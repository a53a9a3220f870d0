import { type EntityManager } from '@mikro-orm/postgresql'
import { type CaseRow } from '../store/case-row.ts'
import { queueMessages } from '../store/outbox.ts'
import { type RoundRow } from '../store/review-store.ts'
import { Account } from '../store/tables/account.ts'
import { accountOf, deputiesOn } from './absence-service.ts'
import { type Context, type OrganRef } from './context.ts'
import { rolesWith } from './rights.ts'

type Case = Pick<CaseRow, 'caseId' | 'number'>
type Step = Pick<RoundRow, 'roundNo' | 'steps' | 'step' | 'fourEyes' | 'draftedBy'>

/** Whose turn it is at a step: those named, with whoever stands in for the absent; without names all who may review. */
async function reviewersAt(context: Context, tx: EntityManager, organ: OrganRef, round: Step): Promise<string[]> {
  const named = round.steps[round.step]?.reviewers ?? []
  const away = await deputiesOn(context, organ, context.clock.today())
  const asked = named.length > 0 ? named : await allReviewers(tx, organ)
  const people = new Set(asked.flatMap((id) => [id, ...(away.has(id) ? [away.get(id)!.deputyId] : [])]))
  if (round.fourEyes) people.delete(accountOf({ id: round.draftedBy }) ?? '')
  return [...people]
}

async function allReviewers(tx: EntityManager, { organId }: OrganRef): Promise<string[]> {
  const role = { $in: rolesWith('review-cases') }
  const accounts = await tx.find(Account, { organId, disabledAt: null, role })
  return accounts.map(({ accountId }) => accountId)
}

/** Tells whoever's turn it is, by mail: that a draft waits, not what it says. */
export async function tellReviewers(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  { caseId, number }: Case,
  round: Step,
): Promise<void> {
  const people = await reviewersAt(context, tx, organ, round)
  const messages = people.map((id) => ({
    letter: 'review-asked',
    recipient: `officer:${id}`,
    caseId,
    facts: { number },
    dedupeKey: `${number}/review/${round.roundNo}/${round.step}/${id}`,
  }))
  await queueMessages(tx, organ.organId, context.clock.now(), messages)
}

/** Tells the drafter how the round ended. */
export async function tellDrafter(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  { caseId, number }: Case,
  { draftedBy, roundNo }: Pick<RoundRow, 'draftedBy' | 'roundNo'>,
  ended: 'returned' | 'approved',
): Promise<void> {
  if (accountOf({ id: draftedBy }) === null) return
  const message = { letter: `review-${ended}`, recipient: draftedBy, caseId, facts: { number } }
  const dedupeKey = `${number}/review/${roundNo}/${ended}`
  await queueMessages(tx, organ.organId, context.clock.now(), [{ ...message, dedupeKey }])
}
