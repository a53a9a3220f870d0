import { type LocalDate, yearOf } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { processingFee } from '../law/fee.ts'
import { type LetterDetails } from '../letters/letter-facts.ts'
import { timeLimit } from '../law/time-limits.ts'
import { workdaysBefore } from './workdays.ts'
import { REPLY_DETAILS } from './reply-details.ts'
import { type Course, type Doing, LATEST_ENTRY, type Scene, workday } from './scene.ts'

/** The reply on a day, with its letter, and a file where something is given. */
const reply = (on: LocalDate, outcome: Outcome, more: Partial<LetterDetails> = {}): Doing => ({
  act: { type: 'replied', on, outcome },
  by: 'clerk',
  letter: { ...REPLY_DETAILS[outcome], ...more },
  file: outcome === 'granted' || outcome === 'partial',
})

/** Answered within the period. */
export const answered =
  (outcome: Outcome): Course =>
  (scene) => [reply(workday(scene, scene.random.between(2, scene.replyWorkdays)), outcome)]

/** Answered before: the reply names the earlier one. */
export const answeredAgain =
  (documentCode: string): Course =>
  (scene) => {
    const earlierOn = workdaysBefore(scene.received, 30, scene.calendar)
    const earlierNumber = `${documentCode}〔${yearOf(earlierOn)}〕${scene.random.between(3, 30)}号`
    return [reply(workday(scene, scene.random.between(2, 8)), 'repeat', { earlierOn, earlierNumber })]
  }

/** Answered some days too late. */
export const answeredLate =
  (outcome: Outcome): Course =>
  (scene) => [reply(workday(scene, scene.replyWorkdays + scene.random.between(1, 5)), outcome)]

/** Answered in time, but entered only a week later. */
export const enteredLate =
  (outcome: Outcome): Course =>
  (scene) => {
    const on = workday(scene, scene.random.between(4, scene.replyWorkdays))
    return [{ ...reply(on, outcome), enteredOn: scene.calendar.plusWorkdays(on, 5) }]
  }

/** A wrong reply was entered, declared void the same day, and the right one entered. */
export const enteredWrongly =
  (outcome: Outcome): Course =>
  (scene) => {
    const on = workday(scene, scene.random.between(4, scene.replyWorkdays))
    return [
      { act: { type: 'replied', on, outcome: 'does-not-exist' }, by: 'clerk', letter: null },
      {
        act: { type: 'entry-voided', on, seq: LATEST_ENTRY },
        by: 'head',
        letter: null,
        texts: [{ kind: 'reason', text: '办理结果选错，实际已经找到有关材料。' }],
      },
      reply(on, outcome),
    ]
  }

const HOW_TO_CORRECT = '请写明所需信息的名称、文号，或者便于查找的年度、事项等其他特征'

/** The one correction notice, sent so many working days after receipt, to be met by a day. */
export const askCorrection = (scene: Scene, n: number, correctBy: LocalDate): Doing => ({
  act: { type: 'correction-requested', on: workday(scene, n), correctBy },
  by: 'clerk',
  letter: { unclear: ['所需信息的名称、文号或者所属年度没有写明'], howToCorrect: HOW_TO_CORRECT },
  texts: [{ kind: 'unclear', text: HOW_TO_CORRECT }],
})

/** The corrected text comes in so many working days after receipt. */
export const correct = (scene: Scene, n: number): Doing => ({
  act: { type: 'correction-received', on: workday(scene, n) },
  by: 'applicant',
  letter: null,
  texts: [{ kind: 'correction', text: '我需要的是上一学年的有关文件和统计表，电子版即可。' }],
})

/** Corrected when asked, then answered. */
export const corrected =
  (outcome: Outcome): Course =>
  (scene) => {
    const asked = scene.random.between(2, 5)
    const came = asked + scene.random.between(3, 9)
    const noticeOn = workday(scene, asked)
    return [
      askCorrection(scene, asked, workday(scene, asked + 10)),
      correct(scene, came),
      reply(workday(scene, came + scene.random.between(4, scene.replyWorkdays)), outcome, { noticeOn }),
    ]
  }

/** Never corrected: deemed abandoned. */
export const notCorrected: Course = (scene) => {
  const asked = scene.random.between(2, 6)
  const [noticeOn, correctBy] = [workday(scene, asked), workday(scene, asked + 10)]
  const end = reply(workday(scene, asked + 11), 'correction-lapsed', { noticeOn, correctBy })
  return [askCorrection(scene, asked, correctBy), end]
}

type Party = { kind: 'third-party' | 'co-producer'; name: string }
export const THIRD_PARTY: Party = { kind: 'third-party', name: '示例餐饮管理有限公司' }
export const CO_PRODUCER: Party = { kind: 'co-producer', name: '示例市财政局' }

