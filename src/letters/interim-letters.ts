import { feeOwed } from '../law/fee.ts'
import { CHANNELS } from '../law/receipt.ts'
import { byAnalogy } from '../law/rules.ts'
import { type LetterProblem } from './letter.ts'
import {
  accordingTo,
  clause,
  dayText,
  FEE_RULES,
  formal,
  numbered,
  opening,
  rulesOf,
  wordsFor,
  type ReceivedFacts,
} from './phrases.ts'
import { template } from './template.ts'

const greeting = ({ applicant }: ReceivedFacts) => applicant.name

/** 登记回执: number, day of receipt and the rule it follows, channel, subject, last day to reply. 条例 art. 31. */
export const receipt = template({
  needs: ['dueOn'],
  compose: (facts, { dueOn }) => {
    const { application, self, you } = wordsFor(facts)
    const { cite, replyWorkdays, title } = rulesOf(facts)
    return {
      title: [`${application}登记回执`],
      addressee: greeting(facts),
      opening: opening(facts),
      paragraphs: [
        `该申请已登记，收到之日为${dayText(facts.receivedOn)}（${receiptRule(facts)}）。适用${title}。`,
        `${accordingTo(cite.reply)}，答复期限为自收到申请之日起${replyWorkdays}个工作日，` +
          `${self}将于${dayText(dueOn)}前（含当日）答复${you}。依法需要补正、征求意见、延长期限的，期限相应调整，并另行告知。`,
      ],
      closing: '特此回执。',
    }
  },
})

/** The rule the day of receipt follows; Order 29 has none of its own, the 条例 serves by analogy [E]. */
function receiptRule(facts: ReceivedFacts): string {
  const { act, cite } = rulesOf(facts)
  const ofChannel = `${byAnalogy(facts.organ.regime)}${CHANNELS[facts.channel].article}`
  const article = act === 'ogi-2008' ? cite.receipt : null
  return formal(article ?? ofChannel).replace(/^(?!参照)/, '依据')
}

/** 补正告知书: every unclear item, how to mend it, until when, what lapse means, that the clock restarts. 条例 art. 30. */
export const correction = template({
  needs: ['unclear', 'howToCorrect', 'correctBy'],
  compose: (facts, { unclear, howToCorrect, correctBy }) => {
    const { application, self, you } = wordsFor(facts)
    const { cite, replyWorkdays } = rulesOf(facts)
    return {
      title: [`${application}补正告知书`],
      addressee: greeting(facts),
      opening: opening(facts),
      paragraphs: [
        `经审查，申请内容尚不明确。${accordingTo(cite.correction)}，现一次性告知${you}需要补正的事项：`,
        ...numbered(unclear),
        `补正方法：${clause(howToCorrect)}。`,
        `请${you}于${dayText(correctBy)}前（含当日）将补正材料提交${self}。答复期限自${self}收到补正材料之日起` +
          `重新计算，为${replyWorkdays}个工作日。无正当理由逾期不补正的，视为放弃申请，${self}不再处理该申请。`,
      ],
      contact: contactLine(facts),
    }
  },
})

/** 延期答复告知书: reason, new last day, consent of the head of the office. 条例 art. 33; a college by its own rules only. */
export const extension = template({
  needs: ['reason', 'workdays', 'dueOn'],
  bars: notExtendable,
  compose: (facts, { reason, workdays, dueOn }) => {
    const { application, office, self, you } = wordsFor(facts)
    const basis = facts.organ.regime === 'college' ? (facts.organ.ownRules ?? '') : rulesOf(facts).cite.extension
    return {
      title: [`${application}延期答复告知书`],
      addressee: greeting(facts),
      opening: opening(facts),
      paragraphs: [
        `因${clause(reason)}，${self}不能在原定期限内答复。${accordingTo(basis)}，经${self}${office}负责人同意，` +
          `答复期限延长${workdays}个工作日，${self}将于${dayText(dueOn)}前（含当日）答复${you}。`,
      ],
    }
  },
})

