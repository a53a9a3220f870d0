import { type CaseRecord } from '../cases/case-records.ts'
import { type LocalDate } from '../law/date.ts'
import { addRecord, recordsOf, type RecordLine } from '../store/case-record-store.ts'
import { actorNames } from './account-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid } from './errors.ts'
import { transact } from './transact.ts'
import { caseToRead, caseToChange } from './load-case.ts'

export { type RecordLine } from '../store/case-record-store.ts'

/** Writes down a note, a search or an attempt to reach a party. @throws NotFound, Invalid for a day that cannot be */
export function recordOnCase(
  context: Context,
  organ: OrganRef,
  number: string,
  entry: { on: LocalDate; record: CaseRecord },
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'CASE_RECORD_ADDED', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
    if (entry.on > context.clock.today()) throw new Invalid([{ field: 'on', text: '日期不能晚于今天' }])
    if (entry.record.kind !== 'note' && entry.on < loaded.row.submittedOn)
      throw new Invalid([{ field: 'on', text: `日期不能早于申请提交之日（${loaded.row.submittedOn}）` }])
    await addRecord(tx, loaded, { ...entry, at: context.clock.now(), by: actor.id })
    return { result: undefined, subject: number, facts: { kind: entry.record.kind, on: entry.on } }
  })
}

/** A case's records with the names of who made them. @throws NotFound */
export async function readRecords(
  context: Context,
  organ: OrganRef,
  number: string,
): Promise<{ records: RecordLine[]; names: Map<string, string> }> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  const records = await recordsOf(em, loaded)
  const names = await actorNames(
    context,
    organ,
    records.map(({ recordedBy }) => recordedBy),
  )
  return { records, names }
}
