import { plusDays, type LocalDate } from '../law/date.ts'
import { type LetterDetails, type LetterFacts, type LetterOrgan } from './letter-facts.ts'
import { type LetterKind } from './letter.ts'

/** An invented case, to show what a wording looks like. */
export function sampleFacts(
  organ: LetterOrgan,
  documentNumber: string,
  today: LocalDate,
  details: Partial<LetterDetails>,
): LetterFacts {
  return {
    organ,
    documentNumber,
    writtenOn: today,
    applicant: { name: '李明', organisation: false },
    caseNumber: '2026-00017',
    channel: 'online',
    submittedOn: plusDays(today, -9),
    receivedOn: plusDays(today, -8),
    subject: '2025年度科研经费使用情况',
    history: [{ what: 'extended', on: plusDays(today, -3) }],
    details,
  }
}

/** What the letters of that case say; a reply is a partial disclosure, which has every part a reply can have. */
export function sampleDetails(kind: LetterKind, today: LocalDate): Partial<LetterDetails> {
  const later = plusDays(today, 14)
  return {
    dueOn: later,
    unclear: ['“有关经费”未指明是哪一项经费', '未指明所需信息的年度'],
    howToCorrect: '写明经费名称和年度，可以当面、邮寄或者通过网上提交',
    correctBy: later,
    reason: kind === 'rectification' ? '登记的职称与人事档案不一致' : '所申请的信息涉及的档案较多，需要逐件核对',
    workdays: 10,
    volume: '本年1月以来，同一申请人共提出申请46件',
    answerBy: later,
    consultedParty: '示例餐饮有限公司',
    consultation: 'third-party',
    information: kind === 'rectification' ? '登记表中的职称一栏' : '《学生食堂委托经营合同》的价款条款',
    sentOn: today,
    feeMode: 'page',
    feeCount: 150,
    payment: '持本通知书到非税收入窗口缴纳',
    outcome: 'partial',
    given: ['《2025年度科研经费使用情况汇总表》'],
    way: '以电子邮件方式发送至申请时填写的邮箱',
    withheld: [
      {
        what: '汇总表中项目负责人的身份证件号码',
        ground: 'third-party-rights',
        reason: '属于个人隐私，本人不同意公开',
        harm: '公开后可能被冒用，损害其合法权益',
      },
    ],
    harm: '公开后可能被冒用',
    rectification: 'corrected',
    askedOn: plusDays(today, -1),
    enclosures: ['2025年度科研经费使用情况汇总表（已遮盖个人信息）'],
  }
}
