import { opinionBar, type OpinionBar, roundStanding } from '../cases/reviews.ts'
import { addOpinion, type OpinionRow, opinionsOf, type RoundRow, setRound } from '../store/review-store.ts'
import { accountOf, deputiesOn } from './absence-service.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { Forbidden, Invalid } from './errors.ts'
import { caseToChange } from './load-case.ts'
import { tellDrafter, tellReviewers } from './review-notices.ts'
import { roundOrThrow, type RoundView } from './review-rounds.ts'
import { transact } from './transact.ts'

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
