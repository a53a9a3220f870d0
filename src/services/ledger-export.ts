import { csvChunks, writeXlsx, type OutputTable } from '../documents/table-writer.ts'
import { APPLICANT_KINDS } from '../law/applicants.ts'
import { OUTCOMES } from '../law/outcomes.ts'
import { CHANNELS } from '../law/receipt.ts'
import { type LedgerFilter, type LedgerLine, type LedgerSort } from '../store/case-ledger.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { Invalid } from './errors.ts'
import { readLedger } from './ledger-service.ts'
import { transact } from './transact.ts'

/** What the pages call things: headers of the columns, the word for each line's state, the sheet's name. */
export type LedgerWords = {
  name: string
  columns: Record<
    'number' | 'kind' | 'applicant' | 'channel' | 'received' | 'content' | 'due' | 'state' | 'ended' | 'outcome',
    string
  >
  stateOf: (line: LedgerLine) => string
  tooMany: string
}

export type LedgerQuery = { filter: LedgerFilter; sort: LedgerSort }

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
  return csvChunks(tableOf(words), linesOf(context, organ, query))
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
  return writeXlsx(tableOf(words), atMost(linesOf(context, organ, query), words.tooMany))
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

const logExport = (context: Context, actor: Actor, { filter, sort }: LedgerQuery, format: string) =>
  transact(context, actor, 'LEDGER_EXPORTED', () => {
    const { words, ...narrowed } = filter
    return Promise.resolve({
      result: undefined,
      subject: 'ledger',
      facts: { format, sort, ...narrowed, searched: words !== undefined },
    })
  })

function tableOf({ name, columns, stateOf }: LedgerWords): OutputTable<LedgerLine> {
  return {
    name,
    columns: [
      { header: columns.number, kind: 'text', width: 14, value: (line) => line.number },
      { header: columns.kind, kind: 'text', width: 12, value: (line) => APPLICANT_KINDS[line.applicantKind].label },
      { header: columns.applicant, kind: 'text', value: (line) => line.content.applicant.name },
      { header: columns.channel, kind: 'text', width: 14, value: (line) => CHANNELS[line.channel].label },
      { header: columns.received, kind: 'day', value: (line) => line.receivedOn },
      { header: columns.content, kind: 'text', width: 60, value: contentOf },
      { header: columns.due, kind: 'day', value: (line) => line.dueOn },
      { header: columns.state, kind: 'text', width: 16, value: stateOf },
      { header: columns.ended, kind: 'day', value: (line) => line.endedOn },
      {
        header: columns.outcome,
        kind: 'text',
        width: 24,
        value: (line) => (line.outcome ? OUTCOMES[line.outcome].label : null),
      },
    ],
  }
}

const contentOf = ({ content: { title, description } }: LedgerLine): string =>
  title && title !== description ? `${title}\n${description}` : description
