import { randomUUID } from 'node:crypto'
import { type Finding, type OpinionFacts, type Survey, surveyProblem } from '../disclosure/supervision.ts'
import { type LocalDate } from '../law/date.ts'
import { openJson, sealJson } from '../store/sealing.ts'
import {
  type ChannelUse,
  channelUsePage,
  insertChannelUse,
  insertSurvey,
  type SurveyRow,
  surveysBetween,
} from '../store/supervision-store.ts'
import { type DayCursor } from '../store/day-cursor.ts'
import { findFinding, findingPage, type FindingRow, putFinding } from '../store/finding-store.ts'
import { findOpinion, opinionPage, type OpinionRow, putOpinion } from '../store/opinion-store.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { demandDepartment } from './department-names.ts'
import { Invalid, NotFound, StaleForm } from './errors.ts'
import { transact } from './transact.ts'

export { type ChannelUse, type SurveyRow } from '../store/supervision-store.ts'
export { type DayCursor } from '../store/day-cursor.ts'
export { type FindingRow } from '../store/finding-store.ts'

type Kept = { id: string; seen: number } | null

/** Findings to be mended, the latest first. */
export const listFindings = (
  context: Context,
  { organId }: OrganRef,
  open: boolean,
  after: DayCursor | null,
  limit: number,
): Promise<FindingRow[]> => findingPage(reading(context), organId, open, after, limit)

/** @throws NotFound */
export async function showFinding(context: Context, { organId }: OrganRef, findingId: string): Promise<FindingRow> {
  const row = await findFinding(reading(context), organId, findingId, false)
  if (!row) throw new NotFound(findingId)
  return row
}

/** Records a finding, or what became of one. @throws NotFound, StaleForm, Invalid */
export async function saveFinding(
  context: Context,
  organ: OrganRef,
  kept: Kept,
  finding: Finding,
  actor: Actor,
): Promise<string> {
  const { organId } = organ
  const { foundOn, closedOn, evidence } = finding
  demandPast(context, { foundOn, closedOn })
  await demandDepartment(context, organ, finding.department, foundOn)
  if (closedOn !== null && closedOn < foundOn)
    throw new Invalid([{ field: 'closedOn', text: '整改完成日期不能早于发现日期' }])
  if (closedOn !== null && evidence.trim() === '')
    throw new Invalid([{ field: 'evidence', text: '整改完成的，请填写整改的证明' }])
  return transact(context, actor, kept ? 'FINDING_CHANGED' : 'FINDING_RECORDED', async (tx) => {
    const row = kept && (await findFinding(tx, organId, kept.id, true))
    const { findingId, version } = row ?? fresh(kept, 'findingId')
    if (kept && version !== kept.seen) throw new StaleForm(version)
    await putFinding(tx, organId, { ...finding, findingId, version: version + 1 }, context.clock.now())
    return { result: findingId, subject: `finding/${findingId}`, facts: { closed: closedOn !== null } }
  })
}

function fresh<K extends string>(kept: Kept, key: K): Record<K, string> & { version: number } {
  if (kept) throw new NotFound(kept.id)
  return { [key]: randomUUID(), version: 0 } as Record<K, string> & { version: number }
}

function demandPast(context: Context, days: Record<string, LocalDate | null>): void {
  const today = context.clock.today()
  const late = Object.entries(days).filter(([, day]) => day !== null && day > today)
  if (late.length > 0) throw new Invalid(late.map(([field]) => ({ field, text: '日期不能晚于今天' })))
}

/** What somebody said, and the answer; kept sealed. */
export type OpinionWords = { from: string; text: string; answer: string }
export type ShownOpinion = Omit<OpinionRow, 'sealedKey' | 'sealed'> & OpinionWords

const opinionContext = (organId: number, opinionId: string): string => `opinion/${organId}/${opinionId}`

function opened({ sealer }: Context, organId: number, { sealedKey, sealed, ...row }: OpinionRow): ShownOpinion {
  const sealContext = opinionContext(organId, row.opinionId)
  return { ...row, ...openJson<OpinionWords>(sealer.unwrap(sealedKey, sealContext), sealed, sealContext) }
}

/** Opinions, the latest first. */
export async function listOpinions(
  context: Context,
  { organId }: OrganRef,
  open: boolean,
  after: DayCursor | null,
  limit: number,
): Promise<ShownOpinion[]> {
  const rows = await opinionPage(reading(context), organId, open, after, limit)
  return rows.map((row) => opened(context, organId, row))
}

