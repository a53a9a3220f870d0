import { findEntry } from '../disclosure/catalogue.ts'
import { csvChunks, type OutputTable } from '../documents/table-writer.ts'
import { type LocalDate } from '../law/date.ts'
import { type ItemCursor, itemPage } from '../store/disclosure-list.ts'
import { type ItemRow } from '../store/disclosure-row.ts'
import { catalogueOf } from './catalogue-service.ts'
import { type Context, type OrganRef, reading } from './context.ts'

export type OpenDataFormat = 'csv' | 'json'

const PAGE = 500

/** What anybody may have of an item; a list of what is let out, so that nothing else ever is. */
type OpenLine = {
  id: string
  title: string
  class: string
  entry: string
  listItem: number | null
  documentNumber: string | null
  department: string
  formedOn: LocalDate
  publishedOn: LocalDate | null
  link: string | null
}

/** Every public item as CSV, or as JSON with one item a line. */
export async function openData(
  context: Context,
  organ: OrganRef,
  format: OpenDataFormat,
): Promise<AsyncGenerator<string>> {
  const catalogue = await catalogueOf(context, organ)
  const lineOf = (row: ItemRow): OpenLine => {
    const placed = findEntry(catalogue, row.entry)
    return {
      id: row.itemId,
      title: row.title,
      class: placed?.inClass.title ?? '',
      entry: placed?.entry.title ?? row.entry,
      listItem: row.listItem,
      documentNumber: row.documentNumber,
      department: row.department,
      formedOn: row.formedOn,
      publishedOn: row.latestOn,
      link: row.link,
    }
  }
  const lines = publicLines(context, organ, lineOf)
  return format === 'csv' ? csvChunks(TABLE, lines) : jsonChunks(organ.name, lines)
}

async function* publicLines<T>(
  context: Context,
  { organId }: OrganRef,
  lineOf: (row: ItemRow) => T,
): AsyncGenerator<T> {
  let after: ItemCursor | null = null
  for (;;) {
    const rows: ItemRow[] = await itemPage(reading(context), organId, { publicOnly: true }, after, PAGE)
    for (const row of rows) yield lineOf(row)
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = { day: last.sortOn, itemId: last.itemId }
  }
}

async function* jsonChunks(body: string, lines: AsyncIterable<OpenLine>): AsyncGenerator<string> {
  yield `{"body":${JSON.stringify(body)},"items":[`
  let separator = '\n'
  for await (const line of lines) {
    yield separator + JSON.stringify(line)
    separator = ',\n'
  }
  yield '\n]}\n'
}

const TABLE: OutputTable<OpenLine> = {
  name: '主动公开信息',
  columns: [
    { header: '编号', kind: 'text', value: ({ id }) => id },
    { header: '信息名称', kind: 'text', value: ({ title }) => title },
    { header: '类别', kind: 'text', value: (line) => line.class },
    { header: '栏目', kind: 'text', value: ({ entry }) => entry },
    { header: '清单序号', kind: 'number', value: ({ listItem }) => listItem },
    { header: '文号', kind: 'text', value: ({ documentNumber }) => documentNumber },
    { header: '公开部门', kind: 'text', value: ({ department }) => department },
    { header: '形成日期', kind: 'day', value: ({ formedOn }) => formedOn },
    { header: '公开日期', kind: 'day', value: ({ publishedOn }) => publishedOn },
    { header: '链接', kind: 'text', value: ({ link }) => link },
  ],
}
