import { randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { type MappedRows } from '../documents/column-mapping.ts'
import { type RemedyLine } from '../documents/register-fields.ts'
import { replayDispute } from '../remedies/dispute.ts'
import { type RecordedRemedyEvent, type RemedyEvent } from '../remedies/events.ts'
import { markRemedies, standsImported } from '../store/import-store.ts'
import { insertRemedies } from '../store/remedy-store.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { Invalid } from './errors.ts'
import { IMPORTER } from './import-cases.ts'
import { remedySummaryOf, remedyView } from './remedy-summary.ts'

const BATCH = 1_000

/** Stores disputes with their opening and their result. */
export async function storeRemedies(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  importId: string,
  rows: MappedRows<RemedyLine>['rows'],
): Promise<void> {
  const now = context.clock.now()
  const view = await remedyView(context, organ)
  for (let from = 0; from < rows.length; from += BATCH) {
    const remedies = rows.slice(from, from + BATCH).map(({ value }) => {
      const history = historyFrom(value, now)
      const summary = remedySummaryOf(replayDispute(history)!, view)
      return { remedyId: randomUUID(), caseIds: [], imported: true, history, summary }
    })
    await insertRemedies(tx, organ.organId, remedies)
    await markRemedies(
      tx,
      organ.organId,
      importId,
      remedies.map(({ remedyId }) => remedyId),
    )
  }
}

function historyFrom({ kind, openedOn, endedOn, result }: RemedyLine, now: Date): RecordedRemedyEvent[] {
  const events: RemedyEvent[] = [{ type: 'opened', on: openedOn, kind }]
  if (endedOn !== null && result !== null) events.push({ type: 'decided', on: endedOn, result })
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
