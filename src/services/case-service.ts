import { type EntityManager } from '@mikro-orm/postgresql'
import { clockOf, replay, voidedEntries, type Case } from '../cases/case.ts'
import { openActs, openOutcomes, standingOf } from '../cases/agenda.ts'
import { decide, type Act, type ActType } from '../cases/decide.ts'
import { type CaseEvent, type RecordedEvent } from '../cases/events.ts'
import { type ApplicationContent, type FilePurpose } from '../cases/application.ts'
import { UNDO_SECONDS } from '../cases/undoing.ts'
import { groundsWithheld } from '../letters/reply-grounds.ts'
import { laterOf, type LocalDate } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { explainReplyClock, type ReplyClock, type Step } from '../law/reply-clock.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type CaseRow } from '../store/case-row.ts'
import { addTexts, appendEvents, codeHashOf, textsOf, type CaseText, type LoadedCase } from '../store/case-store.ts'
import { queueMessages } from '../store/outbox.ts'
import { APPLICANT, reading, type Actor, type Context, type OrganRef } from './context.ts'
import { calendarOf } from './calendar-reader.ts'
import { summaryOf } from './case-summary.ts'
import { BarredByLaw, NotFound, StaleForm } from './errors.ts'
import { issueLetters, type LetterInput } from './letter-service.ts'
import { attachFiles, type FileInput } from './attachment-service.ts'
import { withdrawVoided } from './publication-service.ts'
import { checkRelease, recordRelease, type ReleaseReasons } from './release-service.ts'
import { carryToDisputes } from './new-reply-service.ts'
import { queryCodeMatches } from './query-code.ts'
import { keepPublicPower } from './public-power.ts'
import { passGates } from './reply-gates.ts'
import { transact } from './transact.ts'
import { NOTICES } from './notices.ts'
import { caseToRead, caseToChange } from './load-case.ts'

/** What comes with an act: the officer's words (sealed, never in the event), files for the applicant, the letter's facts. */
export type ActInput = {
  texts?: readonly { kind: string; text: string }[]
  files?: readonly FileInput[]
  /** What files of the applicant's are meant for; without it they are the office's. */
  filePurpose?: FilePurpose
  letter?: LetterInput
  /** Why findings in outgoing files may leave; see release-service. */
  reasons?: ReleaseReasons
  /** What must hold beside the law; asked under the case's lock, before anything is decided. @throws Refused */
  guard?: (tx: EntityManager, loaded: LoadedCase) => Promise<void>
  /** The round of review that agreed to this reply. */
  round?: number
}

/** The version the form was shown with; null where none was (programs that do not care). */
export type Seen = number | null

/**
 * Every act on a case goes through here: outgoing files are checked, then lock, replay, decide, append, letters, mail,
 * audit, in one transaction.
 * @throws FilesHeld, NotFound, StaleForm, BarredByLaw (with code and article)
 */
export async function handleCase(
  context: Context,
  organ: OrganRef,
  number: string,
  asked: Act,
  actor: Actor,
  audit: string,
  seen: Seen = null,
  input: ActInput = {},
): Promise<{ version: number; seq: number }> {
  const act = withGrounds(asked, input)
  const calendar = await calendarOf(context, organ)
  const checked = await checkRelease(context, organ, act, input.files ?? [], input.reasons)
  return transact(context, actor, audit, async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
    if (seen !== null && seen !== loaded.row.version) throw new StaleForm(loaded.row.version)
    await input.guard?.(tx, loaded)
    const today = context.clock.today()
    const ruling = decide(loaded.kase, act, calendar, today)
    if ('bar' in ruling) throw new BarredByLaw(ruling.bar)
    await keepPublicPower(tx, loaded, act)
    await passGates(tx, organ, loaded, act, actor, input.round ?? null)
    const entries = recordedEntries(loaded, ruling.events, actor, context)
    const after = { ...loaded, kase: replay(organ.regime, [...loaded.kase.history, ...entries], organ.settings.school) }
    await appendEvents(tx, loaded.row, entries, summaryOf(after.kase, calendar, today))
    if (act.type === 'entry-voided') await withdrawVoided(context, tx, organ, loaded.row.caseId, act.seq, actor)
    const seq = entries[0]?.seq ?? loaded.row.version
    await addTexts(
      tx,
      loaded,
      (input.texts ?? []).map((text) => ({ ...text, seq, recordedAt: context.clock.now() })),
    )
    await attachFiles(context, tx, loaded, seq, input.files ?? [], input.filePurpose ?? null)
    await recordRelease(context, tx, loaded, seq, actor, checked)
    await issueLetters(context, tx, organ, after, { act, seq, calendar }, input.letter ?? null)
    await carryToDisputes({ context, tx, organ, actor }, loaded, act)
    await notifyApplicant(context, tx, loaded, act, seq, actor)
    return { result: { version: seq, seq }, subject: number, facts: { ...act, seq } }
  })
}

