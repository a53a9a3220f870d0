import { hash } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { type Act } from '../cases/decide.ts'
import { FINDING_KINDS, FileRefused, type Finding, type FindingKind } from '../documents/release-gate/finding.ts'
import { scanFile } from '../documents/release-gate/scan-file.ts'
import { appendAudit } from '../store/audit-log.ts'
import { addTexts, type LoadedCase } from '../store/case-store.ts'
import { type FileInput } from './attachment-service.ts'
import { type Actor, type Context } from './context.ts'
import { reachesApplicant } from './delivered-acts.ts'
import { FilesHeld, type HeldFile, type HeldFinding } from './files-held.ts'

const SHORTEST_REASON = 2
const LONGEST_REASON = 500

/** Why findings may leave, by the field of the form that `releaseField` names. */
export type ReleaseReasons = Readonly<Record<string, unknown>>

/** A kind of finding in a file that an officer has let through, with the reason. */
export type Accepted = { fileName: string; kind: FindingKind; places: number; reason: string }

/** The field for the reason why one kind of finding may leave in one file: another file has other fields. */
export const releaseField = (bytes: Uint8Array, kind: FindingKind): string =>
  `accept-${hash('sha256', bytes).slice(0, 20)}-${kind}`

/**
 * Checks every file that leaves with an act, before anything is written.
 * @returns what the reasons given let through; nothing for acts whose files stay in the office
 * @throws FilesHeld with every finding, where one has no reason or a file cannot be checked
 */
export async function checkRelease(
  act: Pick<Act, 'type'>,
  files: readonly FileInput[],
  reasons: ReleaseReasons = {},
): Promise<Accepted[]> {
  return reachesApplicant(act.type) ? checkOutgoing(files, reasons) : []
}

/** Checks files on their way out. @throws FilesHeld with every finding that has no reason, or a file that cannot be checked */
export async function checkOutgoing(files: readonly FileInput[], reasons: ReleaseReasons = {}): Promise<Accepted[]> {
  const checked: HeldFile[] = []
  for (const file of files) checked.push(await checkFile(file, reasons))
  const isHeld = ({ refusal, findings }: HeldFile) => refusal !== null || findings.some(({ reason }) => reason === null)
  if (checked.some(isHeld))
    throw new FilesHeld(checked.filter((file) => file.refusal !== null || file.findings.length > 0))
  return checked.flatMap(({ name, findings }) =>
    findings.map(({ kind, places, reason }) => ({ fileName: name, kind, places: places.length, reason: reason ?? '' })),
  )
}

async function checkFile({ name, bytes }: FileInput, reasons: ReleaseReasons): Promise<HeldFile> {
  try {
    return { name, refusal: null, findings: byKind(await scanFile(bytes, name), bytes, reasons) }
  } catch (error) {
    if (error instanceof FileRefused) return { name, refusal: error.message, findings: [] }
    throw error
  }
}

/** One reason for all findings of a kind in a file: a list of ten thousand numbers leaves, or stays, as a whole. */
function byKind(found: readonly Finding[], bytes: Uint8Array, reasons: ReleaseReasons): HeldFinding[] {
  return [...Map.groupBy(found, ({ kind }) => kind)].map(([kind, places]) => {
    const field = releaseField(bytes, kind)
    const { severity, label } = FINDING_KINDS[kind]
    return { kind, severity, label, places, field, reason: reasonOf(reasons[field]) }
  })
}

function reasonOf(typed: unknown): string | null {
  const reason = typeof typed === 'string' ? typed.trim() : ''
  return reason.length >= SHORTEST_REASON && reason.length <= LONGEST_REASON ? reason : null
}

/** Records what was let through: the reasons sealed with the case, the kinds in the log. */
export async function recordRelease(
  context: Context,
  tx: EntityManager,
  loaded: LoadedCase,
  seq: number,
  actor: Actor,
  accepted: readonly Accepted[],
): Promise<void> {
  if (accepted.length === 0) return
  const now = context.clock.now()
  const texts = accepted.map(({ fileName, kind, places, reason }) => ({
    seq,
    kind: 'release',
    text: `${fileName}：${FINDING_KINDS[kind].label}（${places > 100 ? '100处以上' : `${places}处`}）。${reason}`,
    recordedAt: now,
  }))
  await addTexts(tx, loaded, texts)
  const kinds = [...new Set(accepted.map(({ kind }) => kind))].sort()
  const files = new Set(accepted.map(({ fileName }) => fileName)).size
  await appendAudit(tx, loaded.row.organId, now, {
    actor: actor.id,
    action: 'FINDINGS_ACCEPTED',
    subject: loaded.row.number,
    facts: { seq, files, kinds },
  })
}
