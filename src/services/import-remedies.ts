import { randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { type MappedRows, type RejectedLine } from '../documents/column-mapping.ts'
import { numbersIn, type RemedyLine } from '../documents/register-fields.ts'
import { replayDispute } from '../remedies/dispute.ts'
import { forumOf } from '../remedies/progress.ts'
import { type RecordedRemedyEvent, type RemedyEvent } from '../remedies/events.ts'
import { markRemedies, standsImported } from '../store/import-store.ts'
import { insertRemedies } from '../store/remedy-insert.ts'
import { caseIdsOf } from '../store/remedy-cases.ts'
import { addTextsOfNew } from '../store/remedy-text.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { Invalid } from './errors.ts'
import { IMPORTER } from './import-cases.ts'
import { BROUGHT } from './remedy-opening.ts'
import { remedySummaryOf, remedyView } from './remedy-summary.ts'

const BATCH = 1_000

type Rows = MappedRows<RemedyLine>['rows']

/** Lines about applications that are not here. */
export async function unfitRemedies(context: Context, { organId }: OrganRef, rows: Rows): Promise<RejectedLine[]> {
  const ids = await caseIdsOf(reading(context), organId, numbersOf(rows))
  return rows.flatMap(({ line, value }) => {
    const missing = numbersIn(value.numbers).filter((number) => !ids.has(number))
    if (missing.length === 0) return []
    return [
      { line, column: '涉及的申请', reason: `没有编号为 ${missing.join('、')} 的申请，请先导入申请，或者改正编号` },
    ]
  })
}

const numbersOf = (rows: Rows): string[] => [...new Set(rows.flatMap(({ value }) => numbersIn(value.numbers)))]

/** Stores disputes with their beginning, their cases and their result. */
export async function storeRemedies(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  importId: string,
  rows: Rows,
): Promise<void> {
  const now = context.clock.now()
  const view = await remedyView(context, organ)
  const ids = await caseIdsOf(tx, organ.organId, numbersOf(rows))
  for (let from = 0; from < rows.length; from += BATCH) {
    const remedies = rows.slice(from, from + BATCH).map(({ value }) => {
      const history = historyFrom(value, ids, now)
      const dispute = replayDispute(history)!
      const summary = remedySummaryOf(dispute, view)
      const texts = textsFrom(value)
      return { remedyId: randomUUID(), caseIds: dispute.caseIds, imported: true, history, summary, texts }
    })
    await insertRemedies(tx, organ.organId, remedies)
    await addTextsOfNew(tx, context.sealer, organ.organId, remedies, now)
    await markRemedies(
      tx,
      organ.organId,
      importId,
      remedies.map(({ remedyId }) => remedyId),
    )
  }
}

const FIRST_ENTRY = 1
const textsFrom = ({ docket, body }: RemedyLine) =>
  Object.entries({ 'docket-number': docket, body }).flatMap(([kind, text]) =>
    text === null ? [] : [{ seq: FIRST_ENTRY, kind, text }],
  )

function historyFrom(line: RemedyLine, ids: ReadonlyMap<string, string>, now: Date): RecordedRemedyEvent[] {
  const { kind, begunOn, openedOn, endedOn, result, numbers } = line
  const first = (begunOn ?? openedOn)!
  const events: RemedyEvent[] = [
    ...(begunOn === null ? [] : [{ type: BROUGHT[forumOf(kind)], on: begunOn, kind }]),
    ...(openedOn === null ? [] : [{ type: 'opened' as const, on: openedOn, kind }]),
    ...numbersIn(numbers).map((number) => ({ type: 'case-linked' as const, on: first, caseId: ids.get(number)! })),
    ...(endedOn === null || result === null ? [] : [{ type: 'decided' as const, on: endedOn, result }]),
  ]
  return events.map((event, at) => ({
    seq: at + 1,
    event,
    knownOn: event.on,
    recordedAt: now,
    recordedBy: IMPORTER,
  }))
}

/** Disputes have no number to tell repeats by; a file that was imported and stands is not imported again. @throws Invalid */
export async function refuseRepeatedFile(context: Context, organ: OrganRef, mark: string): Promise<void> {
  if (await standsImported(reading(context), organ.organId, 'remedies', mark))
    throw new Invalid([{ field: 'file', text: '这个文件以前导入过，不能再次导入' }])
}
