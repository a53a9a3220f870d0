import { type SearchResult } from '../cases/case-records.ts'
import { stepText } from '../law/reply-clock.ts'
import { type CaseEvidence, type KeptFile, type SearchLine } from '../letters/evidence/facts.ts'
import { SERVICE_KINDS, standingEntries } from '../letters/service.ts'
import { faultOfSubject } from '../store/audit-log.ts'
import { type ServiceLine } from '../store/letter-service-store.ts'
import { attachmentHashes } from '../store/attachment-store.ts'
import { caseDossier, type Dossier } from './case-dossier.ts'
import { readRecords } from './case-record-service.ts'
import { type CaseView, showCase } from './case-view.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { logOf, type LogWords, recordOf, saidOf, textAt } from './evidence-record.ts'
import { copiesOfCase } from './letter-copies.ts'
import { type Proof, proofsOfCase } from './letter-deliveries.ts'
import { readLetter } from './letter-service.ts'

/** What the record of one case proves: its dates, letters and their service, files, searches, entries and log. @throws NotFound */
export async function caseEvidence(
  context: Context,
  organ: OrganRef,
  number: string,
  words: LogWords,
): Promise<CaseEvidence> {
  const view = await showCase(context, organ, number)
  const dossier = await caseDossier(context, organ, view)
  const { row, content, clock, kase } = view
  const reply = kase.newReplies.at(-1) ?? kase.standing.findLast((event) => event.type === 'replied')
  const entry = reply && kase.history.find(({ event }) => event === reply)
  const hashes = await attachmentHashes(reading(context), organ.organId, row.caseId)
  return {
    number,
    regime: row.regime,
    applicant: content.applicant.name,
    subject: content.title ?? content.description.slice(0, 60),
    description: content.description,
    channel: row.channel,
    submittedOn: row.submittedOn,
    receivedOn: clock.receivedOn,
    dueOn: clock.replyDueOn,
    steps: view.steps.map((step) => ({ on: step.on, text: stepText(step), article: step.article ?? null })),
    reply: reply
      ? { on: reply.on, outcome: reply.outcome, reason: entry ? textAt(view, entry.seq, 'reason') : null }
      : null,
    letters: await lettersOf(context, organ, view, dossier),
    searches: await searchesOf(context, organ, number),
    record: recordOf(view, dossier.names),
    log: await logOf(context, organ, number, words),
    logFault: await faultOfSubject(reading(context), organ.organId, number),
    files: dossier.attachments
      .filter(({ seq }) => !view.voided.has(seq))
      .map(({ name, fileId, seq }) => ({ name, hash: hashes.get(fileId) ?? '', said: saidOf(view, seq) })),
  }
}

/** The letters that stand, each as it was sent and with what proves its service. */
async function lettersOf(
  context: Context,
  organ: OrganRef,
  { row: { number }, voided }: CaseView,
  dossier: Dossier,
): Promise<CaseEvidence['letters']> {
  const standing = dossier.letters.filter(({ seq }) => !voided.has(seq))
  const proofs = await proofsOfCase(context, organ, number)
  const copies = await copiesOfCase(context, organ, number)
  return Promise.all(
    standing.map(async ({ letterId }) => {
      const { document } = await readLetter(context, organ, number, letterId, false)
      const lines = standingEntries(dossier.deliveries.get(letterId)?.lines ?? [])
      const copy = copies.find((each) => each.letterId === letterId)
      const asSent = copy ? { copy: { name: copy.name, hash: copy.hash, said: '本单位制作，按发出的原样留存' } } : {}
      return { document, served: served(lines), proofs: proofsOf(lines, proofs), ...asSent }
    }),
  )
}

/** The files that prove the service of a letter. */
const proofsOf = (standing: readonly ServiceLine[], proofs: ReadonlyMap<string, Proof>): KeptFile[] =>
  standing.flatMap(({ on, kind, proofId }) => {
    const proof = proofId === null ? undefined : proofs.get(proofId)
    return proof ? [{ name: proof.name, hash: proof.hash, said: `${on}${SERVICE_KINDS[kind].label}的凭证` }] : []
  })

/** How a letter was served, entry by entry, erroneous ones left out. 国办公开办函〔2016〕235号 */
function served(standing: readonly ServiceLine[]): string | null {
  const said = standing.map(({ kind, on, details }) => {
    const more = [details.postalNumber && `邮件号${details.postalNumber}`, details.by].filter(Boolean)
    return `${on}${SERVICE_KINDS[kind].label}${more.length > 0 ? `（${more.join('，')}）` : ''}`
  })
  return said.length > 0 ? said.join('；') : null
}

const FOUND: Record<SearchResult, string> = { nothing: '没有找到', part: '找到一部分', all: '全部找到' }

/** What was searched before the reply, as written down then. */
async function searchesOf(context: Context, organ: OrganRef, number: string): Promise<SearchLine[]> {
  const { records } = await readRecords(context, organ, number)
  return records.flatMap(({ on, record }) => {
    if (record.kind !== 'search') return []
    const { places, words, searcher, found, remark } = record
    return [{ on, where: places, words, by: searcher, found: FOUND[found] + (remark ? `。${remark}` : '') }]
  })
}
