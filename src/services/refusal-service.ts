import { citationOf, isOutcome } from '../law/outcomes.ts'
import { type ReportPeriod } from '../law/report/filled-report.ts'
import {
  REFUSAL_OUTCOMES,
  type RefusalLine,
  refusalsByArticle,
  type RefusalShare,
  refusalsOverview,
} from '../remedies/refusals.ts'
import {
  disputesByOutcome,
  overturnedRefusals,
  type Overturned,
  refusalShares,
  repliesByOutcome,
} from '../store/refusal-facts.ts'
import { actorNames } from './account-service.ts'
import { type Context, type OrganRef, reading } from './context.ts'

/** The refusals of a period, laid out every way the office learns from. */
export type Refusals = {
  grounds: RefusalLine[]
  articles: RefusalShare[]
  departments: RefusalShare[]
  /** By the name of who recorded the reply. */
  officers: RefusalShare[]
  overturned: Overturned[]
}

/** The most overturned refusals listed with their lessons. */
const MOST_LISTED = 100

/** The grounds used in a period by ground, article, department and officer; what was contested, and what overturned. */
export async function refusalsOf(context: Context, organ: OrganRef, period: ReportPeriod): Promise<Refusals> {
  const { organId } = organ
  const em = reading(context)
  const shares = (by: Parameters<typeof refusalShares>[4]) => refusalShares(em, organId, period, REFUSAL_OUTCOMES, by)
  const byOutcome = (await shares('outcome')).flatMap(({ key, ...share }) =>
    isOutcome(key) ? [{ ...share, outcome: key }] : [],
  )
  return {
    grounds: refusalsOverview(
      await repliesByOutcome(em, organId, period),
      await disputesByOutcome(em, organId, period),
    ),
    articles: refusalsByArticle(byOutcome, (outcome) => citationOf(outcome, organ.regime)),
    departments: await shares('department'),
    officers: await named(context, organ, await shares('officer')),
    overturned: await overturnedRefusals(em, context.sealer, organId, period, REFUSAL_OUTCOMES, MOST_LISTED),
  }
}

/** Accounts by name; what came in by import or program has none. */
async function named(context: Context, organ: OrganRef, shares: RefusalShare[]): Promise<RefusalShare[]> {
  const names = await actorNames(
    context,
    organ,
    shares.flatMap(({ key }) => key ?? []),
  )
  return shares.map((share) => ({ ...share, key: (share.key && names.get(share.key)) ?? null }))
}
