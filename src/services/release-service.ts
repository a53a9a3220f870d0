import { hash } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { type Act } from '../cases/decide.ts'
import { FINDING_KINDS, FileRefused, type Finding, type FindingKind } from '../documents/release-gate/finding.ts'
import { scanFile } from '../documents/release-gate/scan-file.ts'
import { appendAudit } from '../store/audit-log.ts'
import { addTexts, type LoadedCase } from '../store/case-store.ts'
import { type FileInput } from './attachment-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { opened } from './outgoing-content.ts'
import { markOutgoingUsed, outgoingReady, type OutgoingRow } from '../store/outgoing-file-store.ts'
import { reachesApplicant } from './delivered-acts.ts'
import { FilesHeld, type HeldFile, type HeldFinding } from './files-held.ts'

const SHORTEST_REASON = 2
const LONGEST_REASON = 500

/** Why findings may leave, by the field of the form that `releaseField` names. */
export type ReleaseReasons = Readonly<Record<string, unknown>>

/** A kind of finding in a file that was let through, why, and by which second person where one agreed. */
export type Accepted = { fileName: string; kind: FindingKind; places: number; reason: string; second: string | null }

/** What was checked: the findings let through, and the hashes by which files that were mended here are known. */
export type Checked = { accepted: readonly Accepted[]; hashes: readonly Buffer[] }

/** The field for the reason why one kind of finding may leave in one file: another file has other fields. */
export const releaseField = (bytes: Uint8Array, kind: FindingKind): string =>
  `accept-${hash('sha256', bytes).slice(0, 20)}-${kind}`

const NOTHING: Checked = { accepted: [], hashes: [] }

/**
 * Checks every file that leaves with an act, before anything is written.
 * @returns what the reasons given let through; nothing for acts whose files stay in the office
 * @throws FilesHeld with every finding, where one has no reason or a file cannot be checked
 */
export async function checkRelease(
  context: Context,
  organ: OrganRef,
  act: Pick<Act, 'type'>,
  files: readonly FileInput[],
  reasons: ReleaseReasons = {},
): Promise<Checked> {
  return reachesApplicant(act.type) ? checkOutgoing(context, organ, files, reasons) : NOTHING
}

/**
 * Checks files on their way out. A reason typed in the form lets a finding through, unless the organ wants a second
 * person: then only what somebody else agreed to. Reasons given while a file was mended here hold for it.
 * @throws FilesHeld with every finding that has no reason, or a file that cannot be checked
 */
export async function checkOutgoing(
  context: Context,
  organ: OrganRef,
  files: readonly FileInput[],
  reasons: ReleaseReasons = {},
): Promise<Checked> {
  if (files.length === 0) return NOTHING
  const hashes = files.map(({ bytes }) => hash('sha256', bytes, 'buffer'))
  const known = await outgoingReady(reading(context), organ.organId, hashes)
  const asks = organ.settings.secondPerson === true ? 'second-person' : 'reason'
  const checked: HeldFile[] = []
  for (const file of files) {
    const mended = mendedAs(context, organ, known, file)
    checked.push(await checkFile(file, asks, (kind) => mended(kind) ?? typedReason(asks, reasons, file, kind)))
  }
  const isHeld = ({ refusal, findings }: HeldFile) => refusal !== null || findings.some(({ reason }) => reason === null)
  if (checked.some(isHeld))
    throw new FilesHeld(checked.filter((file) => file.refusal !== null || file.findings.length > 0))
  const accepted = checked.flatMap(({ name, findings }) =>
    findings.map(({ kind, places, reason, second }) => ({
      ...{ fileName: name, kind, places: places.length, reason: reason ?? '', second },
    })),
  )
  return { accepted, hashes }
}

type Reason = { text: string; second: string | null }

/** The reasons given for a file while it was mended, where they count. */
function mendedAs(context: Context, organ: OrganRef, known: readonly OutgoingRow[], { bytes }: FileInput) {
  const own = hash('sha256', bytes, 'buffer')
  const rows = known.filter(({ resultHash }) => resultHash !== null && own.equals(resultHash))
  const counts = organ.settings.secondPerson ? rows.filter(({ decidedBy }) => decidedBy !== null) : rows
  const given = counts.map((row) => ({ reasons: opened(context, organ.organId, row).content.reasons, row }))
  return (kind: FindingKind): Reason | null => {
    const found = given.find(({ reasons }) => reasons[kind] !== undefined)
    return found ? { text: found.reasons[kind] ?? '', second: found.row.decidedBy } : null
  }
}

function typedReason(
  asks: HeldFile['asks'],
  reasons: ReleaseReasons,
  file: FileInput,
  kind: FindingKind,
): Reason | null {
  const text = asks === 'reason' ? reasonOf(reasons[releaseField(file.bytes, kind)]) : null
  return text === null ? null : { text, second: null }
}

async function checkFile(
  file: FileInput,
  asks: HeldFile['asks'],
  reasonFor: (kind: FindingKind) => Reason | null,
): Promise<HeldFile> {
  const { name, bytes } = file
  try {
    const found = await scanFile(bytes, name)
    return { name, refusal: null, findings: byKind(found, bytes, reasonFor), found, file, asks }
  } catch (error) {
    if (error instanceof FileRefused) return { name, refusal: error.message, findings: [], found: [], file, asks }
    throw error
  }
}

/** One reason for all findings of a kind in a file: a list of ten thousand numbers leaves, or stays, as a whole. */
function byKind(
  found: readonly Finding[],
  bytes: Uint8Array,
  reasonFor: (kind: FindingKind) => Reason | null,
): HeldFinding[] {
  return [...Map.groupBy(found, ({ kind }) => kind)].map(([kind, places]) => {
    const { severity, label } = FINDING_KINDS[kind]
    const reason = reasonFor(kind)
    const given = { reason: reason?.text ?? null, second: reason?.second ?? null }
    return { kind, severity, label, places, field: releaseField(bytes, kind), ...given }
  })
}

function reasonOf(typed: unknown): string | null {
  const reason = typeof typed === 'string' ? typed.trim() : ''
  return reason.length >= SHORTEST_REASON && reason.length <= LONGEST_REASON ? reason : null
}

/** The second people who agreed, for the log. */
export const secondOf = (accepted: readonly Accepted[]): { second?: string[] } => {
  const second = [...new Set(accepted.flatMap((each) => each.second ?? []))]
  return second.length > 0 ? { second } : {}
}

/** Records what was let through: the reasons sealed with the case, the kinds in the log. */
export async function recordRelease(
  context: Context,
  tx: EntityManager,
  loaded: LoadedCase,
  seq: number,
  actor: Actor,
  { accepted, hashes }: Checked,
): Promise<void> {
  const now = context.clock.now()
  await markOutgoingUsed(tx, loaded.row.organId, hashes, now)
  if (accepted.length === 0) return
  const texts = accepted.map(({ fileName, kind, places, reason, second }) => ({
    seq,
    kind: 'release',
    text: `${fileName}：${FINDING_KINDS[kind].label}（${places > 100 ? '100处以上' : `${places}处`}）。${reason}${second === null ? '' : '（第二人已同意）'}`,
    recordedAt: now,
  }))
  await addTexts(tx, loaded, texts)
  const kinds = [...new Set(accepted.map(({ kind }) => kind))].sort()
  const files = new Set(accepted.map(({ fileName }) => fileName)).size
  await appendAudit(tx, loaded.row.organId, now, {
    actor: actor.id,
    action: 'FINDINGS_ACCEPTED',
    subject: loaded.row.number,
    facts: { seq, files, kinds, ...secondOf(accepted) },
  })
}
