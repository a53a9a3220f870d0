import { type EntityManager } from '@mikro-orm/postgresql'
import { entryToUndo } from '../cases/undoing.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { wasSeen, withdrawMail } from '../store/undoing.ts'
import { handleCase } from './case-service.ts'
import { type CaseView } from './case-view.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { Invalid } from './errors.ts'

/** The entry this officer may still take back, for the case page; null when there is none. */
export const undoableBy = (context: Context, { kase }: Pick<CaseView, 'kase'>, actor: Actor) =>
  entryToUndo(kase.history, actor.id, context.clock.now())

/**
 * Takes an act back within half a minute: its entry becomes void, its mail never leaves, its letter is void with it.
 * @throws NotFound, BarredByLaw, Invalid when it is too late: the time is over, mail is on its way, the applicant saw it
 */
export async function undoAct(
  context: Context,
  organ: OrganRef,
  number: string,
  seq: number,
  actor: Actor,
): Promise<void> {
  const guard = (tx: EntityManager, loaded: LoadedCase) => refuseWhereLate(context, tx, loaded, seq, actor)
  const texts = [{ kind: 'reason', text: UNDONE }]
  await handleCase(
    context,
    organ,
    number,
    { type: 'entry-voided', on: context.clock.today(), seq },
    actor,
    'ACT_UNDONE',
    null,
    { texts, guard },
  )
}

const UNDONE = '登记后半分钟内撤销，没有任何内容发出'

async function refuseWhereLate(
  context: Context,
  tx: EntityManager,
  { row, kase }: LoadedCase,
  seq: number,
  actor: Actor,
): Promise<void> {
  const tooLate = (text: string) => new Invalid([{ field: 'form', text }])
  if (entryToUndo(kase.history, actor.id, context.clock.now())?.seq !== seq)
    throw tooLate('已经超过可以撤销的时间，或者之后又有新的登记；确有错误的，请作废这一条登记并写明理由')
  if (await wasSeen(tx, row.organId, row.caseId, seq))
    throw tooLate('申请人已经看到这一步，不能撤销；确有错误的，请作废这一条登记并写明理由')
  if (!(await withdrawMail(tx, row.organId, `${row.number}/${seq}/`)))
    throw tooLate('邮件已经发出，不能撤销；确有错误的，请作废这一条登记并写明理由')
}
