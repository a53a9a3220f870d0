import { CHANNELS, type Channel, parseChannel } from '../disclosure/channels.ts'
import { type CatalogueEntry, type Catalogue, entryNamed } from '../disclosure/catalogue.ts'
import { MINISTRY_LIST } from '../disclosure/ministry-list.ts'
import { type LocalDate } from '../law/date.ts'
import { dayField, formField, optional, textField, wordField, type Field, type FieldList } from './import-fields.ts'
import { CELL_PROBLEMS } from './table-problems.ts'

/** A line of a register of published items. No day of publication: not published yet. */
export type ItemLine = {
  title: string
  entry: CatalogueEntry
  listItem: number | null
  documentNumber: string | null
  department: string
  publisher: string | null
  reviewer: string | null
  responsible: string | null
  formedOn: LocalDate | null
  channels: readonly Channel[] | null
  channelName: string | null
  publishedOn: LocalDate | null
  link: string | null
}

const SEPARATOR = /[、,，;；/\n]+/

const channelsField: Field<readonly Channel[]> = wordField(
  '公开渠道',
  (text) => {
    const parsed = text
      .split(SEPARATOR)
      .filter((each) => each.trim() !== '')
      .map(parseChannel)
    return parsed.length > 0 && parsed.every((each) => each !== null) ? [...new Set(parsed)] : null
  },
  Object.values(CHANNELS).map(({ label }) => label),
)

const listField: Field<number> = formField(
  '清单序号',
  (text) => {
    const number = Number(/\d+/.exec(text.normalize('NFKC'))?.[0] ?? Number.NaN)
    return number >= 1 && number <= MINISTRY_LIST.length ? number : null
  },
  ['1至50之间的数字'],
)

const linkField: Field<string> = formField(
  '链接',
  (text) => (/^https?:\/\//i.test(text.trim()) && URL.canParse(text.trim()) ? text.trim() : null),
  ['以 http:// 或 https:// 开头的地址'],
)

/** The columns of a register of published items, with the words of this office's catalogue. */
export function itemFields(catalogue: Catalogue): FieldList<ItemLine> {
  const titles = catalogue.flatMap(({ entries }) => entries.filter(({ retired }) => !retired).map(({ title }) => title))
  return {
    fields: {
      title: textField('信息名称', 300),
      entry: wordField('栏目', (text) => entryNamed(catalogue, text), titles),
      listItem: optional(listField),
      documentNumber: optional(textField('文号', 100)),
      department: textField('公开部门', 100),
      publisher: optional(textField('公开人', 100)),
      reviewer: optional(textField('审查人', 100)),
      responsible: optional(textField('责任人', 100)),
      formedOn: optional(dayField('形成日期')),
      channels: optional(channelsField),
      channelName: optional(textField('渠道名称', 200)),
      publishedOn: optional(dayField('公开日期')),
      link: optional(linkField),
    },
    check: ({ formedOn, publishedOn, channels }) => [
      ...(formedOn === null && publishedOn === null
        ? [{ field: 'formedOn' as const, problem: '形成日期和公开日期至少填写一项' }]
        : []),
      ...(typeof formedOn === 'string' && typeof publishedOn === 'string' && publishedOn < formedOn
        ? [
            {
              field: 'publishedOn' as const,
              problem: CELL_PROBLEMS.endedBeforeBegun('公开日期', publishedOn, '形成日期', formedOn),
            },
          ]
        : []),
      ...(channels && publishedOn === null
        ? [{ field: 'publishedOn' as const, problem: CELL_PROBLEMS.resultWithoutDay('公开渠道', '公开日期') }]
        : []),
    ],
  }
}

/** The names of the columns, for whoever prepares the file. */
export const ITEM_COLUMN_LABELS: readonly string[] = Object.values(itemFields([]).fields).map(({ label }) => label)
