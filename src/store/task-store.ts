import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/** Something a person must look at and close, because a machine could not finish it. */
export type Task = {
  taskId: string
  kind: string
  number: string | null
  facts: Record<string, unknown>
  createdAt: string
}

export async function addTask(
  tx: EntityManager,
  organId: number,
  at: Date,
  task: { kind: string; caseId: string | null; facts: Record<string, unknown>; dedupeKey: string },
): Promise<void> {
  await query(
    tx,
    `insert into task (organ_id, task_id, kind, case_id, facts, dedupe_key, created_at)
     values ($1, gen_random_uuid(), $2, $3, $4, $5, $6) on conflict (organ_id, dedupe_key) do nothing`,
    [organId, task.kind, task.caseId, JSON.stringify(task.facts), task.dedupeKey, at],
  )
}

/** The select list that gives a Task, from `task t` and its case `c`. */
export const TASK_COLUMNS = `t.task_id as "taskId", t.kind, c.number, t.facts, t.created_at as "createdAt"`

/** Closes a task; false when it does not exist or is closed already. */
export async function closeTask(
  tx: EntityManager,
  organId: number,
  taskId: string,
  at: Date,
  by: string,
): Promise<boolean> {
  const rows = await query(
    tx,
    `update task set done_at = $3, done_by = $4
     where organ_id = $1 and task_id = $2 and done_at is null returning 1`,
    [organId, taskId, at, by],
  )
  return rows.length === 1
}

/** Closes the tasks with these keys that are still open: what they asked for has come about. */
export async function closeTaskOf(
  tx: EntityManager,
  organId: number,
  dedupeKeys: readonly string[],
  at: Date,
  by: string,
): Promise<void> {
  await query(
    tx,
    `update task set done_at = $3, done_by = $4
     where organ_id = $1 and dedupe_key = any($2::text[]) and done_at is null`,
    [organId, dedupeKeys, at, by],
  )
}
