import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate } from '../law/date.ts'
import { query } from './query.ts'

/** An officer is away, first and last day included, and who stands in. */
export type Absence = { absenceId: string; accountId: string; deputyId: string; fromDay: LocalDate; toDay: LocalDate }

const ABSENCE = `absence_id as "absenceId", account_id as "accountId", deputy_id as "deputyId", from_day as "fromDay", to_day as "toDay"`

/** Absences that are not over, the earliest first. */
export const absencesFrom = (em: EntityManager, organId: number, today: LocalDate): Promise<Absence[]> =>
  query<Absence>(
    em,
    `select ${ABSENCE} from absence where organ_id = $1 and to_day >= $2 order by from_day, absence_id limit 500`,
    [organId, today],
  )

/** Whether an account is away, or stands in for somebody, on one of these days. */
export async function overlapping(
  tx: EntityManager,
  organId: number,
  accountId: string,
  from: LocalDate,
  to: LocalDate,
): Promise<Absence[]> {
  return query<Absence>(
    tx,
    `select ${ABSENCE} from absence where organ_id = $1 and account_id = $2 and from_day <= $4 and to_day >= $3`,
    [organId, accountId, from, to],
  )
}

export async function addAbsence(
  tx: EntityManager,
  organId: number,
  absence: Absence,
  at: Date,
  by: string,
): Promise<void> {
  const { absenceId, accountId, deputyId, fromDay, toDay } = absence
  await query(
    tx,
    `insert into absence (organ_id, absence_id, account_id, deputy_id, from_day, to_day, entered_at, entered_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [organId, absenceId, accountId, deputyId, fromDay, toDay, at, by],
  )
}

export async function findAbsence(em: EntityManager, organId: number, id: string): Promise<Absence | null> {
  const [row] = await query<Absence>(em, `select ${ABSENCE} from absence where organ_id = $1 and absence_id = $2`, [
    organId,
    id,
  ])
  return row ?? null
}

/** The officer is back: an absence under way ends the day before, one to come never was. */
export async function endAbsence(tx: EntityManager, organId: number, id: string, back: LocalDate): Promise<void> {
  await query(tx, 'delete from absence where organ_id = $1 and absence_id = $2 and from_day >= $3', [organId, id, back])
  await query(
    tx,
    'update absence set to_day = $3::date - 1 where organ_id = $1 and absence_id = $2 and from_day < $3',
    [organId, id, back],
  )
}
