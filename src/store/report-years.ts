import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate } from '../law/date.ts'
import { queryOne } from './query.ts'

/** The first day an organ received an application or a dispute was opened; null while it has had neither. */
export async function firstReportedDay(em: EntityManager, organId: number): Promise<LocalDate | null> {
  const { first } = await queryOne<{ first: LocalDate | null }>(
    em,
    `select least((select min(received_on) from case_file where organ_id = $1),
       (select min(opened_on) from remedy where organ_id = $1)) as first`,
    [organId],
  )
  return first
}