function notExtendable(facts: ReceivedFacts): LetterProblem[] {
  const { organ, details } = facts
  const longest = rulesOf(facts).longestExtension
  if (organ.regime === 'college' && (longest === 0 || !organ.ownRules?.trim())) {
    const message =
      '《高等学校信息公开办法》没有规定延期；本校实施细则有规定的，请先在机构设置中填写细则名称和延长的工作日数'
    return [{ fact: 'organ', message }]
  }
  if ((details.workdays ?? 0) <= longest) return []
  return [{ fact: 'workdays', message: `延长的期限最多为${longest}个工作日` }]
}

/** 说明理由告知书: the volume found, the request for reasons, until when, and what follows. 条例 art. 35. */
export const reasonsRequest = template({
  needs: ['volume', 'answerBy'],
  compose: (facts, { volume, answerBy }) => {
    const { application, self, you } = wordsFor(facts)
    return {
      title: [`${application}说明理由告知书`],
      addressee: greeting(facts),
      opening: opening(facts),
      paragraphs: [
        `经查，${clause(volume)}，申请的数量、频次明显超过合理范围。` +
          `${accordingTo(rulesOf(facts).cite.reasons)}，请${you}于${dayText(answerBy)}前（含当日）向${self}书面说明理由。`,
        `${self}认为申请理由不合理的，将告知${you}不予处理；认为理由合理，但无法在规定期限内答复的，` +
          '可以确定延迟答复的合理期限并告知。',
      ],
      contact: contactLine(facts),
    }
  },
})

/** 收费通知书: basis, mode, count, amount, way to pay, 20 working days, effect of lapse, restart. 国办函〔2020〕109号. */
export const feeNotice = template({
  needs: ['feeMode', 'feeCount', 'payment'],
  bars: (facts) => [...notCharged(facts), ...nothingDue(facts)],
  compose: (facts, { feeMode, feeCount, feeEarlier, payment }) => {
    const { self, you } = wordsFor(facts)
    const { yuan, explanation } = feeOwed(feeMode, feeCount, feeEarlier)
    // By item, the sum is that of all the applications of the month: the letter says so.
    const [what, mode] =
      feeMode === 'item'
        ? [`${you}本自然月内提出的申请合并`, `按件计收，本自然月内共提出${feeCount}件`]
        : ['该申请', `按量计收，本次申请共${feeCount}页`]
    return {
      title: ['政府信息公开信息处理费收费通知书'],
      addressee: greeting(facts),
      opening: opening(facts),
      paragraphs: [
        `根据《中华人民共和国政府信息公开条例》第四十二条和${formal(FEE_RULES)}的规定，${self}对${what}收取信息处理费。` +
          `计费方式：${mode}。计算过程：${explanation.join('；')}。`,
        `应缴金额：${yuan}元。缴费方式：${clause(payment)}。`,
        `请${you}自收到本通知书次日起20个工作日内缴纳。逾期未缴纳的，视为放弃申请，${self}不再处理该申请；` +
          '按期缴纳的，答复期限自缴费次日起重新计算。',
      ],
      contact: contactLine(facts),
    }
  },
})

function notCharged(facts: ReceivedFacts): LetterProblem[] {
  const { feeFrom } = rulesOf(facts)
  if (feeFrom !== null && facts.writtenOn >= feeFrom) return []
  const message = '不能按国办函〔2020〕109号收费：该办法自2021年1月1日起施行，不适用于高等学校'
  return [{ fact: 'organ', message }]
}

function nothingDue({ details: { feeMode, feeCount, feeEarlier } }: ReceivedFacts): LetterProblem[] {
  if (feeMode === undefined || feeCount === undefined) return []
  if (feeMode === 'item' && (feeEarlier ?? 0) >= feeCount)
    return [{ fact: 'feeEarlier', message: '此前已经通知收费的件数应当少于本自然月的总件数' }]
  if (feeOwed(feeMode, feeCount, feeEarlier).yuan > 0) return []
  return [{ fact: 'feeCount', message: '数量在免费范围内，不必发收费通知' }]
}

/** Where to turn with an answer, when the organ has set it. */
export function contactLine({ organ: { contact } }: ReceivedFacts): string[] {
  return contact ? [`联系方式：${contact.office}，地址：${contact.address}，电话：${contact.phone}。`] : []
}