/** The party is asked; its letter arrives on the second day given, or nobody knows when. */
export const consult = (scene: Scene, { kind, name }: Party, n: number, arrived: number | null): Doing => {
  const receivedOn = arrived === null ? null : workday(scene, arrived)
  return {
    act: { type: `${kind}-consulted`, on: workday(scene, n), party: 'A', receivedOn },
    by: 'clerk',
    letter: {
      consultedParty: name,
      information: '与贵方签订的合同文本及其附件',
      reason: '合同载有贵方的报价和经营信息',
    },
    texts: [{ kind: 'party', text: `A：${name}` }],
    ...(receivedOn === null ? {} : { enteredOn: receivedOn }),
  }
}

const OPINIONS = {
  'third-party': '合同中的单价构成属于我公司商业秘密，请不要公开；其余内容没有意见。',
  'co-producer': '同意公开协议正文，附件中的个人信息请作遮盖处理。',
} as const

/** The party answers, then the applicant is answered. */
export const partyAnswered =
  (party: Party, outcome: Outcome): Course =>
  (scene) => {
    const sent = scene.random.between(1, 4)
    const came = sent + 1 + scene.random.between(3, 10)
    return [
      consult(scene, party, sent, sent + 1),
      {
        act: { type: `${party.kind}-answered`, on: workday(scene, came), party: 'A' },
        by: 'clerk',
        letter: null,
        texts: [{ kind: 'opinion', text: OPINIONS[party.kind] }],
      },
      reply(workday(scene, came + scene.random.between(2, 8)), outcome),
    ]
  }

/** The party keeps silent for its fifteen working days, then the applicant is answered. */
export const partySilent =
  (party: Party, outcome: Outcome): Course =>
  (scene) => {
    const sent = scene.random.between(1, 4)
    return [
      consult(scene, party, sent, sent + 1),
      reply(workday(scene, sent + 16 + scene.random.between(2, 8)), outcome),
    ]
  }

const MANY_PAPERS = '涉及材料较多，需要逐份核对是否含有个人信息'

/** Extended shortly before the day it was due. */
export const extend = (scene: Scene, n: number, workdays: number): Doing => ({
  act: { type: 'extended', on: workday(scene, n), workdays },
  by: 'head',
  letter: { reason: MANY_PAPERS },
  texts: [
    { kind: 'reason', text: MANY_PAPERS },
    { kind: 'approval', text: '周正' },
  ],
})

export const extended =
  (outcome: Outcome): Course =>
  (scene) => {
    const workdays = scene.random.between(5, 20)
    const replied = scene.replyWorkdays + scene.random.between(1, workdays)
    return [
      extend(scene, scene.replyWorkdays - scene.random.between(0, 3), workdays),
      reply(workday(scene, replied), outcome),
    ]
  }

/** The fee notice for so many pages; the applicant has it on the next working day. */
export const charge = (scene: Scene, n: number, pages: number): Doing => {
  const receivedOn = workday(scene, n + 1)
  return {
    act: { type: 'fee-charged', on: workday(scene, n), receivedOn, yuan: processingFee('page', pages) },
    by: 'clerk',
    letter: { feeMode: 'page', feeCount: pages, payment: '凭本通知书到市非税收入代收银行网点缴纳' },
    enteredOn: receivedOn,
  }
}

export const paid =
  (outcome: Outcome): Course =>
  (scene) => {
    const asked = scene.random.between(3, 8)
    const came = asked + 1 + scene.random.between(2, 12)
    return [
      charge(scene, asked, scene.random.between(60, 240)),
      { act: { type: 'fee-paid', on: workday(scene, came) }, by: 'clerk', letter: null },
      reply(workday(scene, came + scene.random.between(3, 12)), outcome),
    ]
  }

/** Never paid: deemed abandoned. */
export const notPaid: Course = (scene) => {
  const asked = scene.random.between(3, 8)
  const lapse = timeLimit('fee-payment', workday(scene, asked + 1), scene.calendar).dueOn
  const told = { noticeOn: workday(scene, asked), dueOn: lapse }
  return [charge(scene, asked, 320), reply(scene.calendar.nextWorkday(lapse), 'fee-lapsed', told)]
}

/** Asked for reasons because of the number of applications. */
export const askReasons = (scene: Scene, n: number): Doing => ({
  act: { type: 'reasons-requested', on: workday(scene, n) },
  by: 'clerk',
  letter: { volume: '您本月就同类事项提出申请二十三件', answerBy: workday(scene, n + 7) },
})

export const excessive: Course = (scene) => [
  askReasons(scene, 3),
  {
    act: { type: 'reasons-given', on: workday(scene, 8) },
    by: 'clerk',
    letter: null,
    texts: [{ kind: 'reasons', text: '想都了解一下，没有特别的理由。' }],
  },
  reply(workday(scene, 14), 'excessive'),
]

/** Taken back by the applicant. */
export const takenBack: Course = (scene) => [
  { act: { type: 'withdrawn', on: workday(scene, scene.random.between(1, 9)) }, by: 'applicant', letter: null },
]
