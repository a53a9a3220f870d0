import { type ListedPage } from '../../../../documents/read-list-page.ts'
import { type LocalDate } from '../../../../law/date.ts'
import { typedDate } from '../../../../law/typed-date.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'

/** One line of a bulk entry: 名称 | 公开日期 | 链接 | 形成日期, parted by tabs or bars. */
export type BulkLine = { title: string; publishedOn: LocalDate | null; link: string | null; formedOn: LocalDate }

export const MOST_LINES = 500
const LONGEST_TITLE = 300
const t = disclosureMessages('zh-CN').items.bulkForm.problems

/** The lines of a text, and what is wrong with those that cannot be read, line by line. */
export function readBulkLines(text: string): { lines: BulkLine[]; problems: string[] } {
  const rows = text
    .split(/\r?\n/)
    .map((row, at) => ({ row: row.trim(), line: at + 1 }))
    .filter(({ row }) => row !== '')
  if (rows.length === 0) return { lines: [], problems: [t.empty] }
  if (rows.length > MOST_LINES) return { lines: [], problems: [t.tooMany(MOST_LINES)] }
  const read = rows.map(({ row, line }) => readLine(row, line))
  return {
    lines: read.flatMap((each) => (typeof each === 'string' ? [] : [each])),
    problems: read.filter((each) => typeof each === 'string'),
  }
}

/** The line, or what is wrong with it. */
function readLine(row: string, at: number): BulkLine | string {
  const [title = '', first = '', second = '', third = ''] = row.split(/\t|\||｜/).map((cell) => cell.trim())
  // Address and day are told apart by what they look like: registers have them in either order.
  const [published, link] = /^https?:/i.test(first) ? [second, first] : [first, second]
  if (title === '') return t.title(at)
  if ([...title].length > LONGEST_TITLE) return t.long(at)
  const [publishedOn, formedOn] = [typedDate(published) ?? null, typedDate(third) ?? null]
  if (published !== '' && publishedOn === null) return t.day(at, published)
  if (third !== '' && formedOn === null) return t.day(at, third)
  if (link !== '' && !isAddress(link)) return t.link(at)
  const formed = formedOn ?? publishedOn
  if (formed === null) return t.noDay(at)
  return { title, publishedOn, link: link || null, formedOn: formed }
}

const isAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text) && text.length <= 1_000

/** What was read from a page, as lines of the form. */
export const bulkText = (pages: readonly ListedPage[]): string =>
  pages
    .slice(0, MOST_LINES)
    .map(({ title, on, link }) => [title.replace(/[|｜\t]/g, ' '), on ?? '', link].join(' | '))
    .join('\n')
