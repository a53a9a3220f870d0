import { createHash } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/** What the log says of one act. No personal data: ids, case numbers, codes and days only. */
export type AuditEntry = { actor: string; action: string; subject: string; facts?: Record<string, unknown> }

export type AuditHead = { seq: string; hash: Uint8Array }
export type SealedEntry = {
  seq: string
  at: string
  actor: string
  action: string
  subject: string
  bodyText: string
  prev: Uint8Array
  hash: Uint8Array
}

/** The link before the first entry of every organ. */
const GENESIS = Buffer.alloc(32)

/**
 * Appends to the organ's hash chain. Called last before commit: the lock on the head row orders the entries, so the
 * chain has no gaps and no forks; a transaction whose entry cannot be written does not commit.
 */
export async function appendAudit(
  tx: EntityManager,
  organId: number,
  at: Date,
  entry: AuditEntry,
): Promise<SealedEntry> {
  const sealed = nextEntry(organId, await lockHead(tx, organId), at, entry)
  await query(
    tx,
    `with head as (update audit_head set seq = $2, hash = $9 where organ_id = $1)
     insert into audit (organ_id, seq, at, actor, action, subject, body_text, prev, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [organId, ...auditValues(sealed)],
  )
  return sealed
}

async function lockHead(tx: EntityManager, organId: number): Promise<AuditHead> {
  const [head] = await query<AuditHead>(tx, 'select seq, hash from audit_head where organ_id = $1 for update', [
    organId,
  ])
  if (!head) throw new Error(`organ ${organId} has no audit head`)
  return head
}

/** The next link: SHA-256 over the length-prefixed fields and the previous hash. Pure. */
export function nextEntry(organId: number, head: AuditHead, at: Date, entry: AuditEntry): SealedEntry {
  const fields = {
    seq: (BigInt(head.seq) + 1n).toString(),
    at: at.toISOString(),
    actor: entry.actor,
    action: entry.action,
    subject: entry.subject,
    bodyText: canonical(entry.facts ?? {}),
    prev: head.hash,
  }
  return { ...fields, hash: linkHash(organId, fields) }
}

/** The values of the audit columns from seq on, in the order of the table. */
export const auditValues = (e: SealedEntry) =>
  [e.seq, e.at, e.actor, e.action, e.subject, e.bodyText, e.prev, e.hash] as const

function linkHash(organId: number, e: Omit<SealedEntry, 'hash'>): Uint8Array {
  const hash = createHash('sha256')
  for (const field of ['sha256', String(organId), e.seq, e.at, e.actor, e.action, e.subject, e.bodyText]) {
    const bytes = Buffer.from(field, 'utf8')
    hash.update(`${bytes.length}:`).update(bytes)
  }
  return hash.update(e.prev).digest()
}

/** One serialisation: keys sorted at every level (RFC 8785 in spirit). */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}

export type ChainFault = { seq: string; fault: 'changed' | 'missing' | 'head-differs' }

/**
 * Recomputes an organ's chain from its first entry to the head read at the start (entries appended meanwhile are
 * left to the next run); gives the first fault found, or null. Read in steps of 5,000.
 */
export async function verifyAudit(
  em: EntityManager,
  organId: number,
): Promise<{ entries: number; fault: ChainFault | null }> {
  const [head] = await query<AuditHead>(em, 'select seq, hash from audit_head where organ_id = $1', [organId])
  if (!head) return { entries: 0, fault: { seq: '0', fault: 'head-differs' } }
  let at = { seq: 0n, hash: GENESIS as Uint8Array }
  while (at.seq < BigInt(head.seq)) {
    const rows = await query<SealedEntry>(em, AUDIT_PAGE, [organId, at.seq.toString(), head.seq])
    if (rows.length === 0) return faultAt(at.seq + 1n, 'missing')
    for (const row of rows) {
      if (row.seq !== (at.seq + 1n).toString()) return faultAt(at.seq + 1n, 'missing')
      if (!isLinked(organId, row, at.hash)) return faultAt(BigInt(row.seq), 'changed')
      at = { seq: BigInt(row.seq), hash: row.hash }
    }
  }
  const sound = Buffer.compare(head.hash, at.hash) === 0
  return { entries: Number(at.seq), fault: sound ? null : { seq: head.seq, fault: 'head-differs' } }
}

/**
 * Whether the lines about one subject hold, found by index: each recomputed, and each linked with the line before it in
 * the whole log. Gives the first that does not, or null.
 */
export async function faultOfSubject(em: EntityManager, organId: number, subject: string): Promise<string | null> {
  const rows = await query<SealedEntry & { before: Uint8Array | null }>(em, SUBJECT_LINES, [organId, subject])
  return rows.find(({ before, ...row }) => !isLinked(organId, row, before ?? GENESIS))?.seq ?? null
}

export const SUBJECT_LINES = `select a.seq, a.at, a.actor, a.action, a.subject, a.body_text as "bodyText", a.prev, a.hash,
    b.hash as before
  from audit a left join audit b on b.organ_id = a.organ_id and b.seq = a.seq - 1
  where a.organ_id = $1 and a.subject = $2 order by a.seq`

const AUDIT_PAGE = `select seq, at, actor, action, subject, body_text as "bodyText", prev, hash
  from audit where organ_id = $1 and seq > $2 and seq <= $3 order by seq limit 5000`

const faultAt = (seq: bigint, fault: ChainFault['fault']) => ({
  entries: Number(seq) - 1,
  fault: { seq: seq.toString(), fault },
})

function isLinked(organId: number, row: SealedEntry, prev: Uint8Array): boolean {
  const entry = { ...row, at: new Date(row.at).toISOString(), prev }
  return Buffer.compare(row.prev, prev) === 0 && Buffer.compare(linkHash(organId, entry), row.hash) === 0
}

/** Begins the chain of a new organ. */
export const beginChain = (tx: EntityManager, organId: number) =>
  query(tx, 'insert into audit_head (organ_id, seq, hash) values ($1, 0, $2)', [organId, GENESIS])
