import { type RepliedAnew } from '../cases/events.ts'
import { entryToUndo } from '../cases/undoing.ts'
import { type ClockEvent } from '../law/clock-events.ts'
import { type LetterDocument } from '../letters/letter.ts'
import { linkedCases } from '../store/case-link.ts'
import { type LetterFormat } from '../store/letter-file-store.ts'
import { type LetterLine } from '../store/letter-store.ts'
import { markSeen } from '../store/undoing.ts'
import { listAttachments, readAttachment } from './attachment-service.ts'
import { type AttachmentLine } from '../store/attachment-store.ts'
import { type OpenRemedies, remediesOfCase } from './case-remedies.ts'
import { showCase, type CaseView } from './case-view.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { reachesApplicant } from './delivered-acts.ts'
import { NotFound } from './errors.ts'
import { copyOf } from './letter-copies.ts'
import { listLetters, readLetter } from './letter-service.ts'

/**
 * A case as its applicant may see it, in every representation: not who was consulted, not what the office noted, not
 * the letters and files of entries declared void, not those meant for others.
 */
export type ApplicantCase = Pick<
  CaseView,
  'row' | 'content' | 'clock' | 'expected' | 'standing' | 'steps' | 'openActs'
> & {
  /** What happened and stands, parties unnamed. */
  events: ClockEvent[]
  /** Replies given anew on an order. */
  newReplies: readonly RepliedAnew[]
  /** What the applicant may still do, and until when. */
  remedies: OpenRemedies | null
  /** The applicant's own corrections. */
  corrections: string[]
  letters: LetterLine[]
  files: AttachmentLine[]
  /** What the applicant sent along, at any time. */
  sent: AttachmentLine[]
  /** Numbers of the other matters of the same letter; links the office made for itself are not shown. */
  sameLetter: string[]
}

/** The case for its applicant, who has proved number and code before. @throws NotFound */
export async function applicantCase(context: Context, organ: OrganRef, number: string): Promise<ApplicantCase> {
  const view = await showToApplicant(context, organ, number)
  const { row, content, expected, standing, openActs } = view
  const parties = partiesOf(view)
  const files = await listAttachments(context, organ, number)
  const unnamed = <T extends object>(thing: T): T => withoutParty(thing, parties)
  return {
    row,
    content,
    expected,
    standing,
    openActs,
    clock: { ...view.clock, consultations: view.clock.consultations.map(unnamed) },
    steps: view.steps.map((step) =>
      'parties' in step ? { ...step, parties: step.parties.map(unnamed) } : unnamed(step),
    ),
    remedies: (await remediesOfCase(context, organ, view)).open,
    events: view.kase.standing.map(unnamed),
    newReplies: view.kase.newReplies,
    corrections: view.texts
      .filter(({ kind, seq }) => kind === 'correction' && !view.voided.has(seq))
      .map(({ text }) => text),
    letters: (await listLetters(context, organ, number)).filter((letter) => isShown(view, letter)),
    files: files.filter((file) => isDelivered(view, file)),
    sent: files.filter(({ purpose }) => purpose !== null),
    sameLetter: (await linkedCases(reading(context), organ.organId, row.caseId))
      .filter(({ kind }) => kind === 'same-letter')
      .map((each) => each.number),
  }
}

/** What the applicant has seen can no longer be taken back: noted while that is still possible, then read anew. */
async function showToApplicant(context: Context, organ: OrganRef, number: string): Promise<CaseView> {
  const view = await showCase(context, organ, number)
  const last = view.kase.history.at(-1)
  if (!last || entryToUndo(view.kase.history, last.recordedBy, context.clock.now()) === null) return view
  await markSeen(reading(context), organ.organId, view.row.caseId, last.seq)
  return showCase(context, organ, number)
}

/** One letter to the applicant; `sentAs`: the file that is the letter, where it is not as it was made. @throws NotFound also for letters the applicant may not see */
export async function applicantLetter(
  context: Context,
  organ: OrganRef,
  number: string,
  letterId: string,
): Promise<LetterLine & { document: LetterDocument; sentAs: LetterFormat | null }> {
  const view = await showToApplicant(context, organ, number)
  const letter = await readLetter(context, organ, number, letterId, true)
  if (!isShown(view, letter)) throw new NotFound(letterId)
  const copy = await copyOf(context, organ, number, letterId)
  return { ...letter, sentAs: copy?.format ?? null }
}

/** One file delivered to the applicant, or sent by the applicant. @throws NotFound also for files the applicant may not see */
export async function applicantFile(context: Context, organ: OrganRef, number: string, fileId: string) {
  const view = await showToApplicant(context, organ, number)
  const file = await readAttachment(context, organ, number, fileId)
  if (file.purpose === null && !isDelivered(view, file)) throw new NotFound(fileId)
  return file
}

const isShown = (view: CaseView, letter: LetterLine): boolean => letter.toApplicant && !view.voided.has(letter.seq)

/** The office's own file, sent with an entry that stands; an applicant's file may have come with the same entry. */
function isDelivered(view: CaseView, { seq, purpose }: Pick<AttachmentLine, 'seq' | 'purpose'>): boolean {
  if (purpose !== null) return false
  const entry = view.kase.history.find((each) => each.seq === seq)
  return entry !== undefined && reachesApplicant(entry.event.type) && !view.voided.has(seq)
}

/** Every party asked, in the order asked, with the number it goes by for the applicant. */
function partiesOf({ kase }: CaseView): ReadonlyMap<string, string> {
  const asked = kase.standing.flatMap((event) => ('party' in event ? [event.party] : []))
  return new Map([...new Set(asked)].map((party, at) => [party, String(at + 1)]))
}

const withoutParty = <T extends object>(thing: T, parties: ReadonlyMap<string, string>): T =>
  'party' in thing ? { ...thing, party: parties.get(String(thing.party)) ?? '' } : thing
