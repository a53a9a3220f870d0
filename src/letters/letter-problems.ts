import { type DetailName, type LetterDetails, type LetterFacts } from './letter-facts.ts'
import { clause, isWritten } from './phrases.ts'
import { type FactName, type LetterDocument, type LetterProblem } from './letter.ts'

/** What the officer is asked for when a detail is missing; also the labels of its form fields. */
export const DETAIL_LABELS: Record<DetailName, string> = {
  dueOn: '期限届满日',
  unclear: '需要补正的事项',
  howToCorrect: '补正方法',
  correctBy: '补正期限',
  reason: '事实和理由',
  workdays: '延长的工作日数',
  volume: '申请的数量和频次',
  answerBy: '说明理由的期限',
  consultedParty: '被征求意见的一方',
  consultation: '征求何方意见',
  information: '涉及的信息内容',
  sentOn: '征求意见书发出日期',
  feeMode: '计费方式',
  feeCount: '件数或者页数',
  feeEarlier: '此前已经通知收费的件数',
  payment: '缴费方式',
  outcome: '办理结果',
  given: '公开的内容',
  way: '提供方式、获取途径或者办理渠道',
  givenOn: '提供日期',
  withheld: '不予公开的内容和理由',
  interest: '涉及第三方的哪一种权益',
  harm: '公开可能造成的损害',
  rule: '具体依据（法律、法规或者规定的名称和条款）',
  searchedIn: '检索范围',
  keywords: '检索关键词',
  competentBody: '有权处理的机关名称',
  competentBodyContact: '有权处理的机关联系方式',
  earlierNumber: '此前答复的文号',
  earlierOn: '此前答复的日期',
  noticeOn: '告知日期',
  withdrawnOn: '撤回日期',
  rectification: '更正申请的处理方式',
  askedOn: '提出更正申请的日期',
  enclosures: '附件',
  orderedAnew: '责令重新答复的决定（裁判）',
}

/** The needed details that are missing or blank. */
export function missingDetails(needs: readonly DetailName[], details: Partial<LetterDetails>): LetterProblem[] {
  return needs
    .filter((name) => isBlank(details[name]))
    .map((name) => ({ fact: name, message: `请填写${DETAIL_LABELS[name]}` }))
}

/** The facts no letter can do without. */
export function missingFacts(facts: LetterFacts): LetterProblem[] {
  const needed: [FactName, string | null, string][] = [
    ['organ', facts.organ.name, '请先在机构设置中填写机构名称'],
    ['documentNumber', facts.documentNumber, '请填写文号'],
    ['writtenOn', facts.writtenOn, '请填写成文日期'],
    ['applicant', facts.applicant.name, '请填写申请人姓名或者名称'],
    ['caseNumber', facts.caseNumber, '请填写登记编号'],
    ['subject', facts.subject, '请填写申请内容'],
    ['receivedOn', facts.receivedOn, '尚未与申请人确认收到之日，请先登记确认收到'],
  ]
  return needed.filter(([, value]) => isBlank(value)).map(([fact, , message]) => ({ fact, message }))
}

function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string' && !isWritten(each))
  return value === undefined || value === null || (typeof value === 'string' && !isWritten(value))
}

/** What stands in forms to be filled: 〈…〉, 【】, {{…}}, ____, ××年. 【2026】 is a year, as many a 文号 has it. */
const PLACEHOLDER =
  /\{\{|\}\}|_{3,}|〈[^〉]*〉|【(?!\d{4}】)[^】]*】|[×X]{2,}(?=[年月日号〔字公])|undefined|\bnull\b|\bNaN\b/

/** A gap left in the text. What the applicant wrote may look like one, as titles with 〈〉 do, and is none. */
export function placeholdersIn(letter: LetterDocument, { subject, applicant }: LetterFacts): LetterProblem[] {
  const theirs = [subject, clause(subject), applicant.name].filter((each) => each !== '')
  const ours = theirs.reduce((text, each) => text.replaceAll(each, ''), textsOf(letter).join('\n'))
  const found = PLACEHOLDER.exec(ours.replace(TITLE, titleWithin))
  return found === null ? [] : [{ fact: 'text', message: `文中还有没有填写的空白“${found[0]}”，请补全` }]
}

const TITLE = /《[^《》]*》/g
/** A title within a title takes 〈〉 (GB/T 15834): no blank, unless nothing but it stands in the title. */
const titleWithin = (title: string): string => (/[\p{L}\p{N}]/u.test(title.replace(/〈[^〉]*〉/g, '')) ? '' : title)

/** The applicant in a letter to somebody else: the party consulted need not know who asks (个人信息保护法 art. 6). */
export function applicantNamedIn(letter: LetterDocument, { applicant, caseNumber }: LetterFacts): LetterProblem[] {
  const text = textsOf(letter).join('\n')
  return [applicant.name.trim(), caseNumber.trim()]
    .filter((secret) => text.includes(secret))
    .map((secret) => ({ fact: 'text', message: `给第三方的文书中出现了“${secret}”，请删去能够识别申请人的内容` }))
}

function textsOf({ title, number, addressee, paragraphs, remedies, closing, enclosures, signature }: LetterDocument) {
  return [...title, number, addressee, ...paragraphs, ...remedies, closing, ...enclosures, signature]
}

/** Rules named without their article: a refusal rests on an article, not on an act in general. 条例 art. 36(3), (7) */
export function rulesToCite({ rule, withheld = [] }: Partial<LetterDetails>): LetterProblem[] {
  const named = [rule, ...withheld.map((part) => part.rule)].filter((each) => each?.trim() && !/第.+条/.test(each))
  return named.map((each) => ({ fact: 'rule', message: `“${each}”：请写明到第几条` }))
}
