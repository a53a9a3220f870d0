import { type LocalDate } from '../law/date.ts'
import { type Context, type OrganRef } from './context.ts'
import { type Department, existsOn, readDepartments } from './department-service.ts'
import { Invalid } from './errors.ts'

/** The departments a form offers today; none where the office keeps no list of them, and the name is typed. */
export async function departmentNames(context: Context, organ: OrganRef): Promise<string[]> {
  const { departments } = await readDepartments(context, organ)
  return departments.filter((each) => existsOn(each, context.clock.today())).map(({ name }) => name)
}

/**
 * What is wrong with a department's name on a day; null where nothing is, or the office keeps no list. A department may
 * have been entered later than it began, so only its end is held against the day.
 */
export function departmentProblem(departments: readonly Department[], name: string, on: LocalDate): string | null {
  if (departments.length === 0 || name === '') return null
  const named = departments.filter((each) => each.name === name)
  if (named.length === 0) return `部门名单里没有“${name}”，请使用名单里的名称，或者先在“部门”里添加`
  if (named.some(({ toDay }) => toDay === null || on <= toDay)) return null
  const [{ toDay, successorId }] = named as [Department]
  const successor = departments.find(({ departmentId }) => departmentId === successorId)
  return `“${name}”已于${toDay}撤并${successor ? `，现为“${successor.name}”` : ''}，请使用${on}存在的部门`
}

/** @throws Invalid for a department the list does not have on that day */
export async function demandDepartment(context: Context, organ: OrganRef, name: string, on: LocalDate): Promise<void> {
  const { departments } = await readDepartments(context, organ)
  const problem = departmentProblem(departments, name, on)
  if (problem !== null) throw new Invalid([{ field: 'department', text: problem }])
}
