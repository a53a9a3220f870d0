import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/**
 * A file on its way out. `about`: what it is to leave with (`case/…`, `item/…`, `remedy/…`, or `organ`); `sealed`: its
 * name, what was found in it and what was decided. A `ready` one may leave: the result where there is one, else as it came.
 */
export type OutgoingRow = {
  outgoingId: string
  about: string
  sealedKey: Uint8Array
  sealed: Uint8Array
  sourceId: string
  sourceHash: Uint8Array
  resultId: string | null
  resultHash: Uint8Array | null
  state: OutgoingState
  version: number
  madeBy: string
  madeAt: string
  finishedBy: string | null
  decidedBy: string | null
  usedAt: string | null
}
export type OutgoingState = 'open' | 'waiting' | 'ready' | 'returned'

const COLUMNS = `outgoing_id as "outgoingId", about, sealed_key as "sealedKey", sealed, source_id as "sourceId",
  source_hash as "sourceHash", result_id as "resultId", result_hash as "resultHash", state, version, made_by as "madeBy",
  made_at as "madeAt", finished_by as "finishedBy", decided_by as "decidedBy", used_at as "usedAt"`

/** Under which context a file on its way out is sealed. */
export const outgoingContext = (organId: number, outgoingId: string): string => `outgoing/${organId}/${outgoingId}`

/** The file with these bytes that is kept for the same purpose already. */
export async function outgoingBySource(
  em: EntityManager,
  organId: number,
  about: string,
  sourceHash: Uint8Array,
): Promise<OutgoingRow | null> {
  const [row] = await query<OutgoingRow>(
    em,
    `select ${COLUMNS} from outgoing_file where organ_id = $1 and about = $2 and source_hash = $3 and used_at is null`,
    [organId, about, sourceHash],
  )
  return row ?? null
}

/** Keeps a file; nothing where the same is kept already. */
export async function insertOutgoing(
  tx: EntityManager,
  organId: number,
  made: Pick<OutgoingRow, 'outgoingId' | 'about' | 'sealedKey' | 'sealed' | 'sourceId' | 'sourceHash' | 'madeBy'> & {
    at: Date
  },
): Promise<boolean> {
  const { outgoingId, about, sealedKey, sealed, sourceId, sourceHash, madeBy, at } = made
  const rows = await query(
    tx,
    `insert into outgoing_file (organ_id, outgoing_id, about, sealed_key, sealed, source_id, source_hash, state, version,
       made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'open', 1, $8, $9)
     on conflict (organ_id, about, source_hash) where used_at is null do nothing returning 1`,
    [organId, outgoingId, about, sealedKey, sealed, sourceId, sourceHash, madeBy, at],
  )
  return rows.length === 1
}

export async function outgoingById(
  em: EntityManager,
  organId: number,
  outgoingId: string,
): Promise<OutgoingRow | null> {
  const [row] = await query<OutgoingRow>(
    em,
    `select ${COLUMNS} from outgoing_file where organ_id = $1 and outgoing_id = $2`,
    [organId, outgoingId],
  )
  return row ?? null
}

/** Files kept for one purpose, oldest first; few. */
export const outgoingAbout = (em: EntityManager, organId: number, about: string): Promise<OutgoingRow[]> =>
  query<OutgoingRow>(
    em,
    `select ${COLUMNS} from outgoing_file where organ_id = $1 and about = $2 order by made_at, outgoing_id limit 50`,
    [organId, about],
  )

/** Files that may leave with these bytes. */
export const outgoingReady = (
  em: EntityManager,
  organId: number,
  hashes: readonly Uint8Array[],
): Promise<OutgoingRow[]> =>
  query<OutgoingRow>(
    em,
    `select ${COLUMNS} from outgoing_file
     where organ_id = $1 and result_hash = any($2::bytea[]) and state = 'ready'`,
    [organId, hashes],
  )

