import { randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { type Catalogue, findEntry } from '../disclosure/catalogue.ts'
import { decideItem } from '../disclosure/decide.ts'
import { type ItemEvent, type ItemFields, type Publication, type RecordedItemEvent } from '../disclosure/events.ts'
import { publicationDue, replayItem } from '../disclosure/item.ts'
import { type LocalDate, laterOf } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { insertItems, type ItemToStore } from '../store/disclosure-store.ts'
import { recountTallies } from '../store/disclosure-tally.ts'
import { indexItems } from './public-items.ts'
import { calendarOf } from './calendar-reader.ts'
import { catalogueOf } from './catalogue-service.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { departmentProblem } from './department-names.ts'
import { type Department, readDepartments } from './department-service.ts'
import { BarredEntry, Invalid } from './errors.ts'
import { transact } from './transact.ts'

/** An item as it is first recorded: perhaps already reviewed, perhaps already published. */
export type ItemToEnter = {
  fields: ItemFields
  clearedOn: LocalDate | null
  publications: readonly (Publication & { on: LocalDate })[]
}

/** Records items in one transaction, each judged by its own rules. @throws Invalid, BarredEntry */
export async function enterItems(
  context: Context,
  organ: OrganRef,
  inputs: readonly ItemToEnter[],
  actor: Actor,
): Promise<string[]> {
  const calendar = await calendarOf(context, organ)
  const catalogue = await catalogueOf(context, organ)
  const { departments } = await readDepartments(context, organ)
  for (const { fields } of inputs) refuseUnknown(departments, fields.department, fields.formedOn)
  const items = inputs.map((input) => itemToStore(context, input, catalogue, calendar, actor))
  return transact(context, actor, 'ITEM_ENTERED', async (tx) => {
    await storeItems(context, tx, organ, items)
    const ids = items.map(({ itemId }) => itemId)
    const subject = ids.length === 1 ? `disclosure/${ids[0]}` : `organ/${organ.slug}`
    return { result: ids, subject, facts: { items: ids.length } }
  })
}

function refuseUnknown(departments: readonly Department[], name: string, on: LocalDate): void {
  const problem = departmentProblem(departments, name, on)
  if (problem !== null) throw new Invalid([{ field: 'department', text: problem }])
}

/** Writes items and what is counted of them, in an open transaction. */
export async function storeItems(
  context: Context,
  tx: EntityManager,
  { organId }: OrganRef,
  items: readonly ItemToStore[],
): Promise<void> {
  await insertItems(tx, organId, items, context.clock.now())
  await indexItems(tx, organId, items)
  await recountTallies(tx, organId, {
    entries: items.map(({ item }) => item.entry),
    listItems: items.flatMap(({ item }) => item.listItem ?? []),
  })
}

function itemToStore(
  context: Context,
  { fields, clearedOn, publications }: ItemToEnter,
  catalogue: Catalogue,
  calendar: WorkCalendar,
  actor: Actor,
): ItemToStore {
  const today = context.clock.today()
  if (fields.formedOn > today) throw new Invalid([{ field: 'formedOn', text: '形成日期不能晚于今天' }])
  demandEntry(catalogue, fields.entry)
  const events: ItemEvent[] = [
    ...(clearedOn ? [{ type: 'cleared' as const, on: clearedOn, reviewer: fields.reviewer }] : []),
    ...publications.map((each) => ({ type: 'published' as const, ...each })),
  ]
  let history = [recorded(context, [], { type: 'entered', on: today, fields }, actor)]
  for (const event of events) {
    const bar = decideItem(history, event as Exclude<ItemEvent, { type: 'entered' }>, today)
    if (bar) throw new BarredEntry(bar)
    history = [...history, recorded(context, history, event, actor)]
  }
  const item = replayItem(history)!
  return { itemId: randomUUID(), importId: null, item, due: publicationDue(item, calendar) }
}

/** New items go under an entry that is in use. @throws Invalid */
export function demandEntry(catalogue: Catalogue, key: string): void {
  const found = findEntry(catalogue, key)
  if (!found || found.entry.retired) throw new Invalid([{ field: 'entry', text: '请选择目录中的栏目' }])
}

/** An entry as it is kept: known from its own day or the day it is recorded, whichever is later. */
export const recorded = (
  context: Context,
  history: readonly RecordedItemEvent[],
  event: ItemEvent,
  actor: Actor,
): RecordedItemEvent => ({
  seq: (history.at(-1)?.seq ?? 0) + 1,
  event,
  knownOn: laterOf(event.on, context.clock.today()),
  recordedAt: context.clock.now(),
  recordedBy: actor.id,
})
