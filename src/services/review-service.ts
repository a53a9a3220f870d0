import { type EntityManager } from '@mikro-orm/postgresql'
import { stepsFor } from '../cases/reviews.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { beginRound, roundsOf, setRound } from '../store/review-store.ts'
import { type FileInput } from './attachment-service.ts'
import { handleCase } from './case-service.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { BarredByLaw, Invalid, StaleForm } from './errors.ts'
import { caseToChange } from './load-case.ts'
import { checkRelease } from './release-service.ts'
import { actOfDraft, type ReplyDraft } from './reply-draft.ts'
import { searchBar } from './reply-gates.ts'
import { tellReviewers } from './review-notices.ts'
import { keepFiles, openedFiles, readRound, roundOrThrow } from './review-rounds.ts'
import { transact } from './transact.ts'

/**
 * Sends a drafted reply to its reviewers; nothing about the case changes until all have agreed and it is issued.
 * @throws FilesHeld, NotFound, StaleForm, BarredByLaw, Invalid where a draft is under review already
 */
export async function submitForReview(
  context: Context,
  organ: OrganRef,
  number: string,
  draft: ReplyDraft,
  files: readonly FileInput[],
  actor: Actor,
  seen: number,
): Promise<number> {
  await checkRelease(context, organ, { type: 'replied' }, files, draft.values)
  return transact(context, actor, 'REPLY_SENT_FOR_REVIEW', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
    if (seen !== loaded.row.version) throw new StaleForm(loaded.row.version)
    await check(context, tx, loaded, draft)
    const { reviews } = organ.settings
    const steps = stepsFor(reviews, draft.outcome)
    const round = { outcome: draft.outcome, steps, fourEyes: reviews?.fourEyes ?? false, draftedBy: actor.id }
    const roundNo = await beginRound(tx, loaded, { ...round, draft, at: context.clock.now() })
    await keepFiles(context, tx, loaded, roundNo, files)
    await tellReviewers(context, tx, organ, loaded.row, { ...round, roundNo, step: 0 })
    return { result: roundNo, subject: number, facts: { round: roundNo, outcome: draft.outcome } }
  })
}

async function check(context: Context, tx: EntityManager, loaded: LoadedCase, draft: ReplyDraft): Promise<void> {
  const bar = await searchBar(tx, loaded, actOfDraft(draft, context.clock.today()))
  if (bar) throw new BarredByLaw(bar)
  const open = (await roundsOf(tx, loaded.row)).some(({ state }) => state === 'waiting' || state === 'approved')
  if (open) throw new Invalid([{ field: 'form', text: '本件已有一份答复正在审核，请先撤回那一份' }])
}

/** The drafter takes a draft back. @throws NotFound, Invalid where it is not under review */
export function withdrawRound(
  context: Context,
  organ: OrganRef,
  number: string,
  roundNo: number,
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'REVIEW_WITHDRAWN', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
    const { state, step } = await roundOrThrow(tx, loaded, roundNo)
    if (state !== 'waiting' && state !== 'approved')
      throw new Invalid([{ field: 'form', text: '这份答复已经不在审核中' }])
    await setRound(tx, loaded.row, roundNo, 'withdrawn', step)
    return { result: undefined, subject: number, facts: { round: roundNo } }
  })
}

/**
 * Gives the reply all reviewers agreed to, today, with its letter and its files.
 * @throws what handleCase throws; Invalid where not all have agreed
 */
export async function issueReply(
  context: Context,
  organ: OrganRef,
  number: string,
  roundNo: number,
  actor: Actor,
): Promise<void> {
  const view = await readRound(context, organ, number, roundNo)
  if (view.round.state !== 'approved') throw new Invalid([{ field: 'form', text: '还没有全部同意，不能答复' }])
  const { draft } = view.round
  const act = actOfDraft(draft, context.clock.today())
  const letter = draft.details === null ? {} : { letter: { details: draft.details } }
  const files = await openedFiles(context, organ, number, view.files)
  const input = { texts: draft.texts, files, reasons: draft.values, round: roundNo, ...letter }
  await handleCase(
    context,
    organ,
    number,
    act,
    actor,
    act.type === 'replied' ? 'CASE_REPLIED' : 'CASE_REPLIED_ANEW',
    null,
    input,
  )
}
