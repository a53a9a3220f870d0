import { randomUUID } from 'node:crypto'
import { removeView, saveView, viewsFor, type LedgerView } from '../store/ledger-view-store.ts'
import { accountOf } from './absence-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Forbidden, Invalid, NotFound } from './errors.ts'
import { may } from './rights.ts'
import { transact } from './transact.ts'

/** A saved view as this officer sees it. */
export type OwnLedgerView = Omit<LedgerView, 'accountId'> & { mine: boolean }

/** Views one officer may save, and views shown at once. */
const MOST_OWN = 30
const MOST_SHOWN = 100

/** The views this officer may open: the own ones first, then those shared by others. */
export async function ledgerViews(context: Context, organ: OrganRef, actor: Actor): Promise<OwnLedgerView[]> {
  const me = accountOf(actor)
  if (me === null) return []
  const views = await viewsFor(reading(context), organ.organId, me, MOST_SHOWN)
  return views.map(({ accountId, ...view }) => ({ ...view, mine: accountId === me }))
}

export type NewLedgerView = Pick<LedgerView, 'name' | 'shared' | 'conditions'>

/** Saves a view under a name; the same name again replaces it. @throws Invalid where there are too many */
export function saveLedgerView(context: Context, organ: OrganRef, view: NewLedgerView, actor: Actor): Promise<void> {
  const me = officerOrThrow(actor)
  return transact(context, actor, 'LEDGER_VIEW_SAVED', async (tx) => {
    const row = { ...view, viewId: randomUUID(), accountId: me }
    if (!(await saveView(tx, organ.organId, row, context.clock.now(), MOST_OWN)))
      throw new Invalid([{ field: 'name', text: `最多保存${MOST_OWN}个筛选，请先删去不用的` }])
    return { result: undefined, subject: 'ledger', facts: { shared: view.shared } }
  })
}

/** Removes an own view; who manages the office also removes what others share. @throws NotFound */
export function removeLedgerView(context: Context, organ: OrganRef, viewId: string, actor: Actor): Promise<void> {
  const me = officerOrThrow(actor)
  return transact(context, actor, 'LEDGER_VIEW_REMOVED', async (tx) => {
    const removed = await removeView(tx, organ.organId, viewId, me, may(actor, 'manage-office'))
    if (!removed) throw new NotFound(viewId)
    return { result: undefined, subject: 'ledger' }
  })
}

function officerOrThrow(actor: Actor): string {
  const me = accountOf(actor)
  if (me === null) throw new Forbidden('ledger-view')
  return me
}
