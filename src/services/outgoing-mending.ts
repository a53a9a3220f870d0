import { type EntityManager } from '@mikro-orm/postgresql'
import { type Choices, keepsPlace } from '../documents/release-gate/cleaning/choices.ts'
import { cleanFile } from '../documents/release-gate/cleaning/clean-file.ts'
import { FileRefused, FINDING_KINDS, type Finding, type FindingKind } from '../documents/release-gate/finding.ts'
import { scanWhole } from '../documents/release-gate/scan-file.ts'
import { changeOutgoing, outgoingContext, type OutgoingChange } from '../store/outgoing-file-store.ts'
import { keepInPicture, type KeptInPicture } from '../store/kept-in-picture-store.ts'
import { addTask, closeTaskOf } from '../store/task-store.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { Forbidden, Invalid } from './errors.ts'
import { findingsLeft, type OutgoingContent, type OutgoingFile, sealedContent } from './outgoing-content.ts'
import { outgoingBytes, readOutgoing } from './outgoing-keeping.ts'
import { keptInPictures, picturesKnownBy } from './outgoing-pictures.ts'
import { LONGEST_REASON, SHORTEST_REASON } from './release-reasons.ts'
import { transact } from './transact.ts'

/** What an officer decides about a file: what stands, by kind and by place, and why, a reason a kind. */
export type MendingChoices = {
  kinds: readonly FindingKind[]
  places: readonly string[]
  /** Files of an archive that go as a whole. */
  dropped: readonly string[]
  reasons: Readonly<Record<string, string>>
}

/** The field of the form for the reason why a kind of finding may leave. */
export const reasonField = (kind: FindingKind): string => `reason-${kind}`

/**
 * Makes the file that may leave: what does not stand is removed or masked in a new file, which is read again; the one
 * that came is kept. Whatever is still found needs a reason, and a second person where the organ wants one.
 * @param seen the version the officer saw @throws NotFound, Invalid
 */
export async function mendOutgoing(
  context: Context,
  organ: OrganRef,
  outgoingId: string,
  seen: number,
  choices: MendingChoices,
  actor: Actor,
): Promise<'ready' | 'waiting'> {
  const file = await readOutgoing(context, organ, outgoingId)
  const { findings } = file.content
  const kept: Choices = {
    kinds: new Set(choices.kinds),
    places: new Set(choices.places),
    dropped: new Set(choices.dropped),
  }
  const made = await madeFrom(context, organ, file, kept)
  const left = made?.findings ?? findings
  const reasons = reasonsFor(left, choices.reasons, kept)
  const content: OutgoingContent = {
    ...file.content,
    kept: { kinds: choices.kinds, places: choices.places, dropped: choices.dropped },
    reasons,
    result: made && { name: made.name, findings: made.findings },
    remark: null,
  }
  const state = left.length > 0 && organ.settings.secondPerson === true ? 'waiting' : 'ready'
  const stored = made && (await context.files.put(file.key, outgoingContext(organ.organId, outgoingId), made.bytes))
  const facts = { mended: kindsOf(findings.filter((each) => !isKept(kept, each))), accepted: kindsOf(left), state }
  await change(context, organ, file, seen, actor, 'OUTGOING_FILE_MENDED', facts, {
    sealed: sealedContent(organ.organId, file, content),
    state,
    resultId: stored?.fileId ?? null,
    resultHash: stored?.contentHash ?? Buffer.from(file.sourceHash),
    finishedBy: actor.id,
    decidedBy: null,
    inPictures: made?.inPictures ?? [],
  })
  return state
}

const isKept = (kept: Choices, { kind, place, excerpt }: Finding): boolean => keepsPlace(kept, kind, place, excerpt)
const kindsOf = (findings: readonly Finding[]): FindingKind[] => [...new Set(findings.map(({ kind }) => kind))].sort()

/** `inPictures`: what stands in pictures of it, by the hashes under which that is known. */
type Made = { name: string; bytes: Buffer; findings: readonly Finding[]; inPictures: readonly KeptInPicture[] }

/** The new file with what is found in it; null where everything stands. */
async function madeFrom(context: Context, organ: OrganRef, file: OutgoingFile, kept: Choices): Promise<Made | null> {
  const { findings } = file.content
  if (kept.dropped?.size === 0 && findings.every((each) => isKept(kept, each))) return null
  const { name, bytes } = await outgoingBytes(context, organ, file, 'source')
  const found = new Set(findings.map(({ kind }) => kind))
  try {
    const cleaned = await cleanFile({ bytes, name, choices: kept, found })
    const scan = await scanWhole(cleaned.bytes, cleaned.name)
    const pictured = keptInPictures(findings, kept, scan.findings)
    const inPictures = picturesKnownBy(pictured, cleaned.bytes, scan.packed)
    return { ...cleaned, findings: [...scan.findings, ...pictured], inPictures }
  } catch (error) {
    if (error instanceof FileRefused) throw new Invalid([{ field: 'form', text: error.message }])
    throw error
  }
}

