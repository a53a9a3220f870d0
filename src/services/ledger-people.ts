import { listAccounts } from './account-service.ts'
import { type Context, type OrganRef } from './context.ts'
import { existsOn, readDepartments } from './department-service.ts'
import { rolesWith } from './rights.ts'

/** Whoever cases may stand with: names for the lines of past and present, and who may be chosen today. */
export type LedgerPeople = {
  officers: ReadonlyMap<string, string>
  departments: ReadonlyMap<string, string>
  choices: { officers: readonly string[]; departments: readonly string[] }
}

/** Officers and departments of an organ, by id. */
export async function ledgerPeople(context: Context, organ: OrganRef): Promise<LedgerPeople> {
  const [accounts, { departments }] = await Promise.all([listAccounts(context, organ), readDepartments(context, organ)])
  const handlers = rolesWith('handle-cases')
  const today = context.clock.today()
  return {
    officers: new Map(accounts.map(({ accountId, name }) => [accountId, name])),
    departments: new Map(departments.map(({ departmentId, name }) => [departmentId, name])),
    choices: {
      officers: accounts
        .filter(({ role, disabledAt }) => disabledAt === null && handlers.includes(role))
        .map(({ accountId }) => accountId),
      departments: departments.filter((each) => existsOn(each, today)).map(({ departmentId }) => departmentId),
    },
  }
}
