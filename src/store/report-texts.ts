import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate } from '../law/date.ts'
import { type Cell } from '../law/report/filled-report.ts'
import { type SectionKey } from '../law/report/sections.ts'
import { query } from './query.ts'

/** The text of a section as typed, who wrote it, and who confirmed which state of it. Instants as ISO text. */
export type SectionRow = {
  section: SectionKey
  version: number
  written: string
  editedAt: string
  editedBy: string
  confirmedAt: string | null
  confirmedBy: string | null
  confirmedState: string | null
}

/** The sections of a year that were written. */
export const sectionRows = (em: EntityManager, organId: number, year: number): Promise<SectionRow[]> =>
  query<SectionRow>(
    em,
    `select section, version, written, edited_at as "editedAt", edited_by as "editedBy", confirmed_at as "confirmedAt",
       confirmed_by as "confirmedBy", confirmed_state as "confirmedState"
     from report_section where organ_id = $1 and year = $2`,
    [organId, year],
  )

export type SectionToWrite = {
  organId: number
  year: number
  section: SectionKey
  /** The version the writer saw; 0: none was written yet. */
  seen: number
  written: string
  at: Date
  by: string
  /** The state that is confirmed with it; null: not confirmed. */
  state: string | null
}

/** Writes a section over the version seen; false when somebody wrote in between. */
export async function writeSection(tx: EntityManager, section: SectionToWrite): Promise<boolean> {
  const { organId, year, section: key, seen, written, at, by, state } = section
  const confirmed = state === null ? [null, null] : [at, by]
  const rows = await query(
    tx,
    `insert into report_section (organ_id, year, section, version, written, edited_at, edited_by, confirmed_at, confirmed_by, confirmed_state)
     select $1, $2, $3, 1, $4, $5, $6, $7, $8, $9 where $10 = 0
     on conflict (organ_id, year, section) do nothing returning 1`,
    [organId, year, key, written, at, by, ...confirmed, state, seen],
  )
  if (rows.length === 1) return true
  const updated = await query(
    tx,
    `update report_section set version = version + 1, written = $4,
       edited_at = case when written = $4 then edited_at else $5 end,
       edited_by = case when written = $4 then edited_by else $6 end,
       confirmed_at = $7, confirmed_by = $8, confirmed_state = $9
     where organ_id = $1 and year = $2 and section = $3 and version = $10 returning 1`,
    [organId, year, key, written, at, by, ...confirmed, state, seen],
  )
  return updated.length === 1
}

/** Goes back to the draft: the written text of a section is given up. False when somebody wrote in between. */
export async function dropSection(
  tx: EntityManager,
  organId: number,
  year: number,
  section: SectionKey,
  seen: number,
): Promise<boolean> {
  const rows = await query(
    tx,
    'delete from report_section where organ_id = $1 and year = $2 and section = $3 and version = $4 returning 1',
    [organId, year, section, seen],
  )
  return rows.length === 1
}

/** The typed cells of section two's table. */
export async function typedFigures(em: EntityManager, organId: number, year: number): Promise<Record<string, Cell>> {
  const rows = await query<{ name: string; value: string | null }>(
    em,
    'select name, value from report_figure where organ_id = $1 and year = $2',
    [organId, year],
  )
  return Object.fromEntries(rows.map(({ name, value }) => [name, value === null ? null : Number(value)]))
}

/** Writes cells of section two's table. */
export async function writeFigures(
  tx: EntityManager,
  organId: number,
  year: number,
  figures: Readonly<Record<string, Cell>>,
  at: Date,
  by: string,
): Promise<void> {
  await query(
    tx,
    `insert into report_figure (organ_id, year, name, value, recorded_at, recorded_by)
     select $1::int, $2::int, name, value, $5::timestamptz, $6::text from unnest($3::text[], $4::numeric[]) as f(name, value)
     on conflict (organ_id, year, name) do update
       set value = excluded.value, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
       where report_figure.value is distinct from excluded.value`,
    [organId, year, Object.keys(figures), Object.values(figures) as number[], at, by],
  )
}

/** An adjustment with its reason: recorded, perhaps undone. */
export type AdjustmentRow = {
  seq: number
  place: string
  difference: number
  reason: string
  recordedOn: LocalDate
  recordedBy: string
  undoneOn: LocalDate | null
  undoneBy: string | null
}

/** Every adjustment of a year, in the order they were made; those in force on a day: recorded by it, not undone by it. */
export const adjustmentRows = (em: EntityManager, organId: number, year: number): Promise<AdjustmentRow[]> =>
  query<AdjustmentRow>(
    em,
    `select seq, place, difference, reason, recorded_on as "recordedOn", recorded_by as "recordedBy",
       undone_on as "undoneOn", undone_by as "undoneBy"
     from report_adjustment where organ_id = $1 and year = $2 order by seq`,
    [organId, year],
  )

export async function addAdjustment(
  tx: EntityManager,
  adjustment: { organId: number; year: number; place: string; difference: number; reason: string },
  on: LocalDate,
  at: Date,
  by: string,
): Promise<number> {
  const { organId, year, place, difference, reason } = adjustment
  // Two at once must not take the same number.
  await query(tx, 'select 1 from organ where organ_id = $1 for update', [organId])
  const [row] = await query<{ seq: number }>(
    tx,
    `insert into report_adjustment (organ_id, year, seq, place, difference, reason, recorded_on, recorded_at, recorded_by)
     select $1::int, $2::int, coalesce(max(seq), 0) + 1, $3::text, $4::int, $5::text, $6::date, $7::timestamptz, $8::text
     from report_adjustment where organ_id = $1 and year = $2 returning seq`,
    [organId, year, place, difference, reason, on, at, by],
  )
  return row!.seq
}

/** Takes an adjustment back; false when there is none in force. */
export async function undoAdjustment(
  tx: EntityManager,
  key: { organId: number; year: number; seq: number },
  on: LocalDate,
  at: Date,
  by: string,
): Promise<boolean> {
  const rows = await query(
    tx,
    `update report_adjustment set undone_on = $4, undone_at = $5, undone_by = $6
     where organ_id = $1 and year = $2 and seq = $3 and undone_on is null returning 1`,
    [key.organId, key.year, key.seq, on, at, by],
  )
  return rows.length === 1
}
