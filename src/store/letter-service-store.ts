import { type LocalDate } from '../law/date.ts'
import { type ServiceEntry, type ServiceKind } from '../letters/service.ts'
import { caseContext, type Tx } from './case-row.ts'
import { type LoadedCase } from './case-store.ts'
import { query } from './query.ts'
import { openJson, sealJson } from './sealing.ts'

/** What an entry says beside its day; sealed, as it names people and their post. */
export type ServiceDetails = {
  /** Number of the EMS or registered letter. */
  postalNumber?: string
  /** Who signed, or through which organ. */
  by?: string
  note?: string
  /** The mail of the outbox whose taking by a server was noted as the sending. */
  messageId?: string
  proofName?: string
  proofType?: string
}

/** An entry about the service of a letter, opened. */
export type ServiceLine = ServiceEntry & {
  letterId: string
  details: ServiceDetails
  proofId: string | null
  recordedBy: string
  recordedAt: string
}

type Row = Omit<ServiceLine, 'details'> & { sealed: Uint8Array }

/** Every entry about the letters of a case, oldest first. */
export async function serviceLinesOf(em: Tx, { row, key }: Pick<LoadedCase, 'row' | 'key'>): Promise<ServiceLine[]> {
  const rows = await query<Row>(
    em,
    `select letter_id as "letterId", seq, kind, on_day as "on", voids, sealed, proof_id as "proofId",
       recorded_by as "recordedBy", recorded_at as "recordedAt"
     from letter_service where organ_id = $1 and case_id = $2 order by letter_id, seq`,
    [row.organId, row.caseId],
  )
  return rows.map(({ sealed, ...line }) => ({
    ...line,
    details: openJson<ServiceDetails>(key, sealed, caseContext(row.organId, row.caseId)),
  }))
}

/** Adds an entry; the case row is locked, so that numbers follow one another. */
export async function insertServiceLine(
  tx: Tx,
  { row, key }: Pick<LoadedCase, 'row' | 'key'>,
  line: {
    letterId: string
    seq: number
    kind: ServiceKind
    on: LocalDate
    voids: number | null
    details: ServiceDetails
    proofId: string | null
    at: Date
    by: string
  },
): Promise<void> {
  const sealed = sealJson(key, line.details, caseContext(row.organId, row.caseId))
  await query(
    tx,
    `insert into letter_service
       (organ_id, case_id, letter_id, seq, kind, on_day, voids, sealed, proof_id, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      row.organId,
      row.caseId,
      line.letterId,
      line.seq,
      line.kind,
      line.on,
      line.voids,
      sealed,
      line.proofId,
      line.at,
      line.by,
    ],
  )
}

/** What is known of the service of the reply recorded as this entry of a case. */
export const replyServiceOf = (em: Tx, organId: number, caseId: string, seq: number): Promise<ServiceEntry[]> =>
  query<ServiceEntry>(
    em,
    `select s.seq, s.kind, s.on_day as "on", s.voids from letter l
     join letter_service s on s.organ_id = l.organ_id and s.case_id = l.case_id and s.letter_id = l.letter_id
     where l.organ_id = $1 and l.case_id = $2 and l.seq = $3 and l.kind = 'reply' order by s.seq`,
    [organId, caseId, seq],
  )
