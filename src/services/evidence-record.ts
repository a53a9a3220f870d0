import { type CaseEvent, ENTRY_LABELS } from '../cases/events.ts'
import { OUTCOMES } from '../law/outcomes.ts'
import { CHANNELS } from '../law/receipt.ts'
import { type CaseEvidence, type RecordLine } from '../letters/evidence/facts.ts'
import { auditOfSubject } from '../store/audit-page.ts'
import { actorNames } from './account-service.ts'
import { type CaseView } from './case-view.ts'
import { type Context, type OrganRef, reading } from './context.ts'

/** What pages call the acts in the log. */
export type LogWords = (action: string) => string

/** What was written with an entry; null where nothing was. */
export const textAt = ({ texts }: CaseView, seq: number, kind: string): string | null =>
  texts.find((each) => each.seq === seq && each.kind === kind)?.text ?? null

const labelOf = ({ type }: CaseEvent): string => ENTRY_LABELS[type]

/** The entry something came with, in one line. */
export const saidOf = ({ kase }: CaseView, seq: number): string => {
  const event = kase.history.find((entry) => entry.seq === seq)?.event
  return event ? `${event.on}${labelOf(event)}时的附件` : ''
}

/** The entries of a case as lines: who entered what, when, and which were declared void. */
export const recordOf = ({ kase, voided }: CaseView, names: ReadonlyMap<string, string>): RecordLine[] =>
  kase.history.map(({ seq, event, recordedAt, recordedBy }) => ({
    seq,
    on: event.on,
    label: labelOf(event),
    said: said(event),
    by: nameOf(recordedBy, names),
    at: instantText(recordedAt),
    isVoid: voided.has(seq),
  }))

/** 2026-03-05 14:20:00, in China. */
const instantText = (at: Date): string => at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })

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
export async function logOf(
  context: Context,
  organ: OrganRef,
  number: string,
  words: LogWords,
): Promise<CaseEvidence['log']> {
  const lines = await auditOfSubject(reading(context), organ.organId, number)
  const ids = lines.map(({ actor }) => actor)
  const names = await actorNames(context, organ, ids)
  return lines.map(({ seq, at, actor, action, hash }) => ({
    seq,
    at: instantText(new Date(at)),
    actor: nameOf(actor, names),
    action: words(action),
    hash,
  }))
}
