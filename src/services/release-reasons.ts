import { hash } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { FINDING_KINDS, type FindingKind } from '../documents/release-gate/finding.ts'
import { outgoingReady, type OutgoingRow } from '../store/outgoing-file-store.ts'
import { type FileInput } from './attachment-service.ts'
import { type Context, type OrganRef } from './context.ts'
import { FilesHeld, type HeldFile, type HeldFinding } from './files-held.ts'
import { opened } from './outgoing-content.ts'
import { hashesOf, type Scanned, type Unseen, unseenIn } from './release-scan.ts'

/** Characters of a reason why something may leave. */
export const SHORTEST_REASON = 2
export const LONGEST_REASON = 500

/** Why findings may leave, by the field of the form that `releaseField` names. */
export type ReleaseReasons = Readonly<Record<string, unknown>>

/** A kind of finding in a file that was let through, why, and by which second person where one agreed. */
export type Accepted = { fileName: string; kind: FindingKind; places: number; reason: string; second: string | null }

/** What was checked, and what was typed. */
export type Checked = { scanned: readonly Scanned[]; reasons: ReleaseReasons }

/** The field for the reason why one kind of finding may leave in one file: another file has other fields. */
export const releaseField = (bytes: Uint8Array, kind: FindingKind): string =>
  `accept-${hash('sha256', bytes).slice(0, 20)}-${kind}`

/**
 * What the reasons given let through: those given while a file was mended here, and typed ones unless the organ wants a
 * second person. @throws FilesHeld with every finding, where one has no reason or a file cannot be checked
 */
export async function acceptedIn(
  context: Context,
  em: EntityManager,
  organ: OrganRef,
  { scanned, reasons }: Checked,
): Promise<Accepted[]> {
  if (scanned.length === 0) return []
  const known = await outgoingReady(em, organ.organId, scanned.flatMap(hashesOf))
  const unseen = await unseenIn(em, organ.organId, scanned)
  const asks = organ.settings.secondPerson === true ? 'second-person' : 'reason'
  const files = scanned.map((each, at): HeldFile => {
    const given = (own: Uint8Array, kind: FindingKind) => givenWhileMended(context, organ, known, own, kind)
    const typed = (kind: FindingKind) => (asks === 'reason' ? typedReason(reasons, each.file, kind) : null)
    return judged(
      each,
      unseen[at] ?? [],
      asks,
      (own, kind) => given(own, kind) ?? given(each.hash, kind) ?? typed(kind),
    )
  })
  const isHeld = ({ refusal, findings }: HeldFile) => refusal !== null || findings.some(({ reason }) => reason === null)
  if (files.some(isHeld)) throw new FilesHeld(files.filter((file) => file.refusal !== null || file.findings.length > 0))
  return files.flatMap(({ name, findings }) =>
    findings.map(({ kind, places, reason, second }) => ({
      ...{ fileName: name, kind, places: places.length, reason: reason ?? '', second },
    })),
  )
}

type Reason = { text: string; second: string | null }

/** The reason given for a kind while the file with this hash was mended, where it counts. */
function givenWhileMended(
  context: Context,
  organ: OrganRef,
  known: readonly OutgoingRow[],
  own: Uint8Array,
  kind: FindingKind,
): Reason | null {
  const counts = known.filter(
    ({ resultHash, decidedBy }) =>
      resultHash !== null &&
      Buffer.from(own).equals(resultHash) &&
      (!organ.settings.secondPerson || decidedBy !== null),
  )
  for (const row of counts) {
    const text = opened(context, organ.organId, row).content.reasons[kind]
    if (text !== undefined) return { text, second: row.decidedBy }
  }
  return null
}

function typedReason(reasons: ReleaseReasons, { bytes }: FileInput, kind: FindingKind): Reason | null {
  const typed = reasons[releaseField(bytes, kind)]
  const text = typeof typed === 'string' ? typed.trim() : ''
  return text.length >= SHORTEST_REASON && text.length <= LONGEST_REASON ? { text, second: null } : null
}

/** One reason for all findings of a kind in a file: a list of ten thousand numbers leaves, or stays, as a whole. */
function judged(
  { file, hash: own, refusal, found }: Scanned,
  unseen: readonly Unseen[],
  asks: HeldFile['asks'],
  reasonFor: (own: Uint8Array, kind: FindingKind) => Reason | null,
): HeldFile {
  const all = [...found.map((finding): Unseen => ({ finding, hash: own })), ...unseen]
  const findings = [...Map.groupBy(all, ({ finding }) => finding.kind)].map(([kind, each]): HeldFinding => {
    const { severity, label } = FINDING_KINDS[kind]
    const places = each.map(({ finding }) => finding)
    return { kind, severity, label, places, field: releaseField(file.bytes, kind), ...whyAll(each, kind, reasonFor) }
  })
  return { name: file.name, refusal, findings, found: all.map(({ finding }) => finding), file, asks }
}

/** The reason for all places of a kind, of whichever file inside they are; none where one place has none. */
function whyAll(
  places: readonly Unseen[],
  kind: FindingKind,
  reasonFor: (own: Uint8Array, kind: FindingKind) => Reason | null,
): Pick<HeldFinding, 'reason' | 'second'> {
  const files = new Map(places.map((each) => [Buffer.from(each.hash).toString('hex'), each.hash]))
  const given = [...files.values()].map((own) => reasonFor(own, kind))
  const reasons = given.filter((each) => each !== null)
  if (reasons.length < given.length) return { reason: null, second: null }
  const text = [...new Set(reasons.map((each) => each.text))].join('；')
  return { reason: text, second: reasons.find(({ second }) => second !== null)?.second ?? null }
}
