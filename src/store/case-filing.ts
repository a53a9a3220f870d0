import { randomUUID } from 'node:crypto'
import { type FilePurpose } from '../cases/application.ts'
import { auditValues, nextEntry, type AuditEntry, type AuditHead } from './audit-log.ts'
import { type Tx } from './case-row.ts'
import { eventColumns, summaryValues } from './case-store.ts'
import { type CaseToFile } from './case-to-file.ts'
import { query, type Parameter } from './query.ts'

/** An answer given before to the same idempotency key. */
export type EarlierAnswer = { keyHash: Uint8Array; bodyHash: Uint8Array; sealedAnswer: Uint8Array }

/** What filings need from the database before they can be written; one round trip however many. */
export type Reservation = { last: number; head: AuditHead; earlier: EarlierAnswer[] }

/**
 * Looks for earlier answers to the keys of some filings, takes a number of the year for each of the others (`last` is
 * the last of them) and locks the head of the audit chain. The counter row's lock makes numbers gap-free: filings that
 * are rolled back give their numbers back.
 * @param unkeyed how many filings there are without a key
 */
export async function reserve(
  tx: Tx,
  organId: number,
  year: number,
  keyHashes: readonly Uint8Array[],
  unkeyed: number,
): Promise<Reservation> {
  const rows = await query<AuditHead & { last: number } & Partial<EarlierAnswer>>(
    tx,
    `with earlier as (
       select key_hash, body_hash, sealed_answer from idempotency where organ_id = $1 and key_hash = any($3::bytea[])),
     counter as (
       insert into number_counter (organ_id, series, year, last)
       select $1, 'case', $2, cardinality($3::bytea[]) + $4 - count(*) from earlier
       on conflict (organ_id, series, year) do update set last = number_counter.last + excluded.last returning last),
     head as (select seq, hash from audit_head where organ_id = $1 for update)
     select counter.last, head.seq, head.hash, earlier.key_hash as "keyHash", earlier.body_hash as "bodyHash",
       earlier.sealed_answer as "sealedAnswer"
     from counter cross join head left join earlier on true`,
    [organId, year, keyHashes, unkeyed],
  )
  const { last, seq, hash } = rows[0]!
  const earlier = rows.flatMap(({ keyHash, bodyHash, sealedAnswer }) =>
    keyHash && bodyHash && sealedAnswer ? [{ keyHash, bodyHash, sealedAnswer }] : [],
  )
  return { last, head: { seq, hash }, earlier }
}

/** A file sent along with an application, its bytes stored already. */
export type FileToFile = {
  fileId: string
  sealedName: Uint8Array
  contentType: string
  size: number
  contentHash: Uint8Array
  purpose: FilePurpose
}

/**
 * Everything a filing writes, in one statement: the case, its events and files, links with the other matters of the
 * same letter, the answer to repeat, the letter, the audit entry.
 */
export type Filing = {
  kase: CaseToFile
  files: readonly FileToFile[]
  /** Numbers of cases already filed from the same letter. */
  sameLetter: readonly string[]
  answer: { keyHash: Uint8Array; bodyHash: Uint8Array; sealedAnswer: Uint8Array } | null
  message: { letter: string; recipient: string; facts: object } | null
  audit: AuditEntry
}

/** Whether a case came to be. */
export const caseExists = async (em: Tx, organId: number, caseId: string): Promise<boolean> =>
  (await query(em, 'select 1 from case_file where organ_id = $1 and case_id = $2', [organId, caseId])).length > 0

/** Writes a filing; gives the head of the audit chain after it. */
export async function writeFiling(tx: Tx, filing: Filing, head: AuditHead): Promise<AuditHead> {
  const { kase, answer, message, files, sameLetter } = filing
  const entry = nextEntry(kase.organId, head, kase.filedAt, filing.audit)
  const values: Parameter[] = [...caseValues(kase), entry.seq, ...eventColumns(kase.history)]
  const parts = [INSERT_CASE, INSERT_EVENTS]
  const add = (part: (at: number) => string, ...more: readonly Parameter[]) => {
    parts.push(part(values.length + 1))
    values.push(...more)
  }
  if (answer) add(insertAnswer, answer.keyHash, answer.bodyHash, answer.sealedAnswer)
  if (message) add(insertMessage, randomUUID(), message.letter, message.recipient, JSON.stringify(message.facts))
  if (files.length > 0) add(insertFiles, ...fileColumns(files))
  if (sameLetter.length > 0) add(insertLinks, sameLetter, filing.audit.actor)
  add(insertAudit, ...auditValues(entry))
  await query(tx, `with ${parts.join(',\n')}\nselect 1`, values)
  return entry
}

