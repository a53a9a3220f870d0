import { offeredItemActs } from '../disclosure/decide.ts'
import { type Item } from '../disclosure/item.ts'
import { type ItemRow, type publicationsOfItem } from '../services/disclosure-service.ts'

/** An item as a line of the register, for programs. */
export const itemLine = (row: ItemRow) => ({
  id: row.itemId,
  version: row.version,
  title: row.title,
  entry: row.entry,
  listItem: row.listItem,
  documentNumber: row.documentNumber,
  department: row.department,
  formedOn: row.formedOn,
  dueOn: row.dueOn,
  provisional: row.dueProvisional,
  state: row.state,
  publishedOn: row.publishedOn,
  latestOn: row.latestOn,
  link: row.link,
  linkMissing: row.linkMissing,
  public: row.isPublic,
})

type Publications = Awaited<ReturnType<typeof publicationsOfItem>>

/** An item whole: its people, its channels with their links, its entries, and what may come next. */
export const itemView = (row: ItemRow, item: Item, publications: Publications) => ({
  ...itemLine(row),
  summary: row.summary,
  publisher: row.publisher,
  reviewer: row.reviewer,
  responsible: row.responsible,
  replacedBy: row.replacedBy,
  publications: publications.map(({ seq, channel, name, on, link, linkState, linkStatus, linkTarget, checkedAt }) => ({
    seq,
    channel,
    name,
    on,
    link,
    linkState,
    linkStatus,
    linkTarget,
    checkedAt,
  })),
  events: item.history.map(({ seq, event, knownOn, recordedAt, recordedBy }) => ({
    ...event,
    ...('seq' in event ? { concerns: event.seq } : {}),
    seq,
    knownOn,
    recordedAt: recordedAt.toISOString(),
    recordedBy,
  })),
  next: offeredItemActs(item),
})