/** @throws NotFound */
export async function showOpinion(context: Context, { organId }: OrganRef, opinionId: string): Promise<ShownOpinion> {
  const row = await findOpinion(reading(context), organId, opinionId, false)
  if (!row) throw new NotFound(opinionId)
  return opened(context, organId, row)
}

/** Records an opinion, or that it was passed on or answered. @throws NotFound, StaleForm, Invalid */
export async function saveOpinion(
  context: Context,
  organ: OrganRef,
  kept: Kept,
  facts: OpinionFacts,
  words: OpinionWords,
  actor: Actor,
): Promise<string> {
  const { organId } = organ
  const { receivedOn, forwardedOn, answeredOn } = facts
  demandPast(context, { receivedOn, forwardedOn, answeredOn })
  await demandDepartment(context, organ, facts.department, receivedOn)
  demandOrder(facts)
  if (answeredOn !== null && words.answer.trim() === '')
    throw new Invalid([{ field: 'answer', text: '已答复的，请填写答复内容' }])
  return transact(context, actor, kept ? 'OPINION_CHANGED' : 'OPINION_RECORDED', async (tx) => {
    const row = kept && (await findOpinion(tx, organId, kept.id, true))
    const { opinionId, version } = row ?? fresh(kept, 'opinionId')
    if (kept && version !== kept.seen) throw new StaleForm(version)
    const sealContext = opinionContext(organId, opinionId)
    const { key, wrapped } = row
      ? { key: context.sealer.unwrap(row.sealedKey, sealContext), wrapped: row.sealedKey }
      : context.sealer.newKey(sealContext)
    const sealed = sealJson(key, words, sealContext)
    const stored = { ...facts, opinionId, version: version + 1, sealedKey: wrapped, sealed }
    await putOpinion(tx, organId, stored, context.clock.now())
    return { result: opinionId, subject: `opinion/${opinionId}`, facts: { channel: facts.channel } }
  })
}

function demandOrder({ receivedOn, forwardedOn, answeredOn, department }: OpinionFacts): void {
  if (forwardedOn !== null && forwardedOn < receivedOn)
    throw new Invalid([{ field: 'forwardedOn', text: '转办日期不能早于收到日期' }])
  if (forwardedOn !== null && department.trim() === '')
    throw new Invalid([{ field: 'department', text: '已转办的，请填写承办部门' }])
  if (answeredOn !== null && answeredOn < receivedOn)
    throw new Invalid([{ field: 'answeredOn', text: '答复日期不能早于收到日期' }])
}

const FIRST = '1900-01-01' as LocalDate
const LAST = '2199-12-31' as LocalDate
/** Every survey, the latest first; a body holds one or two a year. */
export const listSurveys = (context: Context, { organId }: OrganRef): Promise<SurveyRow[]> =>
  surveysBetween(reading(context), organId, FIRST, LAST)

/** Records the result of a survey (评议). @throws Invalid where it does not add up */
export function recordSurvey(context: Context, { organId }: OrganRef, survey: Survey, actor: Actor): Promise<string> {
  demandPast(context, { heldOn: survey.heldOn })
  const problem = surveyProblem(survey)
  if (problem === 'more-returned') throw new Invalid([{ field: 'returned', text: '收回的份数不能多于发出的份数' }])
  if (problem === 'sum') throw new Invalid([{ field: 'satisfied', text: '满意、基本满意、不满意之和应等于收回的份数' }])
  return transact(context, actor, 'SURVEY_RECORDED', async (tx) => {
    const surveyId = randomUUID()
    await insertSurvey(tx, organId, { ...survey, surveyId }, context.clock.now())
    return { result: surveyId, subject: `survey/${surveyId}` }
  })
}

/** Meetings, issues, broadcasts, the latest first. */
export const listChannelUses = (
  context: Context,
  { organId }: OrganRef,
  after: DayCursor | null,
  limit: number,
): Promise<ChannelUse[]> => channelUsePage(reading(context), organId, after, limit)

/** Records disclosure by a channel that is not an item. @throws Invalid */
export async function recordChannelUse(
  context: Context,
  organ: OrganRef,
  use: Omit<ChannelUse, 'useId'>,
  actor: Actor,
): Promise<string> {
  const { organId } = organ
  demandPast(context, { on: use.on })
  await demandDepartment(context, organ, use.department, use.on)
  return transact(context, actor, 'CHANNEL_USED', async (tx) => {
    const useId = randomUUID()
    await insertChannelUse(tx, organId, { ...use, useId }, context.clock.now())
    return { result: useId, subject: `channel-use/${useId}`, facts: { channel: use.channel, times: use.times } }
  })
}
