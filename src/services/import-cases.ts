import { type EntityManager } from '@mikro-orm/postgresql'
import { replay } from '../cases/case.ts'
import { type CaseEvent, type RecordedEvent } from '../cases/events.ts'
import { type MappedRows, type RejectedLine } from '../documents/column-mapping.ts'
import { type CaseLine } from '../documents/register-fields.ts'
import { OUTCOMES, outcomesFor } from '../law/outcomes.ts'
import { CHANNELS } from '../law/receipt.ts'
import { REGIMES } from '../law/rules.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { numberTerms, sealCase, type CaseToFile } from '../store/case-to-file.ts'
import { insertCases, numbersTaken, raiseCounters } from '../store/case-import.ts'
import { calendarOf } from './calendar-reader.ts'
import { summaryOf } from './case-summary.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { Invalid } from './errors.ts'

type Rows = MappedRows<CaseLine>['rows']

/** What stands against single lines once the organ is known: numbers it has, outcomes it cannot give, unseen characters. */
export async function unfitCases(context: Context, organ: OrganRef, rows: Rows): Promise<RejectedLine[]> {
  const sound = rows.filter(({ value }) => !UNSEEN.test(value.number))
  const taken = await numbersTaken(
    reading(context),
    organ.organId,
    sound.map(({ value }) => value.number),
  )
  const outcomes = new Set(outcomesFor(organ.regime))
  return rows.flatMap(({ line, value }) => {
    const wrong = (column: string, reason: string) => [{ line, column, reason }]
    if ([value.number, value.applicantName, value.content].some((text) => UNSEEN.test(text)))
      return wrong('', '这一行含有看不见的控制字符，请删去')
    if (taken.has(value.number)) return wrong('申请编号', `编号“${value.number}”在系统中已经存在，请核对或者删去这一行`)
    if (value.outcome === null || outcomes.has(value.outcome)) return []
    const { label } = OUTCOMES[value.outcome]
    return wrong('办理结果', `“${label}”不是${REGIMES[organ.regime].label}的办理结果，请改为相应的结果`)
  })
}

const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** Stores the cases. Counters first: they keep filings from taking these numbers. @throws Invalid where one was taken meanwhile */
export async function storeCases(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  importId: string,
  rows: Rows,
): Promise<void> {
  const numbers = rows.map(({ value }) => value.number)
  await raiseCounters(tx, organ.organId, lastSerials(numbers))
  const [taken] = await numbersTaken(tx, organ.organId, numbers)
  if (taken !== undefined) throw new Invalid([{ field: 'file', text: `编号 ${taken} 刚刚已被使用，请重新导入` }])
  const calendar = await calendarOf(context, organ)
  await insertCases(tx, organ.organId, importId, rows, ({ value }) => caseFrom(context, organ, calendar, value))
}

/** Numbers of our own form, above this serial taken for slips of the pen. */
const LARGEST_SERIAL = 9_999_999

/** The last serial of each year among numbers of our own form. */
export function lastSerials(numbers: readonly string[]): Map<number, number> {
  const last = new Map<number, number>()
  for (const number of numbers) {
    const [, year, serial] = /^(\d{4})-(\d{5,7})$/.exec(number) ?? []
    if (year === undefined || Number(serial) > LARGEST_SERIAL) continue
    last.set(Number(year), Math.max(last.get(Number(year)) ?? 0, Number(serial)))
  }
  return last
}

function caseFrom(context: Context, organ: OrganRef, calendar: WorkCalendar, line: CaseLine): CaseToFile {
  const { number, applicantKind: kind, channel, receivedOn } = line
  const history = historyFrom(line, context.clock.now())
  const content = {
    applicant: { kind, name: line.applicantName },
    title: null,
    description: line.content,
    documentNumber: null,
    purpose: null,
    privacyNotice: null,
  }
  const sealed = sealCase(context.sealer, organ.organId, content)
  return {
    ...sealed,
    searchTerms: [...sealed.searchTerms, ...numberTerms(context.sealer, organ.organId, number)],
    organId: organ.organId,
    number,
    regime: organ.regime,
    application: { channel, medium: null, delivery: null, submittedOn: receivedOn, applicantKind: kind },
    filedAt: new Date(`${receivedOn}T12:00:00+08:00`),
    codeHash: null,
    imported: true,
    history,
    summary: summaryOf(replay(organ.regime, history, organ.settings.school), calendar, context.clock.today()),
  }
}

/** A register knows the day of receipt and the day and kind of the reply; each counts in figures from its own day. */
function historyFrom({ channel, receivedOn, repliedOn, outcome }: CaseLine, now: Date): RecordedEvent[] {
  const events: CaseEvent[] = [{ type: 'submitted', on: receivedOn, channel }]
  if (CHANNELS[channel].needsConfirmation) events.push({ type: 'receipt-confirmed', on: receivedOn })
  if (repliedOn !== null && outcome !== null)
    events.push(
      outcome === 'withdrawn' ? { type: 'withdrawn', on: repliedOn } : { type: 'replied', on: repliedOn, outcome },
    )
  return events.map((event, at) => ({
    seq: at + 1,
    event,
    knownOn: event.on,
    recordedAt: now,
    recordedBy: IMPORTER,
  }))
}

/** Stands in the history for whoever kept the register. */
export const IMPORTER = 'import'
