import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/** Taking back what an import brought. The database lets only rows of a run marked as taken back go. */

/** Numbers of imported cases that somebody has worked on since, a few of them. */
export async function workedOnSince(tx: EntityManager, organId: number, importId: string): Promise<string[]> {
  const rows = await query<{ number: string }>(
    tx,
    `select c.number from case_file c where c.organ_id = $1 and c.import_id = $2 and exists (
       select 1 from case_event e
       where e.organ_id = c.organ_id and e.case_id = c.case_id and e.recorded_by <> 'import')
     order by c.number limit 10`,
    [organId, importId],
  )
  return rows.map(({ number }) => number)
}

/** Whether an imported dispute was worked on since. */
export async function remediesWorkedOn(tx: EntityManager, organId: number, importId: string): Promise<boolean> {
  const rows = await query(
    tx,
    `select 1 from remedy r join remedy_event e on e.organ_id = r.organ_id and e.remedy_id = r.remedy_id
     where r.organ_id = $1 and r.import_id = $2 and e.recorded_by <> 'import' limit 1`,
    [organId, importId],
  )
  return rows.length > 0
}

/** Removes the cases of a run with their events. False where something else refers to one of them: it is in use. */
export const removeCases = (tx: EntityManager, organId: number, importId: string): Promise<boolean> =>
  unlessReferredTo(() =>
    removeWhole(tx, organId, importId, { table: 'case_file', id: 'case_id', parts: ['case_event'] }),
  )

/** Removes the disputes of a run with their events, texts and links. False where one of them is in use. */
export const removeRemedies = (tx: EntityManager, organId: number, importId: string): Promise<boolean> => {
  const parts = ['remedy_event', 'remedy_text', 'remedy_case'] as const
  return unlessReferredTo(() => removeWhole(tx, organId, importId, { table: 'remedy', id: 'remedy_id', parts }))
}

/** What a run brought: the table, its id, and the tables that hold its parts under the same id. */
type Whole = { table: string; id: string; parts: readonly string[] }

/** Removes the rows of a run, parts first. */
export async function removeWhole(
  tx: EntityManager,
  organId: number,
  importId: string,
  { table, id, parts }: Whole,
): Promise<void> {
  for (const part of parts)
    await query(
      tx,
      `delete from ${part} p using ${table} w where w.organ_id = $1 and w.import_id = $2
         and p.organ_id = w.organ_id and p.${id} = w.${id}`,
      [organId, importId],
    )
  await query(tx, `delete from ${table} where organ_id = $1 and import_id = $2`, [organId, importId])
}

const STILL_REFERRED_TO = '23503'

/** Removes what a run brought; false where something else refers to it, and the transaction must end. */
export async function unlessReferredTo(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if ((error as { code?: string }).code === STILL_REFERRED_TO) return false
    throw error
  }
}
