import { type EntityManager } from '@mikro-orm/postgresql'
import { nudgeFacts, nudgeKey, type NudgeFacts } from '../store/nudge-store.ts'
import { queueMessages } from '../store/outbox.ts'
import { Account } from '../store/tables/account.ts'
import { deputiesOn } from './absence-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { transact } from './transact.ts'

/** What stands against urging the officer of a case. */
type NoNudge = 'missing' | 'closed' | 'unassigned' | 'no-mail' | 'already'

/** One chosen case: to whom its nudge goes, or why there is none. */
export type Nudge = { number: string; to: { accountId: string; name: string } } | { number: string; not: NoNudge }

/** What urging these cases would do, line by line; nothing is sent. */
export const previewNudges = (context: Context, organ: OrganRef, numbers: readonly string[]): Promise<Nudge[]> =>
  nudges(context, reading(context), organ, numbers).then((found) => found.map(({ nudge }) => nudge))

/**
 * Urges whoever works these cases, or stands in for them today (催办): a mail with number and day, once a case and day.
 * Gives what became of each.
 */
export function sendNudges(
  context: Context,
  organ: OrganRef,
  numbers: readonly string[],
  actor: Actor,
): Promise<Nudge[]> {
  return transact(context, actor, 'CASES_NUDGED', async (tx) => {
    const found = await nudges(context, tx, organ, numbers)
    const today = context.clock.today()
    const messages = found.flatMap(({ nudge, facts }) =>
      'to' in nudge && facts
        ? [
            {
              letter: 'case-nudged',
              recipient: `officer:${nudge.to.accountId}`,
              caseId: facts.caseId,
              facts: { number: nudge.number, dueOn: facts.dueOn },
              dedupeKey: nudgeKey(nudge.number, today),
            },
          ]
        : [],
    )
    await queueMessages(tx, organ.organId, context.clock.now(), messages)
    const result = found.map(({ nudge }) => nudge)
    const sent = messages.map(({ facts }) => facts.number)
    return { result, subject: `organ/${organ.slug}`, facts: { numbers: sent } }
  })
}

async function nudges(context: Context, em: EntityManager, organ: OrganRef, numbers: readonly string[]) {
  const today = context.clock.today()
  const facts = new Map((await nudgeFacts(em, organ.organId, numbers, today)).map((each) => [each.number, each]))
  const away = await deputiesOn(context, organ, today)
  const accounts = new Map(
    (await em.find(Account, { organId: organ.organId, disabledAt: null })).map((each) => [each.accountId, each]),
  )
  return [...new Set(numbers)].map((number) => {
    const known = facts.get(number)
    const officer = known?.assignedTo ? (away.get(known.assignedTo)?.deputyId ?? known.assignedTo) : undefined
    return { nudge: nudgeOf(number, known, officer ? accounts.get(officer) : undefined), facts: known }
  })
}

function nudgeOf(number: string, facts: NudgeFacts | undefined, account: Account | undefined): Nudge {
  if (!facts) return { number, not: 'missing' }
  if (facts.endedOn !== null) return { number, not: 'closed' }
  if (!account) return { number, not: 'unassigned' }
  if (account.email === null) return { number, not: 'no-mail' }
  if (facts.nudged) return { number, not: 'already' }
  return { number, to: { accountId: account.accountId, name: account.name } }
}
