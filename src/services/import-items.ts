import { randomUUID } from 'node:crypto'
import { itemFields, type ItemLine } from '../documents/item-fields.ts'
import { type MappedRows, type RejectedLine } from '../documents/column-mapping.ts'
import { type ItemEvent, type RecordedItemEvent } from '../disclosure/events.ts'
import { publicationDue, replayItem } from '../disclosure/item.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type ItemToStore } from '../store/disclosure-store.ts'
import { refreshStatistics } from '../store/import-store.ts'
import { calendarOf } from './calendar-reader.ts'
import { catalogueOf } from './catalogue-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { departmentProblem } from './department-names.ts'
import { readDepartments } from './department-service.ts'
import { storeItems } from './disclosure-entry.ts'
import { repeatedItems } from './disclosure-service.ts'
import { IMPORTER } from './import-cases.ts'
import { rememberColumns } from './import-columns.ts'
import {
  enterRun,
  type ImportOptions,
  type ImportSummary,
  isToBeStored,
  logged,
  readRegister,
  summaryOf,
} from './import-service.ts'
import { transact } from './transact.ts'

type Rows = MappedRows<ItemLine>['rows']

const BATCH = 1_000

/**
 * Imports a register of published items: all in one transaction, nothing while any line is rejected (unless the sound
 * ones are asked for); what is registered already is rejected. @throws Invalid for a file that is no such register
 */
export async function importItems(
  context: Context,
  organ: OrganRef,
  bytes: Uint8Array,
  fileName: string,
  options: ImportOptions<ItemLine>,
  actor: Actor,
): Promise<ImportSummary> {
  const fields = itemFields(await catalogueOf(context, organ))
  const mapped = await readRegister(context, bytes, fileName, fields, options.mapping ?? {})
  const unfit = await unfitItems(context, organ, mapped.rows)
  const summary = summaryOf(mapped, unfit)
  if (!isToBeStored(summary, options)) return summary
  const bad = new Set(unfit.map(({ line }) => line))
  const rows = mapped.rows.filter(({ line }) => !bad.has(line))
  const calendar = await calendarOf(context, organ)
  const stored = await transact(context, actor, 'ITEMS_IMPORTED', async (tx) => {
    const now = context.clock.now()
    const days = rows.map(({ value }) => ({ day: dayOf(value), number: null }))
    const importId = await enterRun(context, tx, organ, 'items', actor, bytes, summary, days)
    for (let from = 0; from < rows.length; from += BATCH) {
      const items = rows
        .slice(from, from + BATCH)
        .map(({ value }) => importedItem(importId, value, organ.regime, calendar, now))
      await storeItems(context, tx, organ, items)
    }
    await rememberColumns(context, tx, organ, 'items', mapped.header, options.mapping)
    return { result: { ...summary, imported: rows.length }, ...logged(organ, summary, bytes) }
  })
  await refreshStatistics(reading(context), 'items')
  return stored
}

const dayOf = ({ formedOn, publishedOn }: ItemLine) => (formedOn ?? publishedOn)!

/** Lines that are registered already, stand twice in the file, or name a department the list does not have. */
async function unfitItems(context: Context, organ: OrganRef, rows: Rows): Promise<RejectedLine[]> {
  const named = rows.map(({ value }) => ({ title: value.title, formedOn: dayOf(value) }))
  const repeated = await repeatedItems(context, organ, named)
  const { departments } = await readDepartments(context, organ)
  const unknown = rows.flatMap(({ line, value }, at): RejectedLine[] => {
    const reason = departmentProblem(departments, value.department, named[at]!.formedOn)
    return reason === null ? [] : [{ line, column: '公开部门', reason }]
  })
  return [
    ...repeated.map((at) => ({
      line: rows[at]!.line,
      column: '信息名称',
      reason: '同名、同日的信息已经登记过，或者在文件里重复',
    })),
    ...unknown,
  ]
}

/** What stands in a register is evidence: reviewed by the day it was published, and known from that day. */
function importedItem(
  importId: string,
  line: ItemLine,
  regime: OrganRef['regime'],
  calendar: WorkCalendar,
  now: Date,
): ItemToStore {
  const formedOn = dayOf(line)
  const { entry, publishedOn } = line
  const fields = {
    title: line.title,
    entry: entry.key,
    listItem:
      regime === 'college' ? (line.listItem ?? (entry.listItems.length === 1 ? entry.listItems[0]! : null)) : null,
    documentNumber: line.documentNumber,
    summary: '',
    department: line.department,
    publisher: line.publisher ?? line.department,
    reviewer: line.reviewer ?? '',
    responsible: line.responsible ?? line.department,
    formedOn,
  }
  const events: ItemEvent[] = [{ type: 'entered', on: formedOn, fields }]
  if (publishedOn !== null) {
    events.push({ type: 'cleared', on: publishedOn, reviewer: fields.reviewer })
    for (const channel of line.channels ?? ['own-site' as const])
      events.push({ type: 'published', on: publishedOn, channel, name: line.channelName ?? '', link: line.link })
  }
  const history = events.map((event, at): RecordedItemEvent => ({
    seq: at + 1,
    event,
    knownOn: event.on,
    recordedAt: now,
    recordedBy: IMPORTER,
  }))
  const item = replayItem(history)!
  return { itemId: randomUUID(), importId, item, due: publicationDue(item, calendar) }
}
