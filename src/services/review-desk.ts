import { type ApplicationContent } from '../cases/application.ts'
import { opinionBar } from '../cases/reviews.ts'
import { openContent } from '../store/case-store.ts'
import { openRounds, type OpenRound } from '../store/review-store.ts'
import { accountOf, deputiesOn } from './absence-service.ts'
import { actorNames } from './account-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { may } from './rights.ts'

/** A draft under way: `mine` my opinion is asked, `ready` all agreed and mine to issue, `waiting` somebody else's turn. */
export type ReviewLine = Pick<OpenRound, 'number' | 'roundNo' | 'outcome' | 'steps' | 'step' | 'state' | 'dueOn'> & {
  turn: 'mine' | 'ready' | 'waiting'
  draftedBy: string
  content: ApplicationContent
}

const MOST = 200

/** Drafts under way, mine first, then the oldest. */
export async function reviewDesk(context: Context, organ: OrganRef, actor: Actor): Promise<ReviewLine[]> {
  const rounds = await openRounds(reading(context), organ.organId, MOST)
  const away = await deputiesOn(context, organ, context.clock.today())
  const absent = [...away.values()].filter(({ deputyId }) => deputyId === accountOf(actor))
  const people = [accountOf(actor) ?? '', ...absent.map(({ accountId }) => accountId)]
  const names = await actorNames(
    context,
    organ,
    rounds.map(({ draftedBy }) => draftedBy),
  )
  const lines = rounds.map((round) => ({
    ...round,
    turn: turnOf(round, people, actor),
    draftedBy: names.get(round.draftedBy) ?? '',
    content: openContent(context.sealer, round).content,
  }))
  const order = ['mine', 'ready', 'waiting']
  return lines.sort((a, b) => order.indexOf(a.turn) - order.indexOf(b.turn))
}

/** @param people the actor's account, then those the actor stands in for today */
function turnOf(round: OpenRound, people: readonly string[], actor: Actor): ReviewLine['turn'] {
  if (round.state === 'approved') return may(actor, 'handle-cases') ? 'ready' : 'waiting'
  if (!may(actor, 'review-cases')) return 'waiting'
  const opinions = round.agreedBy.map((by, step) => ({ step, agrees: true, by: accountOf({ id: by }) ?? by }))
  const judged = { ...round, opinions, draftedBy: accountOf({ id: round.draftedBy }) ?? round.draftedBy }
  const free = people.some((person) => opinionBar(judged, round.step, people[0]!, person) === null)
  return free ? 'mine' : 'waiting'
}
