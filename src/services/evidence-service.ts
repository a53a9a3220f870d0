import { chineseDay } from '../clock.ts'
import { OUTCOMES } from '../law/outcomes.ts'
import { stepText } from '../law/reply-clock.ts'
import { CHANNELS } from '../law/receipt.ts'
import {
  type CaseEvidence,
  type EvidenceFacts,
  type KeptFile,
  type RecordLine,
  type SearchLine,
} from '../letters/evidence/facts.ts'
import { type CaseEvent, ENTRY_LABELS } from '../cases/events.ts'
import { PAPER_DIRECTIONS, PAPER_KINDS } from '../remedies/papers.ts'
import { forumOf, currentInstance } from '../remedies/progress.ts'
import { type SearchResult } from '../cases/case-records.ts'
import { SERVICE_KINDS } from '../letters/service.ts'
import { type ServiceLine } from '../store/letter-service-store.ts'
import { faultOfSubject } from '../store/audit-log.ts'
import { auditOfSubject, lastFullCheck } from '../store/audit-page.ts'
import { actorNames } from './account-service.ts'
import { caseDossier } from './case-dossier.ts'
import { showCase, type CaseView } from './case-view.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { attachmentHashes } from './attachment-service.ts'
import { readRecords } from './case-record-service.ts'
import { type Deliveries, deliveriesOf, type Proof, proofsOfCase } from './letter-delivery.ts'
import { readLetter } from './letter-service.ts'
import { showRemedy, type ShownRemedy } from './remedy-service.ts'
import { caseIfAny } from './load-case.ts'

/** What pages call the acts in the log. */
export type LogWords = (action: string) => string

/** Everything the record holds for the answer in a dispute, opened. @throws NotFound */
export async function evidenceFacts(
  context: Context,
  organ: OrganRef,
  remedyId: string,
  words: LogWords,
): Promise<EvidenceFacts> {
  const shown = await showRemedy(context, organ, remedyId)
  const { dispute, row } = shown
  const checked = await lastFullCheck(reading(context), organ.organId)
  const cases: CaseEvidence[] = []
  for (const number of row.numbers) cases.push(await caseEvidence(context, organ, number, words))
  return {
    forum: forumOf(dispute.kind),
    organ: { name: organ.name, address: organ.settings.address ?? null },
    body: written(shown, 'body'),
    docketNumber: written(shown, 'docket-number'),
    agent: written(shown, 'agent'),
    broughtOn: dispute.filedOn ?? dispute.openedOn,
    copyReceivedOn: dispute.copyReceivedOn,
    simplified: currentInstance(dispute)?.procedure === 'simplified',
    cases,
    papers: papersIn(shown),
    logChecked: checked && { on: chineseDay(new Date(checked.at)), upTo: checked.entries },
    madeOn: context.clock.today(),
  }
}

const written = ({ texts }: ShownRemedy, kind: string): string | null =>
  texts.findLast((each) => each.kind === kind)?.text ?? null

function papersIn({ dispute, files }: ShownRemedy): KeptFile[] {
  const voided = new Set(dispute.history.flatMap(({ event }) => (event.type === 'entry-voided' ? [event.seq] : [])))
  return files
    .filter(({ seq }) => !voided.has(seq))
    .map(({ name, hash, seq }) => {
      const event = dispute.history.find((entry) => entry.seq === seq)?.event
      const said =
        event?.type === 'papers-kept'
          ? `${event.on}${PAPER_DIRECTIONS[event.direction].label}，${PAPER_KINDS[event.paper].label}`
          : ''
      return { name, hash, said }
    })
}

