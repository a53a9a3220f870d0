import { replay } from '../cases/case.ts'
import { checkReport } from '../law/report/checks.ts'
import { type FilledReport } from '../law/report/filled-report.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { replayDispute } from '../remedies/dispute.ts'
import { type CaseSummary } from '../store/case-row.ts'
import { type RemedySummary } from '../store/remedy-row.ts'
import { verifyAudit } from '../store/audit-log.ts'
import {
  attachmentIds,
  caseHistories,
  outboxAges,
  remedyHistories,
  reportsOf,
  serialsOf,
  type OutboxAges,
} from '../store/doctor-store.ts'
import { calendarOf } from './calendar-reader.ts'
import { summaryOf } from './case-summary.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { examineItems, examineLines } from './doctor-disclosure.ts'
import { examineLetters } from './letter-examination.ts'
import { listOrgans } from './organ-service.ts'
import { remedySummaryOf, remedyView } from './remedy-summary.ts'

/** Something that is not as it should be: which check, of which organ, what. No personal data. */
export type Fault = { check: string; organ: string; what: string }

export type OrganHealth = {
  organ: string
  cases: number
  remedies: number
  items: number
  auditEntries: number
  files: number
  outbox: OutboxAges
}

/** A letter waiting longer than this says that mail does not leave. */
const LONGEST_WAIT_HOURS = 48

/** Recomputes and compares everything the database keeps twice, for every organ. */
export async function examine(context: Context): Promise<{ organs: OrganHealth[]; faults: Fault[] }> {
  const organs: OrganHealth[] = []
  const faults: Fault[] = []
  for (const organ of await listOrgans(context)) {
    const calendar = await calendarOf(context, organ)
    const note = (check: string) => (what: string) => void faults.push({ check, organ: organ.slug, what })
    organs.push({
      organ: organ.slug,
      cases: await examineCases(context, organ, calendar, note('summaries')),
      remedies: await examineRemedies(context, organ, note('summaries')),
      items: await examineItems(context, organ, calendar, note('items')),
      auditEntries: await examineAudit(context, organ, note('audit')),
      files: await examineFiles(context, organ, note('files')),
      outbox: await examineOutbox(context, organ, note('outbox')),
    })
    await examineNumbers(context, organ, note('numbers'))
    await examineLetters(context, organ, note('letters'))
    await examineReports(context, organ, note('reports'))
    await examineLines(context, organ, note('reports'))
  }
  return { organs, faults }
}

type Note = (what: string) => void

async function examineCases(context: Context, organ: OrganRef, calendar: WorkCalendar, note: Note): Promise<number> {
  const today = context.clock.today()
  let cases = 0
  for await (const { row, history } of caseHistories(reading(context), organ.organId)) {
    cases += 1
    const kase = replay(row.regime, history, organ.settings.school)
    const fresh = summaryOf(kase, calendar, today)
    const wrong = comparedKeys(row, fresh).filter((key) => fresh[key] !== row[key])
    if (wrong.length > 0) note(`${row.number}: ${wrong.join(', ')}`)
    if (history.at(-1)?.seq !== row.version) note(`${row.number}: version`)
    if (history.some(({ seq }, at) => seq !== at + 1)) note(`${row.number}: events missing`)
  }
  return cases
}

/**
 * What must be equal. Closed cases keep the dates they were judged by. A pause ends by itself with the days, and the
 * daily sweep notes it: until then the stored row may say paused where the events already say running.
 */
function comparedKeys(row: CaseSummary, fresh: CaseSummary): (keyof CaseSummary)[] {
  const always = ['receivedOn', 'endedOn', 'outcome'] as const
  if (row.endedOn !== null) return ['state', ...always]
  const pauseOver = row.state === 'paused' && fresh.state === 'running'
  return [...always, 'dueOn', 'dueProvisional', ...(pauseOver ? [] : (['state', 'nextOn'] as const))]
}

/** What a dispute's row must say whatever the day; its next day moves with time until the sweep notes it. */
const REMEDY_KEYS = [
  'kind',
  'begunOn',
  'openedOn',
  'endedOn',
  'result',
  'counts',
  'state',
  'handler',
] as const satisfies readonly (keyof RemedySummary)[]

async function examineRemedies(context: Context, organ: OrganRef, note: Note): Promise<number> {
  const remedies = await remedyHistories(reading(context), organ.organId)
  const view = await remedyView(context, organ)
  for (const { row, history } of remedies) {
    const dispute = replayDispute(history)
    const fresh = dispute && remedySummaryOf(dispute, view)
    const same = fresh && REMEDY_KEYS.every((key) => fresh[key] === row[key])
    if (!same || history.at(-1)?.seq !== row.version) note(`remedy ${row.remedyId}`)
  }
  return remedies.length
}

async function examineAudit(context: Context, organ: OrganRef, note: Note): Promise<number> {
  const { entries, fault } = await verifyAudit(reading(context), organ.organId)
  if (fault) note(`entry ${fault.seq}: ${fault.fault}`)
  return entries
}

async function examineFiles(context: Context, organ: OrganRef, note: Note): Promise<number> {
  const files = await attachmentIds(reading(context), organ.organId)
  for (const { fileId, number } of files)
    if (!(await context.files.has(fileId))) note(`${number}: file ${fileId} is missing`)
  return files.length
}

async function examineOutbox(context: Context, organ: OrganRef, note: Note): Promise<OutboxAges> {
  const ages = await outboxAges(reading(context), organ.organId, context.clock.now())
  if (ages.oldestWaitingHours !== null && ages.oldestWaitingHours > LONGEST_WAIT_HOURS)
    note(`a letter has waited for ${Math.floor(ages.oldestWaitingHours)} hours`)
  return ages
}

/** Our own numbers have no gap; those below the highest imported one are the register's. */
async function examineNumbers(context: Context, organ: OrganRef, note: Note): Promise<void> {
  for (const { year, last, serials, importedUpTo } of await serialsOf(reading(context), organ.organId)) {
    const there = new Set(serials)
    for (let serial = importedUpTo + 1; serial <= last; serial++)
      if (!there.has(serial)) note(`${year}: ${serial} is missing`)
    const beyond = serials.filter((serial) => serial > last)
    if (beyond.length > 0) note(`${year}: ${beyond.length} numbers are above the counter ${last}`)
  }
}

async function examineReports(context: Context, organ: OrganRef, note: Note): Promise<void> {
  for (const { year, version, filled } of await reportsOf(reading(context), organ.organId))
    for (const { check, where } of checkReport(filled as FilledReport)) note(`${year}/${version}: ${check} ${where}`)
}
