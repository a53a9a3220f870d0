import { ENTRY_STANDINGS } from '../disclosure/standing.ts'
import { type OutputTable, writeXlsx } from '../documents/table-writer.ts'
import { localDate } from '../law/date.ts'
import { listWithStanding, type StandingListItem } from './catalogue-service.ts'
import { type Context, type OrganRef } from './context.ts'

/** What the annex calls things. */
export type AnnexWords = {
  name: string
  title: (organ: string, day: string) => string
  columns: Record<
    'number' | 'inClass' | 'title' | 'standing' | 'count' | 'link' | 'latest' | 'department' | 'note',
    string
  >
}

/**
 * The item list as the annex of a college's report (教办厅函〔2018〕80号, part eight): every one of the fifty items with its
 * state, its address, its day, and why one does not apply.
 */
export async function listAnnex(context: Context, organ: OrganRef, words: AnnexWords): Promise<Buffer> {
  const rows = await listWithStanding(context, organ)
  const table = tableOf(words, words.title(organ.name, context.clock.today()), addressOf(context, organ))
  return writeXlsx(table, rows)
}

/** Where an item of the list can be opened: its fixed page, the newest item's own address, or our page of that item. */
export const addressOf =
  ({ publicUrl }: Context, { slug }: OrganRef) =>
  ({ choice, newest }: StandingListItem): string | null =>
    choice.link || (newest && (newest.link ?? `${publicUrl}/o/${slug}/catalogue/items/${newest.itemId}`))

function tableOf(
  { name, columns }: AnnexWords,
  title: string,
  address: (row: StandingListItem) => string | null,
): OutputTable<StandingListItem> {
  return {
    name,
    title,
    columns: [
      { header: columns.number, kind: 'number', width: 6, value: ({ item }) => item.number },
      { header: columns.inClass, kind: 'text', width: 18, value: ({ item }) => item.inClass },
      { header: columns.title, kind: 'text', width: 50, value: ({ item }) => item.title },
      { header: columns.standing, kind: 'text', width: 12, value: ({ standing }) => ENTRY_STANDINGS[standing].label },
      { header: columns.count, kind: 'number', width: 8, value: ({ tally }) => tally.current },
      { header: columns.link, kind: 'text', width: 50, value: (row) => (row.choice.applicable ? address(row) : null) },
      {
        header: columns.latest,
        kind: 'day',
        value: ({ tally }) => (tally.latestOn === null ? null : localDate(tally.latestOn)),
      },
      { header: columns.department, kind: 'text', width: 16, value: ({ choice }) => choice.department || null },
      { header: columns.note, kind: 'text', width: 30, value: ({ choice }) => choice.reason || null },
    ],
  }
}