/** The values of a case row, organ first, in the order of the table. */
export const caseValues = (kase: CaseToFile) =>
  [
    kase.organId,
    kase.caseId,
    kase.number,
    kase.regime,
    kase.application.channel,
    kase.application.applicantKind,
    kase.application.medium,
    kase.application.delivery,
    kase.filedAt,
    kase.codeHash,
    kase.sealedKey,
    kase.sealed,
    kase.searchTerms,
    kase.imported,
    kase.history.at(-1)?.seq ?? 0,
    kase.application.submittedOn,
    ...summaryValues(kase.summary),
  ] as const

/** The values of a case and the number of its log entry. */
const CASE_VALUES_COUNT = 24

const INSERT_CASE = `the_case as (
  insert into case_file (organ_id, case_id, number, regime, channel, applicant_kind, medium, delivery, filed_at,
    code_hash, sealed_key, sealed, search_terms, imported, version, submitted_on, state, received_on, due_on,
    due_provisional, next_on, ended_on, outcome, filed_entry)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::bigint[], $14, $15, $16, $17, $18, $19, $20, $21,
    $22, $23, $24))`

const INSERT_EVENTS = `the_events as (
  insert into case_event (organ_id, case_id, seq, type, on_day, known_on, body, recorded_at, recorded_by)
  select $1::int, $2::uuid, * from unnest(${['int', 'text', 'date', 'date', 'jsonb', 'timestamptz', 'text']
    .map((type, at) => `$${CASE_VALUES_COUNT + 1 + at}::${type}[]`)
    .join(', ')}))`

const insertAnswer = (at: number) => `the_answer as (
  insert into idempotency (organ_id, key_hash, body_hash, sealed_answer, created_at)
  values ($1, $${at}, $${at + 1}, $${at + 2}, $9))`

const insertMessage = (at: number) => `the_message as (
  insert into outbox (organ_id, message_id, letter, case_id, recipient, facts, created_at, next_try_at)
  values ($1, $${at}, $${at + 1}, $2, $${at + 2}, $${at + 3}, $9, $9))`

const fileColumns = (files: readonly FileToFile[]) =>
  [
    files.map((each) => each.fileId),
    files.map((each) => each.sealedName),
    files.map((each) => each.contentType),
    files.map((each) => each.size),
    files.map((each) => each.contentHash),
    files.map((each) => each.purpose),
  ] as const

const insertFiles = (at: number) => `the_files as (
  insert into case_attachment (organ_id, case_id, seq, recorded_at, file_id, sealed_name, content_type, size,
    content_hash, purpose)
  select $1::int, $2::uuid, 1, $9::timestamptz, * from unnest(${['uuid', 'bytea', 'text', 'int', 'bytea', 'text']
    .map((type, each) => `$${at + each}::${type}[]`)
    .join(', ')}))`

const insertLinks = (at: number) => `the_links as (
  insert into case_link (organ_id, case_id, other_case_id, kind, linked_at, linked_by)
  select $1::int, $2::uuid, case_id, 'same-letter', $9::timestamptz, $${at + 1}
  from case_file where organ_id = $1 and number = any($${at}::text[]))`

const insertAudit = (at: number) => `the_head as (
  update audit_head set seq = $${at}, hash = $${at + 7} where organ_id = $1),
the_entry as (
  insert into audit (organ_id, seq, at, actor, action, subject, body_text, prev, hash)
  values ($1, ${[0, 1, 2, 3, 4, 5, 6, 7].map((each) => `$${at + each}`).join(', ')}))`
