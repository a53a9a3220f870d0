import { CHANNELS, type Channel } from '../disclosure/channels.ts'
import { type Catalogue, findEntry } from '../disclosure/catalogue.ts'
import { ITEM_STATES } from '../disclosure/item.ts'
import { csvChunks, type OutputTable, writeXlsx } from '../documents/table-writer.ts'
import { type ItemCursor, type ItemFilter, itemPage } from '../store/disclosure-list.ts'
import { publicationsOf } from '../store/disclosure-publications.ts'
import { type ItemRow } from '../store/disclosure-row.ts'
import { catalogueOf } from './catalogue-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { transact } from './transact.ts'

export type ItemFileFormat = 'csv' | 'xlsx'

/** Lines read at a time; a line stays in memory only until it is written. */
const PAGE = 500

type Line = ItemRow & { channels: readonly { channel: Channel; name: string }[] }

/** The filtered register as a file that can be imported again; that it left the house is logged. */
export async function itemsFile(
  context: Context,
  organ: OrganRef,
  actor: Actor,
  filter: ItemFilter,
  format: ItemFileFormat,
  name: string,
): Promise<Buffer | AsyncGenerator<string>> {
  await transact(context, actor, 'ITEMS_EXPORTED', () =>
    Promise.resolve({ result: undefined, subject: 'disclosure', facts: { format } }),
  )
  const table = tableOf(name, await catalogueOf(context, organ))
  const lines = linesOf(context, organ, filter)
  return format === 'csv' ? csvChunks(table, lines) : writeXlsx(table, lines)
}

async function* linesOf(context: Context, { organId }: OrganRef, filter: ItemFilter): AsyncGenerator<Line> {
  const em = reading(context)
  let after: ItemCursor | null = null
  for (;;) {
    const rows: ItemRow[] = await itemPage(em, organId, filter, after, PAGE)
    const ids = rows.map(({ itemId }) => itemId)
    const channels = Map.groupBy(await publicationsOf(em, organId, ids), ({ itemId }) => itemId)
    for (const row of rows) yield { ...row, channels: channels.get(row.itemId) ?? [] }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = { day: last.sortOn, itemId: last.itemId }
  }
}

/** The columns of the import, and behind them what the register adds. */
function tableOf(name: string, catalogue: Catalogue): OutputTable<Line> {
  const placed = ({ entry }: Line) => findEntry(catalogue, entry)
  const text = (header: string, value: (line: Line) => string | null, width = 14) =>
    ({ header, kind: 'text', value, width }) as const
  const day = (header: string, value: (line: Line) => Line['latestOn']) => ({ header, kind: 'day', value }) as const
  return {
    name,
    columns: [
      text('信息名称', ({ title }) => title, 50),
      text('栏目', (line) => entryText(placed(line), line.entry), 30),
      { header: '清单序号', kind: 'number', value: ({ listItem }) => listItem },
      text('文号', ({ documentNumber }) => documentNumber, 20),
      text('公开部门', ({ department }) => department),
      text('公开人', ({ publisher }) => publisher),
      text('审查人', ({ reviewer }) => reviewer),
      text('责任人', ({ responsible }) => responsible),
      day('形成日期', ({ formedOn }) => formedOn),
      text('公开渠道', ({ channels }) => unique(channels.map(({ channel }) => CHANNELS[channel].label)).join('、'), 20),
      text('渠道名称', ({ channels }) => unique(channels.map((each) => each.name).filter(Boolean)).join('、'), 24),
      day('公开日期', ({ publishedOn }) => publishedOn),
      text('链接', ({ link }) => link, 50),
      text('状态', ({ state }) => ITEM_STATES[state].label),
      day('公开期限', ({ dueOn }) => dueOn),
    ],
  }
}

const entryText = (placed: ReturnType<typeof findEntry>, key: string): string =>
  placed ? `${placed.inClass.title}/${placed.entry.title}` : key
const unique = (texts: readonly string[]) => [...new Set(texts)]
