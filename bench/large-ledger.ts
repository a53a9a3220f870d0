import { type ApplicationContent } from '../src/cases/application.ts'
import { type CaseEvent, type RecordedEvent } from '../src/cases/events.ts'
import { replay } from '../src/cases/case.ts'
import { BUREAU_SUBJECTS } from '../src/demo/subjects/bureau-subjects.ts'
import { COLLEGE_SUBJECTS } from '../src/demo/subjects/college-subjects.ts'
import { seeded, type Random } from '../src/demo/random.ts'
import { someone } from '../src/demo/people.ts'
import { workdaysBefore } from '../src/demo/workdays.ts'
import { APPLICANT_KIND_NAMES } from '../src/law/applicants.ts'
import { type LocalDate, plusDays, yearOf } from '../src/law/date.ts'
import { type Outcome, outcomesFor } from '../src/law/outcomes.ts'
import { type Channel, CHANNELS } from '../src/law/receipt.ts'
import { officialCalendar } from '../src/law/work-calendar.ts'
import { summaryOf } from '../src/services/case-summary.ts'
import { type Context, type OrganRef } from '../src/services/context.ts'
import { caseNumber } from '../src/services/filing-service.ts'
import { sealCase } from '../src/store/case-to-file.ts'
import { eventColumns, summaryValues } from '../src/store/case-store.ts'
import { query, type Parameter } from '../src/store/query.ts'
import { type Sealer } from '../src/store/sealing.ts'

/** Terms repeat: their fingerprints are worked out once. */
function remembering(sealer: Sealer): Sealer {
  const known = new Map<string, string>()
  const fingerprint = (scope: number, term: string) => {
    const found = known.get(term) ?? sealer.fingerprint(scope, term)
    known.set(term, found)
    return found
  }
  return { newKey: (sealContext: string) => sealer.newKey(sealContext), fingerprint } as unknown as Sealer
}

type Size = { cases: number; open: number }
const YEARS = 10
const BATCH = 2_000
const CALENDAR = officialCalendar()

/**
 * Fills an organ with closed cases spread over ten years and open ones of the last weeks, as the store would keep them:
 * sealed, with search terms, events and the summary those give.
 */
export async function fillLedger(context: Context, organ: OrganRef, { cases, open }: Size): Promise<void> {
  const random = seeded(cases)
  const sealer = remembering(context.sealer)
  const today = context.clock.today()
  const drafts = Array.from({ length: cases }, (_, at) => draft(random, today, at < open)).sort((a, b) =>
    a.submittedOn < b.submittedOn ? -1 : 1,
  )
  const serials = new Map<number, number>()
  const em = context.orm.em.fork()
  for (let from = 0; from < cases; from += BATCH) {
    const rows = drafts.slice(from, from + BATCH).map((each) => {
      const year = yearOf(each.submittedOn)
      const serial = (serials.get(year) ?? 0) + 1
      serials.set(year, serial)
      return rowOf(sealer, organ, random, today, each, caseNumber(year, serial))
    })
    await insert(em, organ.organId, rows)
  }
  for (const [year, last] of serials)
    await query(em, `insert into number_counter values ($1, 'case', $2, $3)`, [organ.organId, year, last])
  for (const table of ['case_file', 'case_event']) await query(em, `vacuum analyze ${table}`)
}

type Draft = { submittedOn: LocalDate; channel: Channel; events: CaseEvent[] }

const NAMES = Object.keys(CHANNELS) as Channel[]
const REPLIES = outcomesFor('organ').filter((each) => !/lapsed|excessive|unclear/.test(each))
/** Half of the replies give what was asked, the other half spreads over the rest. */
const OUTCOME_DRAW: readonly Outcome[] = [...Array<Outcome>(REPLIES.length).fill('granted'), ...REPLIES]

function draft(random: Random, today: LocalDate, isOpen: boolean): Draft {
  const channel = random.pick(NAMES)
  const submittedOn = isOpen
    ? workdaysBefore(today, random.below(24), CALENDAR)
    : workdaysBefore(plusDays(today, -60 - random.below(YEARS * 365)), 0, CALENDAR)
  const events: CaseEvent[] = [{ type: 'submitted', on: submittedOn, channel }]
  const after = (n: number) => CALENDAR.plusWorkdays(submittedOn, n)
  if (CHANNELS[channel].needsConfirmation) {
    if (isOpen && submittedOn === today) return { submittedOn, channel, events }
    events.push({ type: 'receipt-confirmed', on: submittedOn })
  }
  if (!isOpen) events.push({ type: 'replied', on: after(random.between(1, 22)), outcome: random.pick(OUTCOME_DRAW) })
  else events.push(...openEvents(random, after, today))
  return { submittedOn, channel, events }
}

