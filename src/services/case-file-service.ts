import { voidedEntries } from '../cases/case.ts'
import { ENTRY_LABELS, type RecordedEvent } from '../cases/events.ts'
import { APPLICANT_KINDS } from '../law/applicants.ts'
import { OUTCOMES } from '../law/outcomes.ts'
import { CHANNELS } from '../law/receipt.ts'
import { stepText, warningText } from '../law/reply-clock.ts'
import { caseFile, type CaseFileFacts } from '../letters/case-file.ts'
import { type OfficialDocument } from '../letters/document.ts'
import { letterLabel } from '../letters/letter.ts'
import { caseDossier, type Dossier } from './case-dossier.ts'
import { type CaseView } from './case-view.ts'
import { type Context, type OrganRef } from './context.ts'

/**
 * The file of a case (卷宗) as a document, for paper and for the archive. `revealed`: with the applicant's numbers;
 * whoever asks for them has logged it.
 */
export async function caseFileOf(
  context: Context,
  organ: OrganRef,
  view: CaseView,
  revealed: boolean,
): Promise<OfficialDocument> {
  const dossier = await caseDossier(context, organ, view)
  const { row, content } = view
  return caseFile({
    organ: organ.name,
    number: row.number,
    title: content.title ?? '',
    printedOn: context.clock.today(),
    application: applicationLines(view),
    applicant: applicantLines(view, revealed),
    standing: standingLines(view),
    steps: view.steps.map((step) => ({ on: step.on, what: stepText(step), article: step.article ?? '' })),
    history: historyOf(view, dossier),
    letters: dossier.letters.map(({ kind, documentNumber, issuedOn }) => ({
      label: letterLabel(kind),
      number: documentNumber,
      on: issuedOn,
    })),
    papers: papersOf(dossier),
  })
}

/** Every file kept with the case: what came and went, and what departments and third parties sent with their answers. */
function papersOf({ attachments, work }: Dossier): string[] {
  const asked = new Map(work.questions.map(({ questionId, asked: { name } }) => [questionId, name]))
  const answered = ({ questionId, name }: Dossier['work']['answerFiles'][number]) =>
    `${name}（${asked.get(questionId) ?? '被征求意见的一方'}答复时提交）`
  return [...attachments.map(({ name }) => name), ...work.answerFiles.map(answered)]
}

type Lines = CaseFileFacts['application']
type Named = readonly (readonly [string, string | null | undefined])[]
const filled = (all: Named): Lines => all.flatMap(([name, text]) => (text ? [{ name, text }] : []))

const applicationLines = ({ content, row }: CaseView): Lines =>
  filled([
    ['信息名称', content.title],
    ['内容描述', content.description],
    ['文号', content.documentNumber],
    ['用途', content.purpose],
    ['接收渠道', CHANNELS[row.channel].label],
    ['提交日期', row.submittedOn],
  ])

function applicantLines({ content, row }: CaseView, revealed: boolean): Lines {
  const { name, idNumber, creditCode, legalRepresentative, contactName, phone, email, address, postcode } =
    content.applicant
  const hidden = '（未打印）'
  return filled([
    ['类型', APPLICANT_KINDS[row.applicantKind].label],
    ['姓名（名称）', name],
    ['证件号码', idNumber && (revealed ? idNumber : hidden)],
    ['统一社会信用代码', creditCode],
    ['法定代表人', legalRepresentative],
    ['联系人', contactName],
    ['电话', phone && (revealed ? phone : hidden)],
    ['电子邮箱', email && (revealed ? email : hidden)],
    ['通信地址', address && (revealed ? address : hidden)],
    ['邮编', postcode],
  ])
}

function standingLines({ clock, row }: CaseView): Lines {
  return filled([
    ['收到日期', clock.receivedOn ?? '尚未确认'],
    ['答复期限', clock.dueOn && `${clock.dueOn}${clock.provisional ? '（暂定）' : ''}`],
    ['答复日期', row.endedOn],
    ['办理结果', row.outcome && OUTCOMES[row.outcome].label],
    ['需要注意', clock.warnings.map((warning) => warningText(warning)).join('；')],
  ])
}

function historyOf({ kase, texts }: CaseView, { names }: Dossier): CaseFileFacts['history'] {
  const voided = voidedEntries(kase.history)
  return kase.history.map((entry) => ({
    seq: entry.seq,
    on: entry.event.on,
    what: labelOf(entry),
    more: texts.filter(({ seq }) => seq === entry.seq).map(({ text }) => text),
    recorded: `${whoOf(entry, names)}，${instantOf(entry.recordedAt)}登记`,
    isVoid: voided.has(entry.seq),
  }))
}

function labelOf({ event }: RecordedEvent): string {
  if (event.type === 'entry-voided') return `作废第${event.seq}条登记`
  const label = ENTRY_LABELS[event.type]
  return 'outcome' in event ? `${label}：${OUTCOMES[event.outcome].label}` : label
}

const WHO: Readonly<Record<string, string>> = { applicant: '申请人', system: '系统', import: '导入' }
const whoOf = ({ recordedBy }: RecordedEvent, names: ReadonlyMap<string, string>): string =>
  WHO[recordedBy] ?? names.get(recordedBy) ?? '接口程序'

const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
const instantOf = (at: Date): string => SHANGHAI.format(at)
