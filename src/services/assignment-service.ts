import { type EntityManager } from '@mikro-orm/postgresql'
import { assign, assignmentsOf, knownNumbers, type Assignee, type Assignment } from '../store/assignment-store.ts'
import { lockDepartment } from '../store/department-store.ts'
import { queueMessages } from '../store/outbox.ts'
import { Account } from '../store/tables/account.ts'
import { accountOf, deputiesOn, type Absence } from './absence-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { type Department, existsOn, readDepartments } from './department-service.ts'
import { Invalid, NotFound } from './errors.ts'
import { rolesWith } from './rights.ts'
import { transact } from './transact.ts'

/** What became of each case of a bulk assignment. */
export type AssignmentResult = { number: string; result: 'assigned' | 'unchanged' | 'missing' }

/**
 * Gives cases to an officer, a department, or both; all nulls take them back to the office as a whole. The officer is
 * told by mail. @throws Invalid for an officer who may not work cases, or a department that exists no more
 */
export function assignCases(
  context: Context,
  organ: OrganRef,
  numbers: readonly string[],
  to: Assignee,
  actor: Actor,
): Promise<AssignmentResult[]> {
  const wanted = [...new Set(numbers)]
  return transact(context, actor, 'CASE_ASSIGNED', async (tx) => {
    await check(tx, organ, to)
    const now = context.clock.now()
    const known = new Set(await knownNumbers(tx, organ.organId, wanted))
    const done = await assign(tx, organ.organId, wanted, to, now, actor.id)
    if (to.accountId !== null && to.accountId !== accountOf(actor)) {
      const recipient = `officer:${to.accountId}`
      const messages = done.map(({ number, caseId, no }) => ({
        letter: 'case-assigned',
        recipient,
        caseId,
        facts: { number },
        dedupeKey: `${number}/assigned/${no}`,
      }))
      await queueMessages(tx, organ.organId, now, messages)
    }
    const assigned = done.map(({ number }) => number)
    const result = wanted.map((number) => ({ number, result: resultOf(number, known, assigned) }))
    const subject = wanted.length === 1 ? wanted[0]! : `organ/${organ.slug}`
    return { result, subject, facts: { numbers: assigned, account: to.accountId, department: to.departmentId } }
  })
}

const resultOf = (
  number: string,
  known: ReadonlySet<string>,
  assigned: readonly string[],
): AssignmentResult['result'] => (assigned.includes(number) ? 'assigned' : known.has(number) ? 'unchanged' : 'missing')

/** Gives one case to somebody. @throws NotFound, Invalid */
export async function assignCase(
  context: Context,
  organ: OrganRef,
  number: string,
  to: Assignee,
  actor: Actor,
): Promise<void> {
  const [only] = await assignCases(context, organ, [number], to, actor)
  if (only?.result === 'missing') throw new NotFound(number)
}

async function check(tx: EntityManager, organ: OrganRef, { accountId, departmentId }: Assignee): Promise<void> {
  if (accountId !== null) {
    const account = await tx.findOne(Account, { organId: organ.organId, accountId })
    if (!account || account.disabledAt || !rolesWith('handle-cases').includes(account.role))
      throw new Invalid([{ field: 'accountId', text: '请选择一名可以办理申请的人员' }])
  }
  if (departmentId === null) return
  const department = await lockDepartment(tx, organ.organId, departmentId)
  if (!department || department.toDay !== null) throw new Invalid([{ field: 'departmentId', text: '请选择现有的部门' }])
}

/** Who works a case, who stands in today, and how it came to them; names ready to be shown. */
export type CaseAssignment = {
  officer: string | null
  /** Who stands in for the officer today, and until when. */
  deputy: { name: string; until: Absence['toDay'] } | null
  department: Department | null
  history: (Assignment & { officer: string | null; department: string | null })[]
}

/** The assignment of a case, for its page. */
export async function assignmentOf(
  context: Context,
  organ: OrganRef,
  { caseId, assignedTo, departmentId }: { caseId: string; assignedTo: string | null; departmentId: string | null },
): Promise<CaseAssignment> {
  const [history, choices] = await Promise.all([
    assignmentsOf(reading(context), organ.organId, caseId),
    peopleAndDepartments(context, organ),
  ])
  const nameOf = (id: string | null) => choices.officers.find(({ accountId }) => accountId === id)?.name ?? null
  const departmentOf = (id: string | null) => choices.departments.find((each) => each.departmentId === id) ?? null
  const absence = assignedTo === null ? undefined : choices.absences.get(assignedTo)
  return {
    officer: nameOf(assignedTo),
    deputy: absence ? { name: nameOf(absence.deputyId) ?? '', until: absence.toDay } : null,
    department: departmentOf(departmentId),
    history: history.map((each) => ({
      ...each,
      officer: nameOf(each.accountId),
      department: departmentOf(each.departmentId)?.name ?? null,
    })),
  }
}

/** Officers a case may be given to, with whoever stands in for them today, and the departments that exist. */
export type AssignmentChoices = {
  officers: { accountId: string; name: string; deputy: string | null }[]
  departments: Department[]
}

export async function assignmentChoices(context: Context, organ: OrganRef): Promise<AssignmentChoices> {
  const { officers, departments, absences } = await peopleAndDepartments(context, organ)
  const nameOf = (id: string) => officers.find(({ accountId }) => accountId === id)?.name ?? null
  const handlers = rolesWith('handle-cases')
  return {
    officers: officers
      .filter(({ role, disabledAt }) => disabledAt === null && handlers.includes(role))
      .map(({ accountId, name }) => ({
        accountId,
        name,
        deputy: absences.has(accountId) ? nameOf(absences.get(accountId)!.deputyId) : null,
      })),
    departments: departments.filter((each) => existsOn(each, context.clock.today())),
  }
}

async function peopleAndDepartments(context: Context, organ: OrganRef) {
  const [officers, { departments }, absences] = await Promise.all([
    reading(context).find(Account, { organId: organ.organId }, { orderBy: { name: 'asc' } }),
    readDepartments(context, organ),
    deputiesOn(context, organ, context.clock.today()),
  ])
  return { officers, departments, absences }
}
