import { csvChunks, writeXlsx, type OutputTable } from '../documents/table-writer.ts'
import { REMEDY_KINDS, REMEDY_RESULTS } from '../law/remedies.ts'
import { deadlineLabel } from '../remedies/agenda.ts'
import { type RemedyCursor, type RemedyFilter, remedyPage } from '../store/remedy-ledger.ts'
import { type RemedyRow } from '../store/remedy-row.ts'
import { openRemedyTexts } from '../store/remedy-text.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { transact } from './transact.ts'

export type RemedyFileFormat = 'csv' | 'xlsx'

/** The words of the sheet: its name, the columns (those the import reads), the word for what is undecided. */
type RemedyWords = {
  name: string
  columns: Record<
    'kind' | 'begun' | 'opened' | 'docket' | 'body' | 'cases' | 'result' | 'ended' | 'next' | 'due',
    string
  >
  pending: string
}

/** A register is read by offices and by our own import: its words are Chinese whatever the page's language. */
const WORDS: RemedyWords = {
  name: '争议台账',
  columns: {
    kind: '类型',
    begun: '提出日期',
    opened: '受理日期',
    docket: '案号',
    body: '受理机关',
    cases: '涉及的申请',
    result: '结果',
    ended: '结案日期',
    next: '本单位下一步',
    due: '最后一日',
  },
  pending: '尚未审结',
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
): Promise<Buffer | AsyncGenerator<string>> {
  await transact(context, actor, 'REMEDIES_EXPORTED', () =>
    Promise.resolve({ result: undefined, subject: 'remedies', facts: { format, ...filter } }),
  )
  const lines = linesOf(context, organ, filter)
  return format === 'csv' ? csvChunks(tableOf(WORDS), lines) : writeXlsx(tableOf(WORDS), lines)
}

type Line = RemedyRow & { docket: string | null; body: string | null }

async function* linesOf(context: Context, { organId }: OrganRef, filter: RemedyFilter): AsyncGenerator<Line> {
  let after: RemedyCursor | null = null
  for (;;) {
    const rows: RemedyRow[] = await remedyPage(reading(context), organId, filter, after, PAGE)
    yield* await withTexts(context, organId, rows)
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = { day: last.begunOn, remedyId: last.remedyId }
  }
}

/** Number and body of the matter, opened: two queries for a whole page of lines. */
async function withTexts(context: Context, organId: number, rows: readonly RemedyRow[]): Promise<Line[]> {
  const ids = rows.map(({ remedyId }) => remedyId)
  const open = (kind: string) => openRemedyTexts(reading(context), context.sealer, organId, ids, kind)
  const [dockets, bodies] = [await open('docket-number'), await open('body')]
  return rows.map((row) => ({
    ...row,
    docket: dockets.get(row.remedyId) ?? null,
    body: bodies.get(row.remedyId) ?? null,
  }))
}

function tableOf({ name, columns, pending }: RemedyWords): OutputTable<Line> {
  return {
    name,
    columns: [
      { header: columns.kind, kind: 'text', width: 28, value: ({ kind }) => REMEDY_KINDS[kind].label },
      { header: columns.begun, kind: 'day', value: ({ begunOn }) => begunOn },
      { header: columns.opened, kind: 'day', value: ({ openedOn }) => openedOn },
      { header: columns.docket, kind: 'text', width: 24, value: ({ docket }) => docket },
      { header: columns.body, kind: 'text', width: 24, value: ({ body }) => body },
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
