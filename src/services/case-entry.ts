import { type EntityManager } from '@mikro-orm/postgresql'
import { type FilePurpose } from '../cases/application.ts'
import { replay } from '../cases/case.ts'
import { type Act } from '../cases/decide.ts'
import { type CaseEvent, type RecordedEvent } from '../cases/events.ts'
import { UNDO_SECONDS } from '../cases/undoing.ts'
import { laterOf } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { addTexts, appendEvents, type LoadedCase } from '../store/case-store.ts'
import { queueMessages } from '../store/outbox.ts'
import { attachFiles, type FileInput } from './attachment-service.ts'
import { summaryOf } from './case-summary.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { issueLetters, type LetterInput } from './letter-service.ts'
import { NOTICES } from './notices.ts'
import { withdrawVoided } from './publication-service.ts'
import { type ReleaseReasons } from './release-service.ts'

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

/** An act the law allows, on a case locked in the transaction that records it. */
export type ActAtWork = {
  context: Context
  tx: EntityManager
  organ: OrganRef
  loaded: LoadedCase
  act: Act
  actor: Actor
  calendar: WorkCalendar
}

/**
 * Enters what an act comes to: its events and what the case's row says after them, texts, files and letters.
 * @returns the number of its first entry @throws Invalid with what a letter lacks
 */
export async function enterAct(work: ActAtWork, events: readonly CaseEvent[], input: ActInput): Promise<number> {
  const { context, tx, organ, loaded, act, actor, calendar } = work
  const entries = recordedEntries(work, events)
  const after = { ...loaded, kase: replay(organ.regime, [...loaded.kase.history, ...entries], organ.settings.school) }
  await appendEvents(tx, loaded.row, entries, summaryOf(after.kase, calendar, context.clock.today()))
  if (act.type === 'entry-voided') await withdrawVoided(context, tx, organ, loaded.row.caseId, act.seq, actor)
  const seq = entries[0]?.seq ?? loaded.row.version
  const recordedAt = context.clock.now()
  await addTexts(
    tx,
    loaded,
    (input.texts ?? []).map((text) => ({ ...text, seq, recordedAt })),
  )
  await attachFiles(context, tx, loaded, seq, input.files ?? [], input.filePurpose ?? null)
  await issueLetters(context, tx, organ, after, { act, seq, calendar }, input.letter ?? null)
  return seq
}

/** An entry counts in figures from its own day or the day it is recorded, whichever is later. */
const recordedEntries = ({ context, loaded, actor }: ActAtWork, events: readonly CaseEvent[]): RecordedEvent[] =>
  events.map((event, at) => ({
    seq: loaded.row.version + 1 + at,
    event,
    knownOn: laterOf(event.on, context.clock.today()),
    recordedAt: context.clock.now(),
    recordedBy: actor.id,
  }))

/** Queues the mail that tells an applicant of an act; one without an address is told by the letter alone. */
export async function notifyApplicant({ context, tx, loaded, act, actor }: ActAtWork, seq: number): Promise<void> {
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
