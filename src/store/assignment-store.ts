import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/** Who works a case: an officer, a department, both, or (both null) nobody in particular. */
export type Assignee = { accountId: string | null; departmentId: string | null }

/** One entry of a case's history of assignments. */
export type Assignment = Assignee & { no: number; assignedAt: string; assignedBy: string }

export type Assigned = { number: string; caseId: string; no: number }

/**
 * Gives cases to an assignee; those that have it already are left alone. Three statements' work in one, in the order
 * of case ids so that two bulk assignments cannot block each other.
 */
export const assign = (
  tx: EntityManager,
  organId: number,
  numbers: readonly string[],
  { accountId, departmentId }: Assignee,
  at: Date,
  by: string,
): Promise<Assigned[]> =>
  query<Assigned>(
    tx,
    `with changing as (
       select case_id, number from case_file
       where organ_id = $1 and number = any($2::text[])
         and (assigned_to is distinct from $3::uuid or department_id is distinct from $4::uuid)
       order by case_id for update),
     recorded as (
       insert into case_assignment (organ_id, case_id, no, account_id, department_id, assigned_at, assigned_by)
       select $1, c.case_id, 1 + coalesce((
         select max(a.no) from case_assignment a where a.organ_id = $1 and a.case_id = c.case_id), 0), $3, $4, $5, $6
       from changing c returning case_id, no),
     changed as (
       update case_file f set assigned_to = $3, department_id = $4
       from changing c where f.organ_id = $1 and f.case_id = c.case_id)
     select c.number, c.case_id as "caseId", r.no from changing c join recorded r using (case_id) order by c.number`,
    [organId, numbers, accountId, departmentId, at, by],
  )

/** Which of these numbers the organ has. */
export async function knownNumbers(em: EntityManager, organId: number, numbers: readonly string[]): Promise<string[]> {
  const rows = await query<{ number: string }>(
    em,
    'select number from case_file where organ_id = $1 and number = any($2::text[])',
    [organId, numbers],
  )
  return rows.map(({ number }) => number)
}

/**
 * Hands the open cases of a department on to its successor, each keeping its officer. Closed ones stay where they were
 * worked, so that last year's counts by department do not change.
 */
export async function handOn(
  tx: EntityManager,
  organId: number,
  from: string,
  to: string,
  at: Date,
  by: string,
): Promise<number> {
  const rows = await query(
    tx,
    `with changing as (
       select case_id, assigned_to from case_file
       where organ_id = $1 and department_id = $2 and ended_on is null order by case_id for update),
     recorded as (
       insert into case_assignment (organ_id, case_id, no, account_id, department_id, assigned_at, assigned_by)
       select $1, c.case_id, 1 + coalesce((
         select max(a.no) from case_assignment a where a.organ_id = $1 and a.case_id = c.case_id), 0),
         c.assigned_to, $3, $4, $5
       from changing c)
     update case_file f set department_id = $3 from changing c
     where f.organ_id = $1 and f.case_id = c.case_id returning 1`,
    [organId, from, to, at, by],
  )
  return rows.length
}

/** The assignments of a case, newest first. */
export const assignmentsOf = (em: EntityManager, organId: number, caseId: string): Promise<Assignment[]> =>
  query<Assignment>(
    em,
    `select no, account_id as "accountId", department_id as "departmentId", assigned_at as "assignedAt",
       assigned_by as "assignedBy"
     from case_assignment where organ_id = $1 and case_id = $2 order by no desc limit 50`,
    [organId, caseId],
  )
