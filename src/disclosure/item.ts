import { type LocalDate } from '../law/date.ts'
import { timeLimit } from '../law/time-limits.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { CHANNELS, type Channel } from './channels.ts'
import { type ItemEvent, type ItemFields, type RecordedItemEvent } from './events.ts'

export const ITEM_STATES = {
  'awaiting-review': { label: '待保密审查' },
  returned: { label: '审查退回' },
  'awaiting-publication': { label: '待公开' },
  current: { label: '已公开' },
  replaced: { label: '已被替代' },
  withdrawn: { label: '已撤下' },
} as const satisfies Record<string, { label: string }>
export type ItemState = keyof typeof ITEM_STATES

/** One act of publishing that stands; `seq` is the entry that recorded it. */
export type StandingPublication = {
  seq: number
  channel: Channel
  name: string
  on: LocalDate
  link: string | null
}

/** An item as its entries say. */
export type Item = ItemFields & {
  state: ItemState
  version: number
  history: readonly RecordedItemEvent[]
  publications: readonly StandingPublication[]
  /** The day from which the 20 working days run: formation, or the latest change. */
  dueFrom: LocalDate
  /** First publication since then; null while that is owed. */
  publishedOn: LocalDate | null
  latestOn: LocalDate | null
  replacedBy: string | null
}

/** Replays the entries of an item; null where there are none. What is void is left out. */
export function replayItem(history: readonly RecordedItemEvent[]): Item | null {
  const [first] = history
  if (first?.event.type !== 'entered') return null
  const voided = new Set(history.flatMap(({ event }) => (event.type === 'entry-voided' ? [event.seq] : [])))
  const start: Item = {
    ...first.event.fields,
    state: 'awaiting-review',
    version: history.at(-1)!.seq,
    history,
    publications: [],
    dueFrom: first.event.fields.formedOn,
    publishedOn: null,
    latestOn: null,
    replacedBy: null,
  }
  const standing = history.filter(({ seq }) => !voided.has(seq))
  return standing.reduce((item, { seq, event }) => after(item, seq, event), start)
}

function after(item: Item, seq: number, event: ItemEvent): Item {
  switch (event.type) {
    case 'entered':
    case 'entry-voided':
      return item
    case 'revised':
      return revised(item, event.fields)
    case 'cleared':
      return { ...item, reviewer: event.reviewer, state: 'awaiting-publication' }
    case 'returned':
      return { ...item, reviewer: event.reviewer, state: 'returned' }
    case 'published':
      return published(item, { seq, channel: event.channel, name: event.name, on: event.on, link: event.link })
    case 'changed':
      return { ...item, dueFrom: event.on, publishedOn: null, state: 'awaiting-review' }
    case 'link-mended': {
      const mended = item.publications.map((each) => (each.seq === event.seq ? { ...each, link: event.link } : each))
      return { ...item, publications: mended }
    }
    case 'replaced':
      return { ...item, state: 'replaced', replacedBy: event.by }
    case 'withdrawn':
      return { ...item, state: 'withdrawn' }
  }
}

/** What was sent back for mending goes to review again once it is mended. */
function revised(item: Item, fields: Partial<ItemFields>): Item {
  const dueFrom = item.dueFrom === item.formedOn && fields.formedOn ? fields.formedOn : item.dueFrom
  return { ...item, ...fields, dueFrom, state: item.state === 'returned' ? 'awaiting-review' : item.state }
}

function published(item: Item, publication: StandingPublication): Item {
  const { on } = publication
  return {
    ...item,
    publications: [...item.publications, publication],
    state: 'current',
    publishedOn: item.publishedOn === null || on < item.publishedOn ? on : item.publishedOn,
    latestOn: item.latestOn === null || on > item.latestOn ? on : item.latestOn,
  }
}

/** Published once and not taken down since; while a change of it is under review the earlier text stays. */
export const isPublic = ({ state, latestOn }: Pick<Item, 'state' | 'latestOn'>): boolean =>
  latestOn !== null && state !== 'replaced' && state !== 'withdrawn'

/** The last day to publish. 条例 art. 26; Order 29 art. 17. */
export const publicationDue = (item: Pick<Item, 'dueFrom'>, calendar: WorkCalendar) =>
  timeLimit('proactive-publication', item.dueFrom, calendar)

/** How publishing stands against its 20 working days. */
export type Timeliness = 'in-time' | 'late' | 'waiting' | 'overdue' | 'settled'

/** @param dueOn see `publicationDue` */
export function timelinessOf(
  { state, publishedOn }: Pick<Item, 'state' | 'publishedOn'>,
  dueOn: LocalDate,
  today: LocalDate,
): Timeliness {
  if (publishedOn !== null) return publishedOn <= dueOn ? 'in-time' : 'late'
  if (state === 'replaced' || state === 'withdrawn') return 'settled'
  return today > dueOn ? 'overdue' : 'waiting'
}

/** A place on a site that nobody can open: no address was recorded for it. */
export const lacksLink = ({ publications }: Pick<Item, 'publications'>): boolean =>
  publications.some(({ channel, link }) => CHANNELS[channel].needsLink && link === null)

/** The address to show for an item: of its own site before others. */
export function linkOf({ publications }: Pick<Item, 'publications'>): string | null {
  const own = publications.findLast(({ channel, link }) => channel === 'own-site' && link !== null)
  return (own ?? publications.findLast(({ link }) => link !== null))?.link ?? null
}
