import { type EntityManager } from '@mikro-orm/postgresql'
import { type Act } from '../cases/decide.ts'
import { FINDING_KINDS } from '../documents/release-gate/finding.ts'
import { appendAudit } from '../store/audit-log.ts'
import { addTexts, type LoadedCase } from '../store/case-store.ts'
import { lockOutgoing, markOutgoingUsed } from '../store/outgoing-file-store.ts'
import { type FileInput } from './attachment-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { reachesApplicant } from './delivered-acts.ts'
import { type Accepted, acceptedIn, type Checked, type ReleaseReasons } from './release-reasons.ts'
import { hashesOf, scanOutgoing, type Scanned } from './release-scan.ts'

export { type Accepted, type Checked, releaseField, type ReleaseReasons } from './release-reasons.ts'

/**
 * Checks every file that leaves with an act, before anything is written; nothing for acts whose files stay in the office.
 * @throws FilesHeld with every finding, where one has no reason or a file cannot be checked
 */
export async function checkRelease(
  context: Context,
  organ: OrganRef,
  act: Pick<Act, 'type'>,
  files: readonly FileInput[],
  reasons: ReleaseReasons = {},
): Promise<Checked> {
  return checkOutgoing(context, organ, reachesApplicant(act.type) ? files : [], reasons)
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
  const scanned: Scanned[] = []
  for (const file of files) scanned.push(await scanOutgoing(file))
  const checked = { scanned, reasons }
  await acceptedIn(context, reading(context), organ, checked)
  return checked
}

/**
 * Lets checked files leave, in the transaction that sends them: what let them through is locked and looked up once more,
 * as an agreement may have been taken back meanwhile. @throws FilesHeld
 */
export async function release(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  checked: Checked,
): Promise<readonly Accepted[]> {
  const { scanned } = checked
  if (scanned.length === 0) return []
  await lockOutgoing(tx, organ.organId, scanned.flatMap(hashesOf))
  const accepted = await acceptedIn(context, tx, organ, checked)
  const hashes = scanned.map((each) => each.hash)
  await markOutgoingUsed(tx, organ.organId, hashes, context.clock.now())
  return accepted
}

/** The second people who agreed, for the log. */
export const secondOf = (accepted: readonly Accepted[]): { second?: string[] } => {
  const second = [...new Set(accepted.flatMap((each) => each.second ?? []))]
  return second.length > 0 ? { second } : {}
}

/** How an accepted kind of finding reads in the record. */
export const acceptedText = ({ fileName, kind, places, reason, second }: Accepted): string =>
  `${fileName}：${FINDING_KINDS[kind].label}（${places > 100 ? '100处以上' : `${places}处`}）。${reason}${second === null ? '' : '（第二人已同意）'}`

/** Lets files leave with an entry of a case: the reasons sealed with it, the kinds in the log. @throws FilesHeld */
export async function recordRelease(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  loaded: LoadedCase,
  seq: number,
  actor: Actor,
  checked: Checked,
): Promise<void> {
  const now = context.clock.now()
  const accepted = await release(context, tx, organ, checked)
  if (accepted.length === 0) return
  const texts = accepted.map((each) => ({ seq, kind: 'release', text: acceptedText(each), recordedAt: now }))
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