/** Holds every file that has these bytes as it may leave, so that nobody changes it before this transaction ends. */
export async function lockOutgoing(tx: EntityManager, organId: number, hashes: readonly Uint8Array[]): Promise<void> {
  await query(
    tx,
    `select 1 from outgoing_file where organ_id = $1 and result_hash = any($2::bytea[]) order by outgoing_id for update`,
    [organId, hashes],
  )
}

/** A file, held until this transaction ends. */
export async function lockedOutgoing(
  tx: EntityManager,
  organId: number,
  outgoingId: string,
): Promise<OutgoingRow | null> {
  const [row] = await query<OutgoingRow>(
    tx,
    `select ${COLUMNS} from outgoing_file where organ_id = $1 and outgoing_id = $2 for update`,
    [organId, outgoingId],
  )
  return row ?? null
}

export type OutgoingCursor = { madeAt: string; outgoingId: string }

/** One page of all files on their way out, newest first. */
export const outgoingPage = (
  em: EntityManager,
  organId: number,
  before: OutgoingCursor | null,
  limit: number,
): Promise<OutgoingRow[]> =>
  query<OutgoingRow>(
    em,
    `select ${COLUMNS} from outgoing_file
     where organ_id = $1 and ($2::timestamptz is null or (made_at, outgoing_id) < ($2, $3::uuid))
     order by made_at desc, outgoing_id desc limit $4`,
    [organId, before?.madeAt ?? null, before?.outgoingId ?? null, limit],
  )

/** What may change of a file. */
export type OutgoingChange = Pick<
  OutgoingRow,
  'sealed' | 'state' | 'resultId' | 'resultHash' | 'finishedBy' | 'decidedBy'
>

/** Changes a file that still is at this version; false where it is not. */
export async function changeOutgoing(
  tx: EntityManager,
  organId: number,
  outgoingId: string,
  version: number,
  to: OutgoingChange,
): Promise<boolean> {
  const rows = await query(
    tx,
    `update outgoing_file set sealed = $4, state = $5, result_id = $6, result_hash = $7, finished_by = $8,
       decided_by = $9, version = version + 1
     where organ_id = $1 and outgoing_id = $2 and version = $3 and used_at is null returning 1`,
    [organId, outgoingId, version, to.sealed, to.state, to.resultId, to.resultHash, to.finishedBy, to.decidedBy],
  )
  return rows.length === 1
}

/** Notes that files with these bytes have left: they and what they came from are kept. */
export async function markOutgoingUsed(
  tx: EntityManager,
  organId: number,
  hashes: readonly Uint8Array[],
  at: Date,
): Promise<void> {
  if (hashes.length === 0) return
  await query(
    tx,
    `update outgoing_file set used_at = $3
     where organ_id = $1 and result_hash = any($2::bytea[]) and state = 'ready' and used_at is null`,
    [organId, hashes, at],
  )
}

/** Removes files made before `day` that never left; gives the stored files to discard. */
export async function removeUnusedOutgoing(em: EntityManager, before: Date, limit: number): Promise<string[][]> {
  const rows = await query<{ files: string[] }>(
    em,
    `delete from outgoing_file where (organ_id, outgoing_id) in (
       select organ_id, outgoing_id from outgoing_file where used_at is null and made_at < $1 limit $2 for update skip locked)
     returning array_remove(array[source_id, result_id], null)::text[] as files`,
    [before, limit],
  )
  return rows.map(({ files }) => files)
}

/** The number of the case a file is kept for; null for any other purpose. */
export async function numberOfOutgoing(em: EntityManager, organId: number, outgoingId: string): Promise<string | null> {
  const [row] = await query<{ number: string }>(
    em,
    `select c.number from outgoing_file o
     join case_file c on c.organ_id = o.organ_id and 'case/' || c.case_id = o.about
     where o.organ_id = $1 and o.outgoing_id = $2`,
    [organId, outgoingId],
  )
  return row?.number ?? null
}
