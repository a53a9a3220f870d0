import { type EntityManager } from '@mikro-orm/postgresql'
import { type Act } from '../cases/decide.ts'
import { stepsFor } from '../cases/reviews.ts'
import { type Bar, barred } from '../cases/ruling.ts'
import { hasSearch } from '../store/case-record-store.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { findRound, roundsOf, setRound } from '../store/review-store.ts'
import { accountOf } from './absence-service.ts'
import { type Actor, type OrganRef } from './context.ts'
import { BarredByLaw } from './errors.ts'

type Reply = Extract<Act, { type: 'replied' | 'replied-anew' }>

/** Whether an act gives a reply, the first one or one anew. */
export const isReply = (act: Act): act is Reply => act.type === 'replied' || act.type === 'replied-anew'

/** The office's own rule, where a bar names its ground. */
const OWN_RULE = '本单位的审核设置'

/**
 * What stands before a reply beside the law's own bars: a written search where nothing was found, and the reviews the
 * office has set. A reply that passes closes every round of review; `round` is the one that agreed to it.
 * @throws BarredByLaw
 */
export async function passGates(
  tx: EntityManager,
  organ: OrganRef,
  loaded: LoadedCase,
  act: Act,
  actor: Actor,
  round: number | null,
): Promise<void> {
  if (!isReply(act) && act.type !== 'withdrawn') return
  // A program records what was decided elsewhere; officers decide here.
  const bar = accountOf(actor) === null ? null : await searchBar(tx, loaded, act)
  if (bar) throw new BarredByLaw(bar)
  const isReviewed = isReply(act) && stepsFor(organ.settings.reviews, act.outcome).length > 0
  if (isReviewed && !(await hasAgreed(tx, loaded, act.outcome, round)))
    throw new BarredByLaw(barred('review-missing', OWN_RULE))
  await closeRounds(tx, loaded, round)
}

/** A search must be written down before the reply that nothing was found. 条例 art. 36 (4) */
export async function searchBar(em: EntityManager, { row }: LoadedCase, act: Act): Promise<Bar | null> {
  if (!isReply(act) || act.outcome !== 'does-not-exist') return null
  const searched = await hasSearch(em, row.organId, row.caseId)
  const article = row.regime === 'college' ? '高等学校信息公开办法第十八条第（三）项' : '条例第三十六条第（四）项'
  return searched ? null : barred('search-missing', article)
}

async function hasAgreed(tx: EntityManager, loaded: LoadedCase, outcome: string, round: number | null) {
  if (round === null) return false
  const found = await findRound(tx, loaded, round)
  return found?.state === 'approved' && found.outcome === outcome
}

async function closeRounds(tx: EntityManager, { row }: LoadedCase, issued: number | null): Promise<void> {
  const open = (await roundsOf(tx, row)).filter(({ state }) => state === 'waiting' || state === 'approved')
  for (const { roundNo, step } of open)
    await setRound(tx, row, roundNo, roundNo === issued ? 'issued' : 'withdrawn', step)
}
