import { type EntityManager } from '@mikro-orm/postgresql'
import { afterBounce, type ServiceEntry } from '../letters/service.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { insertServiceLine, serviceLinesOf } from '../store/letter-service-store.ts'
import { type FileInput } from './attachment-service.ts'
import { type Context, SYSTEM } from './context.ts'
import { keepProof, keepTask } from './letter-delivery.ts'

/** Why a mail came back, and the report that says so. */
export type Bounced = { messageId: string; ground: string; report: FileInput }

/**
 * Takes back the sending of a letter that the program noted when this mail was taken, with its ground and the report as
 * proof: nothing arrived, so no period runs from it. What an officer recorded stands; taking it back is the office's.
 * The case is locked. Gives the letter that is to be served again; null where none is.
 */
export async function takeBackMailed(
  context: Context,
  tx: EntityManager,
  loaded: LoadedCase,
  { messageId, ground, report }: Bounced,
): Promise<string | null> {
  const all = await serviceLinesOf(tx, loaded)
  const noted = all.findLast(({ details, recordedBy }) => recordedBy === NOTED_BY && details.messageId === messageId)
  if (!noted) return null
  const { letterId } = noted
  const lines = all.filter((line) => line.letterId === letterId)
  const becomes = afterBounce(lines, noted.seq)
  if (becomes === 'nothing') return null
  const on = context.clock.today()
  const seq = lines.at(-1)!.seq + 1
  const proofId = await keepProof(context, loaded, report)
  const proof = { proofName: report.name, proofType: report.contentType }
  const voiding: ServiceEntry = { seq, kind: 'voided', on, voids: noted.seq }
  const failed: ServiceEntry = { seq: seq + 1, kind: 'undelivered', on, voids: null }
  const added = becomes === 'undelivered' ? [voiding, failed] : [voiding]
  for (const entry of added) {
    const details = { note: ground, messageId, ...proof }
    const rest = { voids: entry.voids ?? null, details, proofId, at: context.clock.now(), by: NOTED_BY }
    await insertServiceLine(tx, loaded, { ...entry, ...rest, letterId })
  }
  await keepTask(context, tx, loaded, letterId, [...lines, ...added])
  return becomes === 'undelivered' ? letterId : null
}

const NOTED_BY = SYSTEM(0).id