/** A partial disclosure holds the grounds its letter names: the remedies of the whole case hang on them. */
function withGrounds(act: Act, { letter }: ActInput): Act {
  const replies = act.type === 'replied' || act.type === 'replied-anew'
  if (!replies || act.outcome !== 'partial' || act.withheld !== undefined) return act
  const withheld = groundsWithheld(letter?.details ?? {})
  return withheld.length === 0 ? act : { ...act, withheld }
}

/** An entry counts in figures from its own day or the day it is recorded, whichever is later. */
function recordedEntries(
  loaded: LoadedCase,
  events: readonly CaseEvent[],
  actor: Actor,
  context: Context,
): RecordedEvent[] {
  return events.map((event, at) => ({
    seq: loaded.row.version + 1 + at,
    event,
    knownOn: laterOf(event.on, context.clock.today()),
    recordedAt: context.clock.now(),
    recordedBy: actor.id,
  }))
}

async function notifyApplicant(
  context: Context,
  tx: EntityManager,
  loaded: LoadedCase,
  act: Act,
  seq: number,
  actor: Actor,
): Promise<void> {
  const letter = NOTICES[act.type]
  if (!letter || !loaded.content.applicant.email) return
  // An officer can take an act back: its mail waits as long.
  const waitSeconds = actor.id.startsWith('officer:') ? UNDO_SECONDS : 0
  const messages = [
    {
      letter,
      recipient: 'applicant',
      caseId: loaded.row.caseId,
      facts: { number: loaded.row.number, seq },
      dedupeKey: `${loaded.row.number}/${seq}/${letter}`,
    },
  ]
  await queueMessages(tx, loaded.row.organId, context.clock.now(), messages, waitSeconds)
}

/** Everything a case page shows, as data. */
export type CaseView = {
  row: CaseRow
  content: ApplicationContent
  kase: Case
  clock: ReplyClock
  standing: ReturnType<typeof standingOf>
  steps: Step[]
  texts: CaseText[]
  voided: ReadonlySet<number>
  openActs: ActType[]
  openOutcomes: Outcome[]
  version: number
}

/** The case for staff of its organ. @throws NotFound */
export async function showCase(context: Context, organ: OrganRef, number: string): Promise<CaseView> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  return viewOf(context, em, loaded, await calendarOf(context, organ))
}

async function viewOf(
  context: Context,
  em: EntityManager,
  loaded: LoadedCase,
  calendar: WorkCalendar,
): Promise<CaseView> {
  const { kase, row } = loaded
  const today = context.clock.today()
  const clock = clockOf(kase, calendar, today)
  return {
    row,
    content: loaded.content,
    kase,
    clock,
    standing: standingOf(row, today, calendar),
    steps: explainReplyClock(kase.regime, kase.standing, calendar, today, kase.school),
    texts: await textsOf(em, loaded),
    voided: voidedEntries(kase.history),
    openActs: openActs(kase, today, calendar),
    openOutcomes: openOutcomes(kase, today, calendar),
    version: row.version,
  }
}

/**
 * The case for its applicant, who has its number and query code. A wrong number and a wrong code give the same
 * answer in the same time. @throws NotFound
 */
export async function trackCase(context: Context, organ: OrganRef, number: string, code: string): Promise<CaseView> {
  const em = reading(context)
  // The code first, and by one statement: what a case holds must not tell by its length that there is one.
  if (!queryCodeMatches(await codeHashOf(em, organ.organId, number), code)) throw new NotFound(number)
  const loaded = await caseToRead(context, organ, number, em)
  return viewOf(context, em, loaded, await calendarOf(context, organ))
}

/** The applicant sends the corrected text, and files with it. 条例 art. 30 */
export async function correctByApplicant(
  context: Context,
  organ: OrganRef,
  number: string,
  text: string,
  files: readonly FileInput[] = [],
) {
  const act: Act = { type: 'correction-received', on: context.clock.today() }
  const input: ActInput = { texts: [{ kind: 'correction', text }], files, filePurpose: 'correction' }
  return handleCase(context, organ, number, act, APPLICANT(organ.organId), 'CORRECTION_RECEIVED', null, input)
}

/** The applicant takes the application back. */
export async function withdrawByApplicant(context: Context, organ: OrganRef, number: string, day: LocalDate) {
  const act: Act = { type: 'withdrawn', on: day }
  return handleCase(context, organ, number, act, APPLICANT(organ.organId), 'APPLICATION_WITHDRAWN')
}