/** @throws Invalid for every kind that is still found and has no reason: kept, or not to be mended by a machine */
function reasonsFor(
  left: readonly Finding[],
  typed: MendingChoices['reasons'],
  kept: Choices,
): Partial<Record<FindingKind, string>> {
  const given = kindsOf(left).map((kind) => ({ kind, reason: (typed[kind] ?? '').trim() }))
  const lacking = given.filter(({ reason }) => reason.length < SHORTEST_REASON || reason.length > LONGEST_REASON)
  if (lacking.length > 0)
    throw new Invalid(lacking.map(({ kind }) => ({ field: reasonField(kind), text: whyAsked(kind, left, kept) })))
  return Object.fromEntries(given.map(({ kind, reason }) => [kind, reason]))
}

function whyAsked(kind: FindingKind, left: readonly Finding[], kept: Choices): string {
  const { label } = FINDING_KINDS[kind]
  const stuck = left.filter((each) => each.kind === kind && !isKept(kept, each))
  const places = stuck.slice(0, 3).map(({ place }) => place)
  return stuck.length === 0
    ? `${label}仍留在文件里，请写明可以公开的理由（${SHORTEST_REASON}至${LONGEST_REASON}个字），或者不保留`
    : `${label}有${stuck.length}处不能自动清除（${places.join('、')}），请在原来的软件里改好后重新上传，或者写明可以公开的理由`
}

/** Whether this person may decide about a file that waits for a second one. */
export const mayDecide = ({ state, finishedBy }: Pick<OutgoingFile, 'state' | 'finishedBy'>, actor: Actor): boolean =>
  state === 'waiting' && finishedBy !== actor.id && actor.id.startsWith('officer:')

/** The second person lets a file leave with what is still found in it, or returns it. @throws NotFound, Forbidden, Invalid */
export async function decideOutgoing(
  context: Context,
  organ: OrganRef,
  outgoingId: string,
  seen: number,
  opinion: { agrees: boolean; remark: string },
  actor: Actor,
): Promise<void> {
  const file = await readOutgoing(context, organ, outgoingId)
  if (!mayDecide(file, actor)) throw new Forbidden(outgoingId)
  if (!opinion.agrees && opinion.remark === '')
    throw new Invalid([{ field: 'remark', text: '不同意的，请写明要怎样改' }])
  const { resultId, resultHash, finishedBy } = file
  const content = { ...file.content, remark: opinion.remark === '' ? null : opinion.remark }
  const state = opinion.agrees ? 'ready' : 'returned'
  const facts = { state, accepted: kindsOf(findingsLeft(file.content)) }
  await change(context, organ, file, seen, actor, 'OUTGOING_FILE_DECIDED', facts, {
    ...{ sealed: sealedContent(organ.organId, file, content), state, resultId, resultHash, finishedBy },
    decidedBy: actor.id,
  })
}

async function change(
  context: Context,
  { organId }: OrganRef,
  { outgoingId }: OutgoingFile,
  seen: number,
  actor: Actor,
  audit: string,
  facts: Record<string, unknown>,
  { inPictures = [], ...to }: OutgoingChange & { inPictures?: readonly KeptInPicture[] },
): Promise<void> {
  await transact(context, actor, audit, async (tx) => {
    if (!(await changeOutgoing(tx, organId, outgoingId, seen, to)))
      throw new Invalid([{ field: 'form', text: '这个文件刚刚有改动或者已经发出，请重新打开核对' }])
    await keepInPicture(tx, organId, inPictures, context.clock.now())
    await tellOrForget(context, tx, organId, outgoingId, to.state === 'waiting', actor)
    return { result: undefined, subject: `outgoing/${outgoingId}`, facts }
  })
}

/** What waits for a second person stands on the desk until somebody has decided. */
async function tellOrForget(
  context: Context,
  tx: EntityManager,
  organId: number,
  outgoingId: string,
  waits: boolean,
  actor: Actor,
): Promise<void> {
  const [now, dedupeKey] = [context.clock.now(), `outgoing/${outgoingId}`]
  if (!waits) return closeTaskOf(tx, organId, [dedupeKey], now, actor.id)
  await addTask(tx, organId, now, { kind: 'outgoing-waiting', caseId: null, facts: { outgoingId }, dedupeKey })
}
