import { csvChunks, writeXlsx, type OutputTable } from '../documents/table-writer.ts'
import { REMEDY_KINDS, REMEDY_RESULTS } from '../law/remedies.ts'
import { deadlineLabel } from '../remedies/agenda.ts'
import { type RemedyCursor, type RemedyFilter, remedyPage } from '../store/remedy-ledger.ts'
import { type RemedyRow } from '../store/remedy-row.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { transact } from './transact.ts'

export type RemedyFileFormat = 'csv' | 'xlsx'

/** What the pages call things: the sheet's name, the columns, the word for what is undecided. */
export type RemedyWords = {
  name: string
  columns: Record<'kind' | 'begun' | 'opened' | 'cases' | 'result' | 'ended' | 'next' | 'due', string>
  pending: string
}

/** Lines read at a time; a line stays in memory only until it is written. */
const PAGE = 500

/** The filtered ledger of disputes as a file that can be imported again; that it left the house is logged. */
export async function remedyFile(
  context: Context,
  organ: OrganRef,
  actor: Actor,
  filter: RemedyFilter,
  format: RemedyFileFormat,
  words: RemedyWords,
): Promise<Buffer | AsyncGenerator<string>> {
  await transact(context, actor, 'REMEDIES_EXPORTED', () =>
    Promise.resolve({ result: undefined, subject: 'remedies', facts: { format, ...filter } }),
  )
  const lines = linesOf(context, organ, filter)
  return format === 'csv' ? csvChunks(tableOf(words), lines) : writeXlsx(tableOf(words), lines)
}

async function* linesOf(context: Context, { organId }: OrganRef, filter: RemedyFilter): AsyncGenerator<RemedyRow> {
  let after: RemedyCursor | null = null
  for (;;) {
    const rows: RemedyRow[] = await remedyPage(reading(context), organId, filter, after, PAGE)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = { day: last.begunOn, remedyId: last.remedyId }
  }
}

function tableOf({ name, columns, pending }: RemedyWords): OutputTable<RemedyRow> {
  return {
    name,
    columns: [
      { header: columns.kind, kind: 'text', width: 28, value: ({ kind }) => REMEDY_KINDS[kind].label },
      { header: columns.begun, kind: 'day', value: ({ begunOn }) => begunOn },
      { header: columns.opened, kind: 'day', value: ({ openedOn }) => openedOn },
      { header: columns.cases, kind: 'text', value: ({ numbers }) => numbers.join('、') },
      {
        header: columns.result,
        kind: 'text',
        width: 12,
        value: ({ result }) => (result ? REMEDY_RESULTS[result].label : pending),
      },
      { header: columns.ended, kind: 'day', value: ({ endedOn }) => endedOn },
      {
        header: columns.next,
        kind: 'text',
        width: 30,
        value: ({ nextWhat }) => (nextWhat ? deadlineLabel(nextWhat) : null),
      },
      { header: columns.due, kind: 'day', value: ({ nextOn }) => nextOn },
    ],
  }
}
