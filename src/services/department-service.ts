import { randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate, plusDays } from '../law/date.ts'
import { handOn } from '../store/assignment-store.ts'
import {
  addContact,
  contactsOf,
  departmentsOf,
  endContact,
  endDepartment,
  lockDepartment,
  moveContacts,
  openDepartment,
  type Department,
  type DepartmentContact,
} from '../store/department-store.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { transact } from './transact.ts'

export { type Department, type DepartmentContact } from '../store/department-store.ts'

/** Whether a department exists on a day. */
export const existsOn = ({ fromDay, toDay }: Department, day: LocalDate): boolean =>
  fromDay <= day && (toDay === null || day <= toDay)

/** Departments, past ones included, and the contacts who serve today (信息员网络). */
export async function readDepartments(
  context: Context,
  organ: OrganRef,
): Promise<{ departments: Department[]; contacts: DepartmentContact[] }> {
  const [departments, contacts] = await Promise.all([
    departmentsOf(reading(context), organ.organId),
    contactsOf(reading(context), organ.organId, context.clock.today()),
  ])
  return { departments, contacts }
}

/** Adds a department. @throws Invalid where one of that name exists */
export function addDepartment(
  context: Context,
  organ: OrganRef,
  input: { name: string; fromDay: LocalDate },
  actor: Actor,
): Promise<string> {
  return transact(context, actor, 'DEPARTMENT_ADDED', async (tx) => {
    const departmentId = await opened(tx, organ, input.name, input.fromDay)
    return { result: departmentId, subject: `department/${departmentId}`, facts: { from: input.fromDay } }
  })
}

async function opened(tx: EntityManager, organ: OrganRef, name: string, fromDay: LocalDate): Promise<string> {
  const departmentId = randomUUID()
  if (!(await openDepartment(tx, organ.organId, { departmentId, name, fromDay })))
    throw new Invalid([{ field: 'name', text: `已有名为“${name}”的部门，请换一个名称` }])
  return departmentId
}

/** What a reorganisation makes of a department: a new name, another department that exists, or nothing. */
export type Reorganisation = { on: LocalDate; name: string } | { on: LocalDate; into: string } | { on: LocalDate }

/**
 * A department goes on from `on` under a new name or in another department, or ends. It ends the day before; open cases
 * and contacts go to the successor, closed cases stay with it. @throws NotFound, Invalid
 */
export function reorganise(
  context: Context,
  organ: OrganRef,
  departmentId: string,
  plan: Reorganisation,
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'DEPARTMENT_REORGANISED', async (tx) => {
    const old = await lockDepartment(tx, organ.organId, departmentId)
    if (!old) throw new NotFound(departmentId)
    check(old, plan, context.clock.today())
    const lastDay = plusDays(plan.on, -1)
    // Ended before the new one opens: the two may differ in nothing but their days.
    await endDepartment(tx, organ.organId, departmentId, lastDay, null)
    const successor = await successorOf(tx, organ, departmentId, plan)
    let handedOn = 0
    if (successor !== null) {
      await endDepartment(tx, organ.organId, departmentId, lastDay, successor)
      await moveContacts(tx, organ.organId, departmentId, successor, plan.on)
      handedOn = await handOn(tx, organ.organId, departmentId, successor, context.clock.now(), actor.id)
    }
    return { result: undefined, subject: `department/${departmentId}`, facts: { on: plan.on, successor, handedOn } }
  })
}

function check(old: Department, { on }: Reorganisation, today: LocalDate): void {
  const wrong = (text: string) => new Invalid([{ field: 'on', text }])
  if (old.toDay !== null) throw wrong('这个部门已经撤并，不能再次变更')
  if (on <= old.fromDay) throw wrong(`变更日期应晚于该部门设立之日（${old.fromDay}）`)
  if (on > today) throw wrong('变更日期不能晚于今天，请在变更当日登记')
}

async function successorOf(
  tx: EntityManager,
  organ: OrganRef,
  departmentId: string,
  plan: Reorganisation,
): Promise<string | null> {
  if ('name' in plan) return opened(tx, organ, plan.name, plan.on)
  if (!('into' in plan)) return null
  const target = plan.into === departmentId ? null : await lockDepartment(tx, organ.organId, plan.into)
  if (!target || target.toDay !== null) throw new Invalid([{ field: 'into', text: '请选择现有的另一个部门' }])
  return target.departmentId
}

export type NewContact = Pick<DepartmentContact, 'departmentId' | 'accountId' | 'name' | 'phone' | 'email' | 'fromDay'>

/** Names a department's contact. @throws Invalid for a department that does not exist (any more) */
export function nameContact(context: Context, organ: OrganRef, input: NewContact, actor: Actor): Promise<string> {
  return transact(context, actor, 'CONTACT_NAMED', async (tx) => {
    const department = await lockDepartment(tx, organ.organId, input.departmentId)
    if (!department || department.toDay !== null)
      throw new Invalid([{ field: 'departmentId', text: '请选择现有的部门' }])
    const contactId = randomUUID()
    await addContact(tx, organ.organId, { ...input, contactId, toDay: null })
    const subject = `contact/${contactId}`
    return { result: contactId, subject, facts: { department: input.departmentId, from: input.fromDay } }
  })
}

/** A contact serves no longer from today on. @throws NotFound */
export function retireContact(context: Context, organ: OrganRef, contactId: string, actor: Actor): Promise<void> {
  return transact(context, actor, 'CONTACT_RETIRED', async (tx) => {
    const ended = await endContact(tx, organ.organId, contactId, plusDays(context.clock.today(), -1))
    if (!ended) throw new NotFound(contactId)
    return { result: undefined, subject: `contact/${contactId}` }
  })
}
