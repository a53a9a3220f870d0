import { randomBytes, randomUUID } from 'node:crypto'
import express, { type Express } from 'express'
import pg from 'pg'
import { type Connection } from '../src/store/orm.ts'

/** What is stored where our filing stores sealed content: as many bytes, unsealed. */
const CONTENT_BYTES = 600
const TERMS = Array.from({ length: 4_000 }, () => String(randomBytes(7).readUIntBE(0, 6)))
const TERMS_A_CASE = 90

/**
 * The least a filing can be: read JSON, write the same rows of the same tables in one transaction of two statements.
 * Nothing is checked, sealed, fingerprinted, limited or chained.
 */
export function bareApp(connection: Connection, organId: number): { app: Express; end: () => Promise<void> } {
  const pool = new pg.Pool({ ...('url' in connection ? { connectionString: connection.url } : connection), max: 10 })
  const app = express()
  app.use(express.json())
  app.post('/api/v1/applications', async (req, res) => {
    const body = req.body as { title: string }
    res.status(201).json({ number: await file(pool, organId, JSON.stringify(body)) })
  })
  return { app, end: () => pool.end() }
}

async function file(pool: pg.Pool, organId: number, content: string): Promise<string> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const taken = await client.query<{ last: number; seq: string }>(RESERVE, [organId])
    const { last, seq } = taken.rows[0]!
    const number = `2026-${String(last).padStart(5, '0')}`
    const sealed = Buffer.alloc(CONTENT_BYTES, content)
    const at = Math.floor(Math.random() * (TERMS.length - TERMS_A_CASE))
    const terms = TERMS.slice(at, at + TERMS_A_CASE)
    const hash = randomBytes(32)
    const values = [organId, randomUUID(), number, sealed, terms, hash, randomUUID(), String(BigInt(seq) + 1n)]
    await client.query(WRITE, values)
    await client.query('commit')
    return number
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const RESERVE = `with counter as (
    insert into number_counter (organ_id, series, year, last) values ($1, 'case', 2026, 1)
    on conflict (organ_id, series, year) do update set last = number_counter.last + 1 returning last),
  head as (select seq, hash from audit_head where organ_id = $1 for update)
  select last, seq from counter cross join head`

const WRITE = `with the_case as (
    insert into case_file (organ_id, case_id, number, regime, channel, applicant_kind, medium, delivery, filed_at,
      code_hash, sealed_key, sealed, search_terms, version, submitted_on, state, next_on)
    values ($1, $2, $3, 'organ', 'online', 'natural-person', 'electronic', 'email', now(), $6, $6, $4, $5::bigint[], 1,
      current_date, 'unconfirmed', current_date)),
  the_event as (
    insert into case_event (organ_id, case_id, seq, type, on_day, known_on, body, recorded_at, recorded_by)
    values ($1, $2, 1, 'submitted', current_date, current_date, '{"channel":"online"}', now(), 'applicant')),
  the_answer as (
    insert into idempotency (organ_id, key_hash, body_hash, sealed_answer, created_at) values ($1, $6, $6, $6, now())),
  the_message as (
    insert into outbox (organ_id, message_id, letter, case_id, recipient, facts, created_at, next_try_at)
    values ($1, $7, 'application-received', $2, 'applicant', '{}', now(), now())),
  the_head as (update audit_head set seq = $8, hash = $6 where organ_id = $1)
  insert into audit (organ_id, seq, at, actor, action, subject, body_text, prev, hash)
  values ($1, $8, now(), 'applicant', 'APPLICATION_FILED', $3, '{}', $6, $6)`
