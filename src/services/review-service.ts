import { type EntityManager } from '@mikro-orm/postgresql'
import { type Act } from '../cases/decide.ts'
import { opinionBar, type OpinionBar, roundStanding, stepsFor } from '../cases/reviews.ts'
import { type LocalDate } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type LetterDetails } from '../letters/letter-facts.ts'
import { caseContext } from '../store/case-row.ts'
import { type LoadedCase } from '../store/case-store.ts'
import {
  addOpinion,
  addRoundFile,
  beginRound,
  findRound,
  opinionsOf,
  roundFiles,
  roundsOf,
  setRound,
  type OpinionRow,
  type RoundFile,
  type RoundRow,
} from '../store/review-store.ts'
import { accountOf, deputiesOn } from './absence-service.ts'
import { type FileInput } from './attachment-service.ts'
import { handleCase } from './case-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { BarredByLaw, Forbidden, Invalid, NotFound, StaleForm } from './errors.ts'
import { checkRelease } from './release-service.ts'
import { isReply, searchBar } from './reply-gates.ts'
import { tellDrafter, tellReviewers } from './review-notices.ts'
import { transact } from './transact.ts'
import { caseToRead, caseToChange } from './load-case.ts'

export { type OpinionRow, type RoundRow } from '../store/review-store.ts'

/** A reply as drafted: what the form held, what the officer's reading of it was, whether the letter leaves from here. */
export type ReplyDraft = {
  values: Record<string, unknown>
  outcome: Outcome
  texts: { kind: string; text: string }[]
  /** Null: the letter was made elsewhere and is not made here. */
  details: Partial<LetterDetails> | null
  /** The dispute whose decision orders the reply anew; absent for a first reply. */
  remedyId?: string
}

/** The act a draft comes to on a day. */
export const actOfDraft = ({ outcome, remedyId }: ReplyDraft, on: LocalDate): Act =>
  remedyId === undefined ? { type: 'replied', on, outcome } : { type: 'replied-anew', on, outcome, remedyId }

/** Whether a reply must be reviewed before it leaves. */
export const needsReview = (organ: OrganRef, act: Act): boolean =>
  isReply(act) && stepsFor(organ.settings.reviews, act.outcome).length > 0

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

async function keepFiles(
  context: Context,
  tx: EntityManager,
  loaded: LoadedCase,
  roundNo: number,
  files: readonly FileInput[],
): Promise<void> {
  const { organId, caseId } = loaded.row
  for (const { name, contentType, bytes } of files) {
    const { fileId } = await context.files.put(loaded.key, caseContext(organId, caseId), bytes)
    await addRoundFile(tx, loaded, roundNo, { fileId, name, contentType, size: bytes.length })
  }
}

const OPINION_BARS: Record<OpinionBar, string> = {
  'not-a-reviewer': '这一步由其他人审核',
  'own-draft': '拟稿人不能审核自己的答复（本单位设置了双人审核）',
  'agreed-before': '您已经审核过前一步，这一步应由另一人审核（本单位设置了双人审核）',
}

/**
 * Agrees or objects at the step a draft waits at, for oneself or for an absent reviewer one stands in for. The first
 * objection returns the draft; the last agreement makes it ready to be issued.
 * @param step the step the reviewer saw @throws NotFound, Forbidden, Invalid where it is not (any more) their turn
 */
export function giveOpinion(
  context: Context,
  organ: OrganRef,
  number: string,
  roundNo: number,
  opinion: { step: number; agrees: boolean; words: string },
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'REVIEW_GIVEN', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
    const round = await roundOrThrow(tx, loaded, roundNo)
    if (round.state !== 'waiting' || round.step !== opinion.step)
      throw new Invalid([{ field: 'form', text: '这一步已经有人审核，请看最新的意见' }])
    const given = (await opinionsOf(tx, loaded)).filter((each) => each.roundNo === roundNo)
    const inPlaceOf = await reviewerFor(context, organ, round, given, actor)
    const row = { ...opinion, roundNo, givenAt: context.clock.now().toISOString(), givenBy: actor.id, inPlaceOf }
    await addOpinion(tx, loaded, row)
    const standing = roundStanding(round.steps, [...given, row].map(asOpinion))
    const step = standing.state === 'waiting' ? standing.step : round.step + (opinion.agrees ? 1 : 0)
    await setRound(tx, loaded.row, roundNo, standing.state, step)
    if (standing.state === 'waiting') await tellReviewers(context, tx, organ, loaded.row, { ...round, step })
    else await tellDrafter(context, tx, organ, loaded.row, round, standing.state)
    return { result: undefined, subject: number, facts: { round: roundNo, step: opinion.step, agrees: opinion.agrees } }
  })
}

