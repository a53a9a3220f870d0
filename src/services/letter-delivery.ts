import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate } from '../law/date.ts'
import {
  serviceBar,
  serviceStanding,
  type ServiceBar,
  type ServiceEntry,
  type ServiceKind,
} from '../letters/service.ts'
import { caseContext } from '../store/case-row.ts'
import { type LoadedCase } from '../store/case-store.ts'
import {
  insertServiceLine,
  serviceLinesOf,
  type ServiceDetails,
  type ServiceLine,
} from '../store/letter-service-store.ts'
import { findLetter } from '../store/letter-store.ts'
import { holdSent } from '../store/mailed-letters.ts'
import { addTask, closeTaskOf } from '../store/task-store.ts'
import { type FileInput } from './attachment-service.ts'
import { APPLICANT, reading, type Actor, type Context, type OrganRef } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { letterFile } from './letter-files.ts'
import { caseToChange, caseToRead } from './load-case.ts'
import { transact } from './transact.ts'

/** What the office records about the service of a letter. */
export type ServiceInput = { kind: ServiceKind; on: LocalDate; details: ServiceDetails; proof: FileInput | null }

const BARS: Record<ServiceBar, string> = {
  future: '日期不能晚于今天',
  'before-letter': '日期不能早于文书的成文日期',
  'before-sending': '日期不能早于发出的日期',
  'nothing-sent': '还没有登记发出（邮寄、当面送交、电子邮件、网上、委托送达），请先登记发出',
}

/**
 * Records how a letter was sent, received or came back; what was sent is fixed first, so that the entry is about known
 * bytes. A letter that came back is a task until it is sent again or received. 国办公开办函〔2016〕235号
 * @throws Invalid, NotFound
 */
export async function recordService(
  context: Context,
  organ: OrganRef,
  number: string,
  letterId: string,
  input: ServiceInput,
  actor: Actor,
): Promise<void> {
  const { sha256 } = await letterFile(context, organ, number, letterId, 'pdf')
  await adding(context, organ, number, letterId, actor, 'LETTER_SERVICE_RECORDED', async (tx, loaded, lines) => {
    const letter = await findLetter(tx, loaded, letterId)
    const { messageId } = input.details
    if (!letter || (messageId && !(await holdSent(tx, organ.organId, messageId)))) throw new NotFound(letterId)
    const bar = serviceBar(input, lines, letter.issuedOn, context.clock.today())
    if (bar !== null) throw new Invalid([{ field: bar === 'nothing-sent' ? 'kind' : 'on', text: BARS[bar] }])
    const proofId = await keepProof(context, loaded, input.proof)
    const details = {
      ...input.details,
      ...(input.proof ? { proofName: input.proof.name, proofType: input.proof.contentType } : {}),
    }
    return { entry: { kind: input.kind, on: input.on, voids: null, details, proofId }, facts: { sha256 } }
  })
}

/** Takes back an entry made in error; it stays in the record. @throws NotFound */
export async function voidService(
  context: Context,
  organ: OrganRef,
  number: string,
  letterId: string,
  seq: number,
  actor: Actor,
): Promise<void> {
  await adding(context, organ, number, letterId, actor, 'LETTER_SERVICE_VOIDED', (_, __, lines) => {
    const line = lines.find((each) => each.seq === seq)
    const taken = lines.some(({ voids }) => voids === seq)
    if (!line || taken || line.kind === 'voided' || line.kind === 'opened') throw new NotFound(String(seq))
    return { entry: { kind: 'voided', on: context.clock.today(), voids: seq, details: {}, proofId: null }, facts: {} }
  })
}

/** The applicant opens a letter for the first time: the day it arrived, unless an earlier one is known. */
export async function recordOpening(
  context: Context,
  organ: OrganRef,
  number: string,
  letterId: string,
): Promise<void> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  const known = (lines: readonly ServiceLine[]) => lines.some(({ kind }) => kind === 'opened')
  if (known((await serviceLinesOf(em, loaded)).filter((line) => line.letterId === letterId))) return
  const actor = APPLICANT(organ.organId)
  await adding(context, organ, number, letterId, actor, 'LETTER_OPENED', (_, __, lines) =>
    known(lines)
      ? null
      : { entry: { kind: 'opened', on: context.clock.today(), voids: null, details: {}, proofId: null }, facts: {} },
  )
}

type NewEntry = Pick<ServiceEntry, 'kind' | 'on'> & {
  voids: number | null
  details: ServiceDetails
  proofId: string | null
}
type Decide = (
  tx: EntityManager,
  loaded: LoadedCase,
  lines: readonly ServiceLine[],
) =>
  | Promise<{ entry: NewEntry; facts: Record<string, unknown> } | null>
  | { entry: NewEntry; facts: Record<string, unknown> }
  | null

/** Adds one entry under the lock of the case, and keeps the task that a letter which came back is. */
async function adding(
  context: Context,
  organ: OrganRef,
  number: string,
  letterId: string,
  actor: Actor,
  audit: string,
  decide: Decide,
): Promise<void> {
  await transact(context, actor, audit, async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
    const lines = (await serviceLinesOf(tx, loaded)).filter((line) => line.letterId === letterId)
    const decided = await decide(tx, loaded, lines)
    if (decided === null) return { result: undefined, subject: number, facts: { letterId, already: true } }
    const { entry, facts } = decided
    const seq = (lines.at(-1)?.seq ?? 0) + 1
    await insertServiceLine(tx, loaded, { ...entry, letterId, seq, at: context.clock.now(), by: actor.id })
    await keepTask(context, tx, loaded, letterId, [...lines, { ...entry, seq }])
    return { result: undefined, subject: number, facts: { letterId, seq, kind: entry.kind, on: entry.on, ...facts } }
  })
}

/** Opens the task that a letter which came back is, or closes it once the letter left again or arrived. */
export async function keepTask(
  context: Context,
  tx: EntityManager,
  { row }: LoadedCase,
  letterId: string,
  entries: readonly ServiceEntry[],
): Promise<void> {
  const at = context.clock.now()
  const undelivered = serviceStanding(entries).state === 'undelivered'
  const key = (seq: number) => `letter-undelivered/${letterId}/${seq}`
  const last = entries.at(-1)
  if (undelivered && last?.kind === 'undelivered') {
    const task = { kind: 'letter-undelivered', caseId: row.caseId, facts: { letterId }, dedupeKey: key(last.seq) }
    return addTask(tx, row.organId, at, task)
  }
  if (undelivered) return
  const keys = entries.filter(({ kind }) => kind === 'undelivered').map(({ seq }) => key(seq))
  if (keys.length > 0) await closeTaskOf(tx, row.organId, keys, at, 'system')
}

export async function keepProof(context: Context, loaded: LoadedCase, proof: FileInput | null): Promise<string | null> {
  if (proof === null) return null
  const sealContext = caseContext(loaded.row.organId, loaded.row.caseId)
  return (await context.files.put(loaded.key, sealContext, proof.bytes)).fileId
}
