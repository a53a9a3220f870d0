import { decideItem } from '../disclosure/decide.ts'
import { type ItemEvent } from '../disclosure/events.ts'
import { publicationDue, replayItem } from '../disclosure/item.ts'
import { departmentsInUse, type ItemCursor, type ItemFilter, itemPage } from '../store/disclosure-list.ts'
import { publicationsOf, type PublicationRow } from '../store/disclosure-publications.ts'
import { type ItemRow } from '../store/disclosure-row.ts'
import { type LocalDate } from '../law/date.ts'
import { appendItemEvent, knownItems, loadItem, type LoadedItem } from '../store/disclosure-store.ts'
import { recountTallies } from '../store/disclosure-tally.ts'
import { calendarOf } from './calendar-reader.ts'
import { catalogueOf } from './catalogue-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { demandDepartment } from './department-names.ts'
import { demandEntry, recorded } from './disclosure-entry.ts'
import { BarredEntry, NotFound, StaleForm } from './errors.ts'
import { indexItems } from './public-items.ts'
import { transact } from './transact.ts'

export { enterItems, type ItemToEnter } from './disclosure-entry.ts'
export { type ItemRow } from '../store/disclosure-row.ts'
export { type ItemFilter } from '../store/disclosure-list.ts'

/** What may be recorded of an item after its first entry. */
export type ItemAct = Exclude<ItemEvent, { type: 'entered' }>

/** The name in the audit log of an entry of each type: ITEM_PUBLISHED, ITEM_WITHDRAWN … */
export const itemAudit = (type: ItemAct['type']): Uppercase<string> =>
  `ITEM_${type.toUpperCase().replaceAll('-', '_')}` as Uppercase<string>

/** Every later entry of an item goes through here. @throws NotFound, StaleForm, Invalid, BarredEntry */
export async function handleItem(
  context: Context,
  organ: OrganRef,
  itemId: string,
  act: ItemAct,
  actor: Actor,
  seen: number | null = null,
): Promise<{ version: number }> {
  const calendar = await calendarOf(context, organ)
  if (act.type === 'revised' && act.fields.entry) demandEntry(await catalogueOf(context, organ), act.fields.entry)
  if (act.type === 'revised' && act.fields.department !== undefined)
    await demandDepartment(context, organ, act.fields.department, act.fields.formedOn ?? act.on)
  return transact(context, actor, itemAudit(act.type), async (tx) => {
    const loaded = await loadItem(tx, organ.organId, itemId, true)
    if (!loaded) throw new NotFound(itemId)
    if (seen !== null && seen !== loaded.row.version) throw new StaleForm(loaded.row.version)
    const { history } = loaded.item
    const bar = decideItem(history, act, context.clock.today())
    if (bar) throw new BarredEntry(bar)
    if (act.type === 'replaced' && (act.by === itemId || !(await loadItem(tx, organ.organId, act.by, false))))
      throw new NotFound(act.by)
    const entry = recorded(context, history, act, actor)
    const item = replayItem([...history, entry])!
    await appendItemEvent(tx, loaded.row, entry, item, publicationDue(item, calendar))
    await indexItems(tx, organ.organId, [{ itemId, item }])
    await recountTallies(tx, organ.organId, {
      entries: [loaded.row.entry, item.entry],
      listItems: [loaded.row.listItem, item.listItem].flatMap((each) => each ?? []),
    })
    return { result: { version: entry.seq }, subject: `disclosure/${itemId}`, facts: { type: act.type, on: act.on } }
  })
}

/** @throws NotFound */
export async function showItem(context: Context, organ: OrganRef, itemId: string): Promise<LoadedItem> {
  const loaded = await loadItem(reading(context), organ.organId, itemId, false)
  if (!loaded) throw new NotFound(itemId)
  return loaded
}

/** The register, or the public's view of it, the latest publication first. */
export const listItems = (
  context: Context,
  organ: OrganRef,
  filter: ItemFilter,
  after: ItemCursor | null,
  limit: number,
): Promise<ItemRow[]> => itemPage(reading(context), organ.organId, filter, after, limit)

const MOST_DEPARTMENTS = 200

/** Departments that stand in the register, for the filter and for forms. */
export const registerDepartments = (context: Context, { organId }: OrganRef): Promise<string[]> =>
  departmentsInUse(reading(context), organId, MOST_DEPARTMENTS)

/** Where and when an item was published, and whether its links open. */
export const publicationsOfItem = (
  context: Context,
  { organId }: OrganRef,
  itemId: string,
): Promise<PublicationRow[]> => publicationsOf(reading(context), organId, [itemId])

/** The places of those items, among these, that are registered already under the same title and day, or stand twice. */
export async function repeatedItems(
  context: Context,
  { organId }: OrganRef,
  items: readonly { title: string; formedOn: LocalDate }[],
): Promise<number[]> {
  const known = await knownItems(reading(context), organId, items)
  return items.flatMap(({ title, formedOn }, at) => {
    const name = `${formedOn} ${title}`
    const isRepeated = known.has(name)
    known.add(name)
    return isRepeated ? [at] : []
  })
}