async function caseEvidence(context: Context, organ: OrganRef, number: string, words: LogWords): Promise<CaseEvidence> {
  const view = await showCase(context, organ, number)
  const dossier = await caseDossier(context, organ, view)
  const { row, content, clock, kase } = view
  const reply = kase.newReplies.at(-1) ?? kase.standing.findLast((event) => event.type === 'replied')
  const entry = reply && kase.history.find(({ event }) => event === reply)
  const letters = dossier.letters.filter(({ seq }) => !view.voided.has(seq))
  const documents = await Promise.all(
    letters.map(({ letterId }) => readLetter(context, organ, number, letterId, false)),
  )
  const loaded = await caseIfAny(context, organ, number)
  const deliveries: Deliveries = loaded ? await deliveriesOf(reading(context), loaded) : new Map()
  const proofs = await proofsOfCase(context, organ, number)
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
    letters: documents.map(({ document, letterId }) => {
      const lines = standingLines(deliveries.get(letterId)?.lines ?? [])
      return { document, served: served(lines), proofs: proofsOf(lines, proofs) }
    }),
    searches: await searchesOf(context, organ, number),
    record: recordOf(view, dossier.names),
    log: await logOf(context, organ, number, words),
    logFault: await faultOfSubject(reading(context), organ.organId, number),
    files: dossier.attachments
      .filter(({ seq }) => !view.voided.has(seq))
      .map(({ name, fileId, seq }) => ({ name, hash: hashes.get(fileId) ?? '', said: saidOf(view, seq) })),
  }
}

function standingLines(lines: readonly ServiceLine[]): ServiceLine[] {
  const voided = new Set(lines.flatMap(({ voids }) => voids ?? []))
  return lines.filter(({ kind, seq }) => kind !== 'voided' && !voided.has(seq))
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

const textAt = ({ texts }: CaseView, seq: number, kind: string): string | null =>
  texts.find((each) => each.seq === seq && each.kind === kind)?.text ?? null

const labelOf = ({ type }: CaseEvent): string => ENTRY_LABELS[type]

const saidOf = ({ kase }: CaseView, seq: number): string => {
  const event = kase.history.find((entry) => entry.seq === seq)?.event
  return event ? `${event.on}${labelOf(event)}时的附件` : ''
}

const recordOf = ({ kase, voided }: CaseView, names: ReadonlyMap<string, string>): RecordLine[] =>
  kase.history.map(({ seq, event, recordedAt, recordedBy }) => ({
    seq,
    on: event.on,
    label: labelOf(event),
    said: said(event),
    by: nameOf(recordedBy, names),
    at: recordedAt.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }),
    isVoid: voided.has(seq),
  }))

const ACTORS: Record<string, string> = {
  applicant: '申请人',
  system: '系统',
  import: '台账导入',
  officer: '工作人员',
  token: '接口程序',
}

/** A person by name, else what kind of actor it was. */
const nameOf = (id: string, names: ReadonlyMap<string, string>): string =>
  names.get(id) ?? ACTORS[id.split(':', 1)[0] ?? ''] ?? '系统'

/** What an entry says beside its name; parties stay the letters they are in the record. */
function said(event: CaseEvent): string {
  switch (event.type) {
    case 'submitted':
      return CHANNELS[event.channel].label
    case 'correction-requested':
      return event.correctBy ? `补正期限${event.correctBy}` : ''
    case 'extended':
      return `${event.workdays}个工作日`
    case 'fee-charged':
      return event.yuan === undefined ? '' : `${event.yuan}元`
    case 'replied':
    case 'replied-anew':
      return OUTCOMES[event.outcome].label
    case 'entry-voided':
      return `第${event.seq}条`
    case 'third-party-consulted':
    case 'third-party-answered':
    case 'co-producer-consulted':
    case 'co-producer-answered':
    case 'receipt-confirmed':
    case 'correction-received':
    case 'reasons-requested':
    case 'reasons-given':
    case 'fee-paid':
    case 'withdrawn':
    case 'authorised':
      return ''
  }
}

/** The lines of the log about the case, each with the hash that chains it. */
async function logOf(context: Context, organ: OrganRef, number: string, words: LogWords): Promise<CaseEvidence['log']> {
  const lines = await auditOfSubject(reading(context), organ.organId, number)
  const ids = lines.map(({ actor }) => actor)
  const names = await actorNames(context, organ, ids)
  return lines.map(({ seq, at, actor, action, hash }) => ({
    seq,
    at: new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }),
    actor: nameOf(actor, names),
    action: words(action),
    hash,
  }))
}