const asOpinion = ({ step, agrees, givenBy }: OpinionRow) => ({ step, agrees, by: givenBy })

async function roundOrThrow(tx: EntityManager, loaded: LoadedCase, roundNo: number) {
  const round = await findRound<ReplyDraft>(tx, loaded, roundNo)
  if (!round) throw new NotFound(String(roundNo))
  return round
}

/** The reviewer an actor stands in for at this step; null when it is their own. @throws Forbidden, Invalid */
async function reviewerFor(
  context: Context,
  organ: OrganRef,
  round: RoundRow,
  given: readonly OpinionRow[],
  actor: Actor,
): Promise<string | null> {
  const me = accountOf(actor)
  if (me === null) throw new Forbidden('review')
  const { person, bar } = await turnOf(context, organ, round, given, me)
  if (bar) throw new Invalid([{ field: 'form', text: OPINION_BARS[bar] }])
  return person === me ? null : person
}

/** As whom somebody would review a step, and what bars them. */
async function turnOf(
  context: Context,
  organ: OrganRef,
  round: RoundRow,
  given: readonly OpinionRow[],
  me: string,
): Promise<{ person: string; bar: OpinionBar | null }> {
  const judged = {
    ...round,
    draftedBy: accountOf({ id: round.draftedBy }) ?? round.draftedBy,
    opinions: given.map((each) => ({ ...asOpinion(each), by: accountOf({ id: each.givenBy }) ?? each.givenBy })),
  }
  const own = opinionBar(judged, round.step, me)
  if (own !== 'not-a-reviewer') return { person: me, bar: own }
  const away = await deputiesOn(context, organ, context.clock.today())
  const person = round.steps[round.step]?.reviewers.find((reviewer) => away.get(reviewer)?.deputyId === me)
  return person === undefined ? { person: me, bar: own } : { person, bar: opinionBar(judged, round.step, me, person) }
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

async function openedFiles(context: Context, organ: OrganRef, number: string, files: readonly RoundFile[]) {
  const loaded = await caseToRead(context, organ, number)
  const sealContext = caseContext(loaded.row.organId, loaded.row.caseId)
  const opened: FileInput[] = []
  for (const { fileId, name, contentType } of files)
    opened.push({ name, contentType, bytes: await context.files.get(loaded.key, sealContext, fileId) })
  return opened
}

export type RoundView = { round: RoundRow & { draft: ReplyDraft }; files: RoundFile[]; opinions: OpinionRow[] }

/** A round as its page shows it. @throws NotFound */
export async function readRound(
  context: Context,
  organ: OrganRef,
  number: string,
  roundNo: number,
): Promise<RoundView> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number)
  const round = await roundOrThrow(em, loaded, roundNo)
  const opinions = (await opinionsOf(em, loaded)).filter((each) => each.roundNo === roundNo)
  return { round, files: await roundFiles(em, loaded, roundNo), opinions }
}

/** As whom somebody may review the step a round waits at; null where it is not their turn. */
export async function mayReview(
  context: Context,
  organ: OrganRef,
  { round, opinions }: Pick<RoundView, 'round' | 'opinions'>,
  actor: Actor,
): Promise<{ inPlaceOf: string | null } | null> {
  const me = accountOf(actor)
  if (me === null || round.state !== 'waiting') return null
  const { person, bar } = await turnOf(context, organ, round, opinions, me)
  return bar ? null : { inPlaceOf: person === me ? null : person }
}

/** One file of a draft. @throws NotFound */
export async function readRoundFile(
  context: Context,
  organ: OrganRef,
  number: string,
  roundNo: number,
  fileId: string,
) {
  const { files } = await readRound(context, organ, number, roundNo)
  const file = files.find((each) => each.fileId === fileId)
  if (!file) throw new NotFound(fileId)
  const [opened] = await openedFiles(context, organ, number, [file])
  return opened!
}
