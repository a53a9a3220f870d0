import { type EntityManager } from '@mikro-orm/postgresql'
import { copyText } from '../documents/copy-text.ts'
import { lacksOfCopy, type Lack } from '../letters/as-sent.ts'
import { standingEntries, type ServiceEntry, SERVICE_KINDS } from '../letters/service.ts'
import { caseContext } from '../store/case-row.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { insertLetterCopy, letterCopiesOf, type CopyNotes, type LetterCopy } from '../store/letter-copy-store.ts'
import { type LetterFormat } from '../store/letter-file-store.ts'
import { roundsOf } from '../store/review-store.ts'
import { serviceLinesOf } from '../store/letter-service-store.ts'
import { findLetter, type LetterLine } from '../store/letter-store.ts'
import { type LetterDocument } from '../letters/letter.ts'
import { type FileInput } from './attachment-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid, NotFound, Refused } from './errors.ts'
import { lastCopy } from './letter-copies.ts'
import { caseToChange, caseToRead } from './load-case.ts'
import { SHORTEST_REASON } from './release-reasons.ts'
import { checkOutgoing, recordRelease, type ReleaseReasons } from './release-service.ts'
import { transact } from './transact.ts'

/** The text of a letter as uploaded lacks what the law wants in it, and nobody has said why it may leave all the same. */
export class CopyLacks extends Refused {
  readonly lacks: readonly Lack[]
  /** Whether the file has no text at all, as a scan: nothing could be held against the record. */
  readonly unread: boolean
  constructor(lacks: readonly Lack[], unread: boolean) {
    super(lacks.map(({ what }) => what).join('、'))
    this.lacks = lacks
    this.unread = unread
  }
}

/** What keeps a letter from getting a copy: what left already is known, and was another text. */
export type CopyBar = 'left-online' | 'already-kept' | 'own-draft'

const BARS: Record<CopyBar, string> = {
  'left-online': '这份文书已经以网上或者电子邮件方式发出，发出的是系统留存的文本，不能再换成别的文本',
  'already-kept': '这份文书已经登记发出，发出的文本已经留存，不能再换',
  'own-draft': '这份答复经过审核，由您起草：发出的文本应当由起草人以外的人核对后上传',
}

const TYPES: Readonly<Record<string, LetterFormat>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
}
const FEWEST_SIGNS = 20

/**
 * Whether a copy may still be kept: paper may be scanned after it left, what left through the program may not change;
 * and what two people agreed to is not changed by the one of them who wrote it.
 */
async function copyBar(
  em: EntityManager,
  loaded: LoadedCase,
  { kind: letterKind, letterId }: Pick<LetterLine, 'kind' | 'letterId'>,
  kept: boolean,
  actor: Actor,
): Promise<CopyBar | null> {
  const entries = (await serviceLinesOf(em, loaded)).filter((line) => line.letterId === letterId)
  const left = leftBar(entries, kept)
  if (left !== null || letterKind !== 'reply') return left
  const reviewed = (await roundsOf(em, loaded.row)).find(({ state }) => state === 'issued')
  return reviewed?.fourEyes && reviewed.draftedBy === actor.id ? 'own-draft' : null
}

function leftBar(entries: readonly ServiceEntry[], kept: boolean): CopyBar | null {
  const standing = standingEntries(entries)
  if (standing.some(({ kind }) => kind === 'emailed' || kind === 'online' || kind === 'opened')) return 'left-online'
  return kept && standing.some(({ kind }) => SERVICE_KINDS[kind].sends) ? 'already-kept' : null
}

/** A letter, the copy that counts, and what bars whoever asks from another. @throws NotFound */
export async function readCopy(
  context: Context,
  organ: OrganRef,
  number: string,
  letterId: string,
  actor: Actor,
): Promise<{
  letter: LetterLine & { document: LetterDocument }
  copy: LetterCopy | null
  bar: CopyBar | null
  caseId: string
}> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  const letter = await findLetter(em, loaded, letterId)
  if (!letter) throw new NotFound(letterId)
  const copy = lastCopy(await letterCopiesOf(em, loaded), letterId)
  const bar = await copyBar(em, loaded, letter, copy !== null, actor)
  return { letter, copy, bar, caseId: loaded.row.caseId }
}

/** The file uploaded, why it may stand although something lacks, and why what was found in it may leave. */
export type CopyInput = { file: FileInput; reason: string; reasons: ReleaseReasons }

/**
 * Keeps a letter as the office edited, sealed or signed it, byte for byte: from then on it is the letter, in place of
 * what was made. Held against the record first, and checked like every file that leaves.
 * @throws FilesHeld, CopyLacks where a reason is wanted; Invalid, NotFound
 */
export async function keepCopy(
  context: Context,
  organ: OrganRef,
  number: string,
  letterId: string,
  { file, reason, reasons }: CopyInput,
  actor: Actor,
): Promise<void> {
  const { letter } = await readCopy(context, organ, number, letterId, actor)
  const format = TYPES[file.contentType]
  if (format === undefined) throw new Invalid([{ field: 'files', text: '请上传 DOCX 或者 PDF 文件' }])
  const checked = await checkOutgoing(context, organ, [file], reasons)
  const text = await copyText(file.bytes, format)
  if (text === null) throw new Invalid([{ field: 'files', text: `“${file.name}”打不开，请另存后再上传` }])
  const loadedBefore = await caseToRead(context, organ, number, reading(context))
  const lacks = lacksOf(organ, loadedBefore, letter.document, text, reason)
  await transact(context, actor, 'LETTER_COPY_KEPT', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
    const before = lastCopy(await letterCopiesOf(tx, loaded), letterId)
    const bar = await copyBar(tx, loaded, letter, before !== null, actor)
    if (bar !== null) throw new Invalid([{ field: 'files', text: BARS[bar] }])
    const kept = await context.files.put(loaded.key, caseContext(loaded.row.organId, loaded.row.caseId), file.bytes)
    const notes: CopyNotes = { name: file.name, lacks, reason: lacks.length > 0 ? reason.trim() : '' }
    const seq = (before?.seq ?? 0) + 1
    const copy = { letterId, seq, format, ...kept, size: file.bytes.length, recordedBy: actor.id, notes }
    await insertLetterCopy(tx, loaded, { ...copy, at: context.clock.now() })
    await recordRelease(context, tx, organ, loaded, letter.seq, actor, checked)
    const sha256 = Buffer.from(kept.contentHash).toString('hex')
    return { result: undefined, subject: number, facts: { letterId, seq, format, sha256, lacks: lacks.length } }
  })
}

/** What lacks, as it is kept; a file without text lacks the check itself. @throws CopyLacks where no reason is given */
function lacksOf(
  organ: OrganRef,
  { kase }: LoadedCase,
  document: LetterDocument,
  text: string,
  reason: string,
): string[] {
  const unread = text.replace(/\s/g, '').length < FEWEST_SIGNS
  const regimes = { regime: organ.regime, remedies: kase.remedyRegime ?? organ.regime }
  const lacks = unread ? [] : lacksOfCopy(document, regimes, text)
  if (!unread && lacks.length === 0) return []
  if (reason.trim().length < SHORTEST_REASON) throw new CopyLacks(lacks, unread)
  return unread ? ['扫描件，没有文字可以核对'] : lacks.map(({ what, article }) => `${what}（${article}）`)
}
