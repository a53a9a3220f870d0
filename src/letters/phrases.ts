import { type LocalDate } from '../law/date.ts'
import { citationOf, type Outcome } from '../law/outcomes.ts'
import { type Channel } from '../law/receipt.ts'
import { rulesFor, type RequestRules } from '../law/rules.ts'
import { type LetterFacts, type LetterHistory } from './letter-facts.ts'

/** Facts of a case that has a day of receipt; letters are written for such only. */
export type ReceivedFacts = LetterFacts & { receivedOn: LocalDate }

/** The words that differ by who writes and to whom. */
export type Words = {
  /** 本机关, 本单位, 本校. */
  self: string
  /** 您, 贵单位. */
  you: string
  /** 政府信息, 信息. */
  information: string
  /** 政府信息公开申请, 信息公开申请. */
  application: string
  /** 政府信息公开工作机构, 信息公开工作机构. */
  office: string
}

/** How organ, authorised organisation and college speak of themselves; persons are addressed 您, organisations 贵单位. */
export function wordsFor({ organ, applicant }: LetterFacts): Words {
  const college = organ.regime === 'college'
  const information = college ? '信息' : '政府信息'
  return {
    self: { organ: '本机关', authorised: '本单位', college: '本校' }[organ.regime],
    you: applicant.organisation ? '贵单位' : '您',
    information,
    application: `${information}公开申请`,
    office: `${information}公开工作机构`,
  }
}

/** The rules in force on the day of receipt. */
export function rulesOf({ organ, receivedOn }: ReceivedFacts): RequestRules {
  return rulesFor(organ.regime, receivedOn, organ.school)
}

/** 2026年9月7日. */
export function dayText(day: LocalDate): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** The officer's text as part of a sentence: on one line, without a stop at its end. */
export function clause(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, '；')
    .replace(/[。；;,，.\s]+$/, '')
}

/** Whether the officer has written something: a letter or a figure, not only spaces and stops. */
export const isWritten = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** 一、二、三 as heads of items; more than twenty fall back to figures. */
export function numbered(items: readonly string[], [before, after]: readonly [string, string] = ['', '、']): string[] {
  return items
    .filter(isWritten)
    .map((item, index) => `${before}${CHINESE_NUMBERS[index] ?? index + 1}${after}${clause(item)}。`)
}
const CHINESE_NUMBERS = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十'.split(' ')

const CHANNEL_PHRASES: Record<Channel, string> = {
  'in-person': '当面提交',
  'registered-post': '邮寄',
  'ordinary-post': '平常信函',
  online: '互联网',
  fax: '传真',
  email: '电子邮件',
}
/** The channel as it reads in 「以……方式」. */
const channelPhrase = (channel: Channel): string => CHANNEL_PHRASES[channel]

/** What was asked for, in quotation marks. */
export const matterOf = ({ subject }: LetterFacts): string => `“${clause(subject)}”`

/** What was asked, when, how, under which number: the opening of every letter to the applicant. */
export function opening(facts: ReceivedFacts): string {
  const { self, you, application } = wordsFor(facts)
  return (
    `${you}于${dayText(facts.submittedOn)}以${channelPhrase(facts.channel)}方式向${self}提出的${application}` +
    `（登记编号：${facts.caseNumber}），${self}于${dayText(facts.receivedOn)}收到。申请内容为：${matterOf(facts)}。`
  )
}

const HISTORY_PHRASES: Record<LetterHistory['what'], (words: Words) => string> = {
  'correction-requested': ({ you }) => `告知${you}补正申请内容`,
  corrected: ({ you }) => `收到${you}的补正材料`,
  extended: ({ you }) => `告知${you}延长答复期限`,
  consulted: () => '书面征求有关方面意见',
  'opinion-received': () => '收到有关方面意见',
  'fee-charged': ({ you }) => `通知${you}缴纳信息处理费`,
  'fee-paid': ({ you }) => `收到${you}缴纳的信息处理费`,
}

/** What happened between receipt and reply; nothing when nothing did. */
export function historySentence(facts: ReceivedFacts): string[] {
  const words = wordsFor(facts)
  const steps = (facts.history ?? []).map(({ what, on }) => `于${dayText(on)}${HISTORY_PHRASES[what](words)}`)
  return steps.length === 0 ? [] : [`办理过程中，${words.self}${steps.join('，')}。`]
}

const OGI = '《中华人民共和国政府信息公开条例》'
const OLD_ACT = `${OGI}（国务院令第492号）`
const SHORT_TITLES: readonly (readonly [RegExp, string])[] = [
  [/^参照条例/, `参照${OGI}`],
  [/^原条例/, OLD_ACT],
  [/^条例/, OGI],
  [/^高等学校信息公开办法/, '《高等学校信息公开办法》'],
  [/^国办函〔2020〕109号/, '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）'],
]

/** The rules on processing fees, as they are cited in short. */
export const FEE_RULES = '国办函〔2020〕109号'

/**
 * A citation of the rules with its act's full title and its item in brackets, as official documents cite:
 * 条例第三十一条第三项 → 《中华人民共和国政府信息公开条例》第三十一条第（三）项.
 */
export function formal(citation: string): string {
  const [short, title] = SHORT_TITLES.find(([pattern]) => pattern.test(citation)) ?? []
  const full = short === undefined || title === undefined ? citation : citation.replace(short, title)
  return full.replace(/条第([一二三四五六七八九十]+)项/g, '条第（$1）项')
}

/** 「根据……的规定」; a rule applied by analogy is 参照, which stands in its citation already. */
export function accordingTo(citation: string): string {
  const title = formal(citation)
  return `${title.startsWith('参照') ? '' : '根据'}${title}的规定`
}

/**
 * The article a reply rests on, by the act the request is under. The act of 2008 knew four replies, all in its
 * articles 21 and 22; its items are not cited, as their numbers are not certain. Null where no article stands behind it.
 */
export function replyCitation(facts: ReceivedFacts, outcome: Outcome): string | null {
  if (rulesOf(facts).act !== 'ogi-2008') return citationOf(outcome, facts.organ.regime)
  return outcome === 'withdrawn' ? null : `${OLD_ACT}第${outcome === 'partial' ? '二十二' : '二十一'}条`
}

/** That, and on whose order, the reply is given once more. 行政复议法 arts. 64, 77; 行政诉讼法 arts. 70, 94. */
export function orderSentence(facts: ReceivedFacts): string[] {
  const order = facts.details.orderedAnew
  if (order === undefined) return []
  const { self } = wordsFor(facts)
  const paper = order.forum === 'court' ? '人民法院的生效裁判' : '行政复议决定'
  const number = order.number === null ? '' : `（${order.number}）`
  return [
    `${self}曾于${dayText(order.earlierOn)}作出答复。根据${dayText(order.on)}作出的${paper}${number}，` +
      `${self}重新办理，现以本答复代替原答复中被撤销（纠正）的部分。`,
  ]
}
