import { csvChunks, writeXlsx, type OutputColumn, type OutputTable } from '../documents/table-writer.ts'
import { APPLICANT_KINDS } from '../law/applicants.ts'
import { type LocalDate } from '../law/date.ts'
import { OUTCOMES } from '../law/outcomes.ts'
import { CHANNELS } from '../law/receipt.ts'
import { type LedgerFilter, type LedgerSort } from '../store/ledger-filter.ts'
import { type LedgerLine } from '../store/case-ledger.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { Invalid } from './errors.ts'
import { readLedger } from './ledger-service.ts'
import { transact } from './transact.ts'

/** The columns of the ledger, in the order they stand. */
export const LEDGER_COLUMNS = [
  'number',
  'kind',
  'applicant',
  'channel',
  'submitted',
  'received',
  'content',
  'medium',
  'delivery',
  'department',
  'officer',
  'due',
  'state',
  'ended',
  'outcome',
] as const
export type LedgerColumn = (typeof LEDGER_COLUMNS)[number]

/** What a file holds where nobody has chosen: what offices kept in their spreadsheets. */
export const USUAL_COLUMNS: readonly LedgerColumn[] = [
  'number',
  'kind',
  'applicant',
  'channel',
  'received',
  'content',
  'due',
  'state',
  'ended',
  'outcome',
]

/** Columns that tell who somebody is: the applicant, and whatever was written in the request. */
export const PERSONAL_COLUMNS: readonly LedgerColumn[] = ['applicant', 'content']

/** What the pages call things: headers of the columns, the words of single cells, the sheet's name. */
export type LedgerWords = {
  name: string
  columns: Record<LedgerColumn, string>
  cells: Record<'state' | 'officer' | 'department' | 'medium' | 'delivery', (line: LedgerLine) => string | null>
  tooMany: string
}

export type LedgerQuery = { filter: LedgerFilter; sort: LedgerSort; columns?: readonly LedgerColumn[] }

/** Lines read at a time; a line stays in memory only until it is written. */
const PAGE = 500
/** The most lines of a spreadsheet, which has to be made in memory. CSV has no bound. */
export const XLSX_MOST = 50_000

/** The filtered ledger as CSV, chunk by chunk; that it left the house is logged (what was searched is not). */
export async function ledgerCsv(
  context: Context,
  organ: OrganRef,
  actor: Actor,
  query: LedgerQuery,
  words: LedgerWords,
) {
  await logExport(context, actor, query, 'csv')
  return csvChunks(tableOf(words, query.columns), linesOf(context, organ, query))
}

/** The filtered ledger as a spreadsheet. @throws Invalid when it has too many lines for one */
export async function ledgerXlsx(
  context: Context,
  organ: OrganRef,
  actor: Actor,
  query: LedgerQuery,
  words: LedgerWords,
): Promise<Buffer> {
  await logExport(context, actor, query, 'xlsx')
  return writeXlsx(tableOf(words, query.columns), atMost(linesOf(context, organ, query), words.tooMany))
}

async function* linesOf(context: Context, organ: OrganRef, { filter, sort }: LedgerQuery): AsyncGenerator<LedgerLine> {
  let after: Awaited<ReturnType<typeof readLedger>>['next'] = null
  do {
    const page = await readLedger(context, organ, filter, sort, after, PAGE)
    yield* page.lines
    after = page.next
  } while (after)
}

async function* atMost(lines: AsyncGenerator<LedgerLine>, tooMany: string): AsyncGenerator<LedgerLine> {
  let count = 0
  for await (const line of lines) {
    count += 1
    if (count > XLSX_MOST) throw new Invalid([{ field: 'export', text: tooMany }])
    yield line
  }
}

const logExport = (
  context: Context,
  actor: Actor,
  { filter, sort, columns = USUAL_COLUMNS }: LedgerQuery,
  format: string,
) =>
  transact(context, actor, 'LEDGER_EXPORTED', () => {
    const { words, ...narrowed } = filter
    return Promise.resolve({
      result: undefined,
      subject: 'ledger',
      facts: { format, sort, columns, ...narrowed, searched: words !== undefined },
    })
  })

function tableOf({ name, columns, cells }: LedgerWords, chosen = USUAL_COLUMNS): OutputTable<LedgerLine> {
  const text = (key: LedgerColumn, width: number, value: (line: LedgerLine) => string | null): Column => ({
    header: columns[key],
    kind: 'text',
    width,
    value,
  })
  const day = (key: LedgerColumn, value: (line: LedgerLine) => LocalDate | null): Column => ({
    header: columns[key],
    kind: 'day',
    value,
  })
  const all: Record<LedgerColumn, Column> = {
    number: text('number', 14, (line) => line.number),
    kind: text('kind', 12, (line) => APPLICANT_KINDS[line.applicantKind].label),
    applicant: text('applicant', 20, (line) => line.content.applicant.name),
    channel: text('channel', 14, (line) => CHANNELS[line.channel].label),
    submitted: day('submitted', (line) => line.submittedOn),
    received: day('received', (line) => line.receivedOn),
    content: text('content', 60, contentOf),
    medium: text('medium', 10, cells.medium),
    delivery: text('delivery', 14, cells.delivery),
    department: text('department', 20, cells.department),
    officer: text('officer', 12, cells.officer),
    due: day('due', (line) => line.dueOn),
    state: text('state', 16, cells.state),
    ended: day('ended', (line) => line.endedOn),
    outcome: text('outcome', 24, (line) => (line.outcome ? OUTCOMES[line.outcome].label : null)),
  }
  return { name, columns: LEDGER_COLUMNS.filter((key) => chosen.includes(key)).map((key) => all[key]) }
}

type Column = OutputColumn<LedgerLine>

const contentOf = ({ content: { title, description } }: LedgerLine): string =>
  title && title !== description ? `${title}\n${description}` : description
