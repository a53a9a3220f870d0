import { type Standing } from '../cases/agenda.ts'
import { voidedEntries, type Case } from '../cases/case.ts'
import { type LocalDate } from '../law/date.ts'
import { type ReplyClock } from '../law/reply-clock.ts'
import { serviceStanding, type ServiceStanding } from '../letters/service.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type Regime } from '../law/rules.ts'
import { type Progress } from '../remedies/progress.ts'
import { newReplyDuty } from '../remedies/new-reply.ts'
import { openRemediesAfterSilence } from '../remedies/open-remedies-after-silence.ts'
import { openRemediesAfterReply, type OpenRemedy } from '../remedies/open-remedies.ts'
import { replyServiceOf } from '../store/letter-service-store.ts'
import { remedyPage } from '../store/remedy-ledger.ts'
import { type RemedyRow } from '../store/remedy-row.ts'
import { disputesOf } from '../store/remedy-store.ts'
import { calendarOf } from './calendar-reader.ts'
import { type Context, type OrganRef, reading } from './context.ts'

/** More disputes than one case ever has. */
const MOST_DISPUTES = 50

/** What of a case decides which remedies are open. */
type Contested = {
  row: { caseId: string }
  kase: Case
  clock: Pick<ReplyClock, 'dueOn'>
  standing: Standing
}

/**
 * What the applicant may still do, until when: against the reply, or against its absence. `from`: the day the periods
 * are counted from; the day the reply was received where its service is recorded (`known`), else the day it was given;
 * null where it came back, so that no period runs yet.
 */
export type OpenRemedies = {
  because: 'reply' | 'silence'
  /** Whose remedies they are. */
  regime: Regime
  outcome: Outcome | null
  /** The grounds of a partial disclosure, where known. */
  withheld: readonly Outcome[]
  /** The day of the reply, whose law says which ways there are; of the end of the period where there is none. */
  repliedOn: LocalDate
  from: LocalDate | null
  known: boolean
  ways: OpenRemedy[]
}

/** A new reply that a decision orders and that has not been given; `dueOn` null: without delay. */
export type OwedReply = { remedyId: string; dueOn: LocalDate | null }

/** The disputes of a case, what its applicant may still do, and what the office owes after a decision. */
export type CaseRemedies = { disputes: RemedyRow[]; open: OpenRemedies | null; owed: OwedReply[] }

export async function remediesOfCase(context: Context, organ: OrganRef, kase: Contested): Promise<CaseRemedies> {
  const em = reading(context)
  const rows = await remedyPage(em, organ.organId, { caseId: kase.row.caseId }, null, MOST_DISPUTES)
  const oldestFirst = rows.toReversed().map(({ remedyId }) => remedyId)
  const disputes = await disputesOf(em, organ.organId, oldestFirst)
  const [today, calendar] = [context.clock.today(), await calendarOf(context, organ)]
  const owed = disputes.flatMap((dispute, at) => {
    const duty = newReplyDuty(dispute, calendar)
    if (duty === null || duty.repliedOn !== null || dispute.anew.includes(kase.row.caseId)) return []
    return [{ remedyId: oldestFirst[at]!, dueOn: duty.due?.dueOn ?? null }]
  })
  const service = await serviceOfReply(context, organ, kase)
  return { disputes: rows, open: openNow(kase, service, [disputes, today, calendar]), owed }
}

type Circumstances = [Parameters<typeof openRemediesAfterSilence>[2], LocalDate, Parameters<typeof newReplyDuty>[1]]

/** Where the service of the standing reply, the latest one, stands; nothing is sent where there is none. */
async function serviceOfReply(context: Context, organ: OrganRef, { kase, row }: Contested): Promise<ServiceStanding> {
  const voided = voidedEntries(kase.history)
  const isReply = (type: string) => type === 'replied' || type === 'replied-anew'
  const reply = kase.history.findLast(({ event, seq }) => isReply(event.type) && !voided.has(seq))
  return serviceStanding(reply ? await replyServiceOf(reading(context), organ.organId, row.caseId, reply.seq) : [])
}

/** A dispute brought from the day of the new reply on is over that reply; those before were over the first. */
const begunOn = ({ filedOn, openedOn, instances }: Progress): LocalDate => filedOn ?? openedOn ?? instances[0]!.from

/** Null where there is nothing to contest: no reply yet and in time, or the applicant withdrew. */
function openNow(
  { kase, clock, standing }: Contested,
  { receivedOn, state }: ServiceStanding,
  circumstances: Circumstances,
): OpenRemedies | null {
  const anew = kase.newReplies.at(-1)
  const reply = anew ?? kase.standing.findLast((event) => event.type === 'replied')
  if (reply) {
    const { on, outcome, withheld = [] } = reply
    if (outcome === 'withdrawn') return null
    const from = receivedOn ?? (state === 'undelivered' ? null : on)
    const [disputes, ...day] = circumstances
    const over = anew ? disputes.filter((dispute) => begunOn(dispute) >= on) : disputes
    const regime = kase.remedyRegime
    const ways = openRemediesAfterReply(regime, outcome, on, from, over, ...day, { withheld })
    return { because: 'reply', regime, outcome, withheld, repliedOn: on, from, known: receivedOn !== null, ways }
  }
  const { dueOn } = clock
  if (standing !== 'overdue' || dueOn === null) return null
  return {
    because: 'silence',
    regime: kase.remedyRegime,
    outcome: null,
    withheld: [],
    repliedOn: dueOn,
    from: dueOn,
    known: true,
    ways: openRemediesAfterSilence(kase.remedyRegime, dueOn, ...circumstances),
  }
}
