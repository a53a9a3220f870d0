import { randomUUID } from 'node:crypto'
import { type LocalDate } from '../law/date.ts'
import { absencesFrom, addAbsence, endAbsence, findAbsence, overlapping, type Absence } from '../store/absence-store.ts'
import { Account } from '../store/tables/account.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Forbidden, Invalid, NotFound } from './errors.ts'
import { may } from './rights.ts'
import { transact } from './transact.ts'

export { type Absence } from '../store/absence-store.ts'

/** The account behind an actor; null for tokens and machines. */
export const accountOf = ({ id }: Pick<Actor, 'id'>): string | null =>
  id.startsWith('officer:') ? id.slice('officer:'.length) : null

/** Absences under way and to come. */
export const listAbsences = (context: Context, organ: OrganRef): Promise<Absence[]> =>
  absencesFrom(reading(context), organ.organId, context.clock.today())

/** Who is away on a day and who stands in, by the id of who is away. */
export async function deputiesOn(context: Context, organ: OrganRef, day: LocalDate): Promise<Map<string, Absence>> {
  const absences = await absencesFrom(reading(context), organ.organId, day)
  return new Map(absences.filter(({ fromDay }) => fromDay <= day).map((each) => [each.accountId, each]))
}

export type NewAbsence = Omit<Absence, 'absenceId'>

/**
 * Records that an officer is away and who stands in. Everybody records their own; others' needs the right to manage
 * departments. @throws Forbidden, Invalid for days or a deputy that do not fit
 */
export function recordAbsence(context: Context, organ: OrganRef, input: NewAbsence, actor: Actor): Promise<string> {
  mayManage(input.accountId, actor)
  return transact(context, actor, 'ABSENCE_RECORDED', async (tx) => {
    const { accountId, deputyId, fromDay, toDay } = input
    const both = await tx.find(Account, { organId: organ.organId, accountId: { $in: [accountId, deputyId] } })
    const usable = both.filter(({ disabledAt }) => disabledAt === null).map((each) => each.accountId)
    if (!usable.includes(accountId)) throw new NotFound(accountId)
    const problem = (field: string, text: string) => new Invalid([{ field, text }])
    if (accountId === deputyId || !usable.includes(deputyId)) throw problem('deputyId', '请选择另一名可用的人员代理')
    if (toDay < fromDay) throw problem('toDay', '结束日期不能早于开始日期')
    if (toDay < context.clock.today()) throw problem('toDay', '结束日期已经过去，无需登记')
    if ((await overlapping(tx, organ.organId, accountId, fromDay, toDay)).length > 0)
      throw problem('fromDay', '这些日期与已登记的一次外出重叠，请先结束原来的一次')
    if ((await overlapping(tx, organ.organId, deputyId, fromDay, toDay)).length > 0)
      throw problem('deputyId', '代理人在这些日期里自己也外出，请另选一人')
    const absenceId = randomUUID()
    await addAbsence(tx, organ.organId, { ...input, absenceId }, context.clock.now(), actor.id)
    const facts = { account: accountId, deputy: deputyId, from: fromDay, to: toDay }
    return { result: absenceId, subject: `absence/${absenceId}`, facts }
  })
}

/** The officer is back from today on. @throws NotFound, Forbidden */
export function endAbsenceNow(context: Context, organ: OrganRef, absenceId: string, actor: Actor): Promise<void> {
  return transact(context, actor, 'ABSENCE_ENDED', async (tx) => {
    const absence = await findAbsence(tx, organ.organId, absenceId)
    if (!absence) throw new NotFound(absenceId)
    mayManage(absence.accountId, actor)
    await endAbsence(tx, organ.organId, absenceId, context.clock.today())
    return { result: undefined, subject: `absence/${absenceId}` }
  })
}

function mayManage(accountId: string, actor: Actor): void {
  if (accountOf(actor) !== accountId && !may(actor, 'manage-departments')) throw new Forbidden('absence')
}
