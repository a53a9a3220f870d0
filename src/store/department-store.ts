import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate } from '../law/date.ts'
import { query } from './query.ts'

/** A department in the days it exists under this name; `toDay` null: still. */
export type Department = {
  departmentId: string
  name: string
  fromDay: LocalDate
  toDay: LocalDate | null
  successorId: string | null
}

/** A department's 信息员: with an account, or reached by mail and telephone only. */
export type DepartmentContact = {
  contactId: string
  departmentId: string
  accountId: string | null
  name: string
  phone: string | null
  email: string | null
  fromDay: LocalDate
  toDay: LocalDate | null
}

const DEPARTMENT = `department_id as "departmentId", name, from_day as "fromDay", to_day as "toDay", successor_id as "successorId"`
const CONTACT = `contact_id as "contactId", department_id as "departmentId", account_id as "accountId", name, phone, email,
  from_day as "fromDay", to_day as "toDay"`

/** All departments an organ has or had; those that exist first. A body has some dozens of them. */
export const departmentsOf = (em: EntityManager, organId: number): Promise<Department[]> =>
  query<Department>(
    em,
    `select ${DEPARTMENT} from department where organ_id = $1 order by to_day desc nulls first, name, department_id`,
    [organId],
  )

export async function lockDepartment(tx: EntityManager, organId: number, id: string): Promise<Department | null> {
  const [row] = await query<Department>(
    tx,
    `select ${DEPARTMENT} from department where organ_id = $1 and department_id = $2 for update`,
    [organId, id],
  )
  return row ?? null
}

/** Opens a department; false where an open one has that name. */
export async function openDepartment(
  tx: EntityManager,
  organId: number,
  department: Pick<Department, 'departmentId' | 'name' | 'fromDay'>,
): Promise<boolean> {
  const rows = await query(
    tx,
    `insert into department (organ_id, department_id, name, from_day) values ($1, $2, $3, $4)
     on conflict (organ_id, name) where to_day is null do nothing returning 1`,
    [organId, department.departmentId, department.name, department.fromDay],
  )
  return rows.length === 1
}

export async function endDepartment(
  tx: EntityManager,
  organId: number,
  id: string,
  toDay: LocalDate,
  successorId: string | null,
): Promise<void> {
  await query(tx, 'update department set to_day = $3, successor_id = $4 where organ_id = $1 and department_id = $2', [
    organId,
    id,
    toDay,
    successorId,
  ])
}

/** Contacts who serve today, by department. */
export const contactsOf = (em: EntityManager, organId: number, today: LocalDate): Promise<DepartmentContact[]> =>
  query<DepartmentContact>(
    em,
    `select ${CONTACT} from department_contact
     where organ_id = $1 and (to_day is null or to_day >= $2) order by department_id, from_day, name, contact_id`,
    [organId, today],
  )

export async function addContact(tx: EntityManager, organId: number, contact: DepartmentContact): Promise<void> {
  const { contactId, departmentId, accountId, name, phone, email, fromDay } = contact
  await query(
    tx,
    `insert into department_contact (organ_id, contact_id, department_id, account_id, name, phone, email, from_day)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [organId, contactId, departmentId, accountId, name, phone, email, fromDay],
  )
}

/** The contact serves no longer after that day; false where there is none, or no longer. */
export async function endContact(tx: EntityManager, organId: number, id: string, toDay: LocalDate): Promise<boolean> {
  const rows = await query(
    tx,
    `update department_contact set to_day = greatest($3::date, from_day)
     where organ_id = $1 and contact_id = $2 and to_day is null returning 1`,
    [organId, id, toDay],
  )
  return rows.length === 1
}

/** Contacts of a department that goes on under another serve there from that day. */
export async function moveContacts(
  tx: EntityManager,
  organId: number,
  from: string,
  to: string,
  day: LocalDate,
): Promise<void> {
  await query(
    tx,
    `with moved as (
       update department_contact set to_day = greatest($4::date - 1, from_day)
       where organ_id = $1 and department_id = $2 and to_day is null returning *)
     insert into department_contact (organ_id, contact_id, department_id, account_id, name, phone, email, from_day)
     select organ_id, gen_random_uuid(), $3, account_id, name, phone, email, $4 from moved`,
    [organId, from, to, day],
  )
}
