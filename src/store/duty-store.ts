import { type Duty, type Rhythm } from '../disclosure/duties.ts'
import { type LocalDate } from '../law/date.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

export type DutyRow = Duty & { dutyId: string }
export type DutyDone = { dutyId: string; period: string; doneOn: LocalDate; itemId: string | null; note: string }

const COLUMNS = `duty_id as "dutyId", title, basis, rhythm, due_month as "dueMonth", due_day as "dueDay", entry, department,
  handler, from_day as "from", until_day as "until"`

/** Every duty of an organ, ended ones last. A body has a dozen. */
export const dutiesOf = (em: Tx, organId: number): Promise<DutyRow[]> =>
  query(em, `select ${COLUMNS} from duty where organ_id = $1 order by until_day desc nulls first, title, duty_id`, [
    organId,
  ])

/** What was done of duties that fell due in these days. */
export const dutiesDone = (em: Tx, organId: number, from: LocalDate, to: LocalDate): Promise<DutyDone[]> =>
  query(
    em,
    `select duty_id as "dutyId", period, done_on as "doneOn", item_id as "itemId", note from duty_done
     where organ_id = $1 and due_on between $2 and $3`,
    [organId, from, to],
  )

export async function putDuty(tx: Tx, organId: number, duty: DutyRow): Promise<void> {
  const { dutyId, title, basis, rhythm, dueMonth, dueDay, entry, department, handler, from, until } = duty
  await query(
    tx,
    `insert into duty (organ_id, duty_id, title, basis, rhythm, due_month, due_day, entry, department, handler, from_day, until_day)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (organ_id, duty_id) do update set title = excluded.title, basis = excluded.basis,
       rhythm = excluded.rhythm, due_month = excluded.due_month, due_day = excluded.due_day, entry = excluded.entry,
       department = excluded.department,
       handler = excluded.handler, from_day = excluded.from_day, until_day = excluded.until_day`,
    [organId, dutyId, title, basis, rhythm satisfies Rhythm, dueMonth, dueDay, entry, department, handler, from, until],
  )
}

/** Records that a duty was done for a period; a second time corrects the first. */
export async function putDutyDone(
  tx: Tx,
  organId: number,
  { dutyId, period, doneOn, itemId, note }: DutyDone,
  dueOn: LocalDate,
  now: Date,
  by: string,
): Promise<void> {
  await query(
    tx,
    `insert into duty_done (organ_id, duty_id, period, due_on, done_on, item_id, note, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (organ_id, duty_id, period) do update set done_on = excluded.done_on, item_id = excluded.item_id,
       note = excluded.note, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
    [organId, dutyId, period, dueOn, doneOn, itemId, note, now, by],
  )
}
