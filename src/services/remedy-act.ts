import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate } from '../law/date.ts'
import { type RemedyKind, type RemedyResult, resultOfDecision } from '../law/remedies.ts'
import { type Dispute } from '../remedies/dispute.ts'
import { type RemedyEvent } from '../remedies/events.ts'
import { lawsuitKind } from '../remedies/lawsuit-kind.ts'
import { latestDecided } from '../remedies/progress.ts'
import { loadRemedy } from '../store/remedy-store.ts'
import { caseIdsOf } from '../store/remedy-cases.ts'
import { Account } from '../store/tables/account.ts'
import { type OrganRef } from './context.ts'
import { Invalid } from './errors.ts'
import { demandPublicPower } from './public-power.ts'
import { type RemedyView } from './remedy-summary.ts'

type PapersKept = Extract<RemedyEvent, { type: 'papers-kept' }>
type Decided = Extract<RemedyEvent, { type: 'decided' }>
type Linked = 'case-linked' | 'case-unlinked' | 'reconsideration-linked'

/**
 * An entry as people and programs give it: cases by number, papers uncounted, an earlier reconsideration by its id, a decision without
 * the column it counts in (which follows from its kind).
 */
export type RemedyAct =
  | Exclude<RemedyEvent, { type: Linked | 'decided' | 'papers-kept' }>
  | Omit<PapersKept, 'files'>
  | (Omit<Decided, 'result'> & { result?: RemedyResult | undefined })
  | { type: 'case-linked' | 'case-unlinked'; on: LocalDate; number: string }
  | { type: 'reconsideration-linked'; on: LocalDate; remedyId: string | null }

/** The event of an act on a dispute; `papers`: how many files come with it. @throws Invalid for a neighbour that does not exist, or a result nobody can derive */
export async function eventOfAct(
  em: EntityManager,
  { organId, settings }: OrganRef,
  dispute: Dispute,
  act: RemedyAct,
  { calendar }: RemedyView,
  papers: number,
): Promise<RemedyEvent> {
  switch (act.type) {
    case 'case-linked':
    case 'case-unlinked':
      return { type: act.type, on: act.on, caseId: await caseIdOf(em, organId, act, dispute.kind) }
    case 'reconsideration-linked': {
      const earlier = act.remedyId === null ? null : await reconsiderationOf(em, organId, act.remedyId)
      const kind = lawsuitKind(earlier, dispute.filedOn ?? dispute.openedOn ?? act.on, calendar)
      return { ...act, kind }
    }
    case 'decided': {
      const { decision, result } = act
      const before = latestDecided(dispute)?.result ?? null
      const derived = decision ? resultOfDecision(decision, settings.decisionResults, before) : undefined
      const counted = result ?? derived
      if (!counted) throw new Invalid([{ field: 'decision', text: '请选择决定（裁判）的种类' }])
      return { ...act, result: counted }
    }
    case 'papers-kept':
      return { ...act, files: papers }
    case 'handler-set':
      return { ...act, officer: act.officer && (await officerOf(em, organId, act.officer)) }
    default:
      return act
  }
}

type OfCase = Extract<RemedyAct, { number: string }>

async function caseIdOf(em: EntityManager, organId: number, { type, number }: OfCase, kind: RemedyKind) {
  const caseId = (await caseIdsOf(em, organId, [number])).get(number)
  if (caseId === undefined) throw new Invalid([{ field: 'number', text: `没有编号为 ${number} 的申请` }])
  if (type === 'case-linked') await demandPublicPower(em, organId, caseId, kind)
  return caseId
}

async function officerOf(em: EntityManager, organId: number, accountId: string): Promise<string> {
  const account = await em.findOne(Account, { organId, accountId, disabledAt: null })
  if (!account) throw new Invalid([{ field: 'officer', text: '没有这个经办人，或者账号已经停用' }])
  return account.accountId
}

async function reconsiderationOf(em: EntityManager, organId: number, remedyId: string): Promise<Dispute> {
  const loaded = await loadRemedy(em, organId, remedyId, false)
  if (loaded?.dispute.kind !== 'reconsideration')
    throw new Invalid([{ field: 'reconsideration', text: '没有这一件行政复议，请重新选择' }])
  return loaded.dispute
}