/** One open case in ten awaits a correction, one a third party; the others run. */
function openEvents(random: Random, after: (n: number) => LocalDate, today: LocalDate): CaseEvent[] {
  const kind = random.below(10)
  const [second, tenth] = [after(2), after(12)]
  if (kind > 1 || second > today) return []
  if (kind === 0) return [{ type: 'correction-requested', on: second, correctBy: tenth }]
  return [{ type: 'third-party-consulted', on: second, party: 'A', receivedOn: second }]
}

const SUBJECTS = [...BUREAU_SUBJECTS, ...COLLEGE_SUBJECTS]

function rowOf(sealer: Sealer, organ: OrganRef, random: Random, today: LocalDate, each: Draft, number: string) {
  const { title, description } = random.pick(SUBJECTS)
  const kind = random.below(10) < 8 ? 'natural-person' : random.pick(APPLICANT_KIND_NAMES)
  const applicant = someone(kind, random)
  const content: ApplicationContent = {
    applicant,
    title: `${title}（${number}）`,
    description,
    documentNumber: null,
    purpose: null,
    privacyNotice: null,
  }
  const filedAt = new Date(`${each.submittedOn}T02:00:00Z`)
  const history: RecordedEvent[] = each.events.map((event, at) => ({
    seq: at + 1,
    event,
    knownOn: event.on,
    recordedAt: new Date(`${event.on}T02:00:00Z`),
    recordedBy: 'applicant',
  }))
  const summary = summaryOf(replay(organ.regime, history), CALENDAR, today)
  return { ...sealCase(sealer, organ.organId, content), number, kind, filedAt, history, summary, ...each }
}

type Row = ReturnType<typeof rowOf>

async function insert(em: Context['orm']['em'], organId: number, rows: readonly Row[]): Promise<void> {
  const column = (of: (row: Row) => unknown) => rows.map(of) as Parameter
  const summary = (at: number) => column((row) => summaryValues(row.summary)[at])
  await query(
    em,
    `insert into case_file (organ_id, case_id, number, regime, channel, applicant_kind, medium, delivery, filed_at,
       code_hash, sealed_key, sealed, search_terms, imported, version, submitted_on, state, received_on, due_on,
       due_provisional, next_on, ended_on, outcome)
     select $1::int, case_id, number, 'organ', channel, kind, 'electronic', 'online', filed_at, null, sealed_key, sealed,
       terms::bigint[], false, version, submitted_on, state, received_on, due_on, provisional::boolean, next_on, ended_on, outcome
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::bytea[], $8::bytea[], $9::text[],
       $10::int[], $11::date[], $12::text[], $13::date[], $14::date[], $15::text[], $16::date[], $17::date[], $18::text[])
       as t(case_id, number, channel, kind, filed_at, sealed_key, sealed, terms, version, submitted_on, state,
         received_on, due_on, provisional, next_on, ended_on, outcome)`,
    [
      organId,
      column((row) => row.caseId),
      column((row) => row.number),
      column((row) => row.channel),
      column((row) => row.kind),
      column((row) => row.filedAt.toISOString()),
      column((row) => row.sealedKey),
      column((row) => row.sealed),
      column((row) => `{${row.searchTerms.join(',')}}`),
      column((row) => row.history.length),
      column((row) => row.submittedOn),
      summary(0),
      summary(1),
      summary(2),
      column((row) => String(row.summary.dueProvisional)),
      summary(4),
      summary(5),
      summary(6),
    ],
  )
  const events = rows.flatMap((row) => row.history.map((entry) => ({ row, entry })))
  await query(
    em,
    `insert into case_event (organ_id, case_id, seq, type, on_day, known_on, body, recorded_at, recorded_by)
     select $1::int, * from unnest($2::uuid[], $3::int[], $4::text[], $5::date[], $6::date[], $7::jsonb[], $8::timestamptz[], $9::text[])`,
    [organId, events.map(({ row }) => row.caseId), ...eventColumns(events.map(({ entry }) => entry))],
  )
}
