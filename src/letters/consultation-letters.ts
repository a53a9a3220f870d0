import { contactLine } from './interim-letters.ts'
import { type LetterProblem } from './letter.ts'
import { accordingTo, clause, dayText, matterOf, opening, rulesOf, wordsFor, type ReceivedFacts } from './phrases.ts'
import { template } from './template.ts'

const consultationDays = (facts: ReceivedFacts, kind: 'third-party' | 'co-producer') =>
  rulesOf(facts).consultationWorkdays[kind]

/**
 * 第三方意见征询书: the information, why the party is asked, 15 working days, what silence means, how to answer.
 * 条例 art. 32. Nothing in it leads to the applicant: the party need not know who asks.
 */
export const thirdPartyConsultation = template({
  needs: ['consultedParty', 'information', 'reason'],
  bars: needsContact,
  compose: (facts, { consultedParty, information, reason }) => {
    const { application, self, information: kind } = wordsFor(facts)
    const days = consultationDays(facts, 'third-party')
    const within = typeof days === 'number' ? `自收到本征询书之日起${days}个工作日内` : '在收到本征询书后尽快'
    return {
      title: [`${application}第三方意见征询书`],
      addressee: consultedParty,
      paragraphs: [
        `${self}收到一件${application}，所申请的${kind}涉及贵方：${clause(information)}。`,
        `${clause(reason)}，公开该信息可能影响贵方合法权益。${accordingTo(rulesOf(facts).cite['third-party'])}，现书面征求贵方意见。`,
        `请贵方${within}书面答复是否同意公开；不同意公开的，请说明理由，并指明不同意公开的具体内容。` +
          `逾期未提出意见的，由${self}依照规定决定是否公开。贵方不同意公开且有合理理由的，${self}不予公开；` +
          `${self}认为不公开可能对公共利益造成重大影响的，可以决定公开，并将决定公开的内容和理由书面告知贵方。`,
      ],
      contact: contactLine(facts),
    }
  },
})

/** 共同制作机关意见征询书: silence is consent here, the opposite of a third party's. 条例 art. 34. */
export const coProducerConsultation = template({
  needs: ['consultedParty', 'information'],
  bars: (facts) => [...needsContact(facts), ...noSuchConsultation(facts)],
  compose: (facts, { consultedParty, information }) => {
    const { application, self, information: kind } = wordsFor(facts)
    return {
      title: [`${application}意见征询书`],
      addressee: consultedParty,
      paragraphs: [
        `${self}收到一件${application}，所申请的${kind}由${self}牵头、与贵单位共同制作：${clause(information)}。`,
        `${accordingTo(rulesOf(facts).cite['co-producer'])}，现征求贵单位意见。请贵单位自收到本征询书之日起` +
          `${consultationDays(facts, 'co-producer')}个工作日内书面提出是否同意公开的意见及理由；逾期未提出意见的，视为同意公开。`,
      ],
      contact: contactLine(facts),
    }
  },
})

/** Where it stands that the time of a consultation is not counted; Order 29 is silent, the 条例 serves by analogy [E]. */
const EXCLUDED_TIME = {
  'ogi-2008': '原条例第二十四条',
  'ogi-2019': '条例第三十三条第三款',
  'order-29': '参照条例第三十三条第三款',
} as const

/** 征求意见告知书, to the applicant: since when the time is not counted, and why. 条例 art. 33 (3). */
export const consultationNotice = template({
  needs: ['consultation', 'sentOn'],
  compose: (facts, { consultation, sentOn }) => {
    const { application, self, you } = wordsFor(facts)
    const whom = consultation === 'third-party' ? '第三方' : '共同制作该信息的其他机关'
    return {
      title: [`${application}征求意见告知书`],
      addressee: facts.applicant.name,
      opening: opening(facts),
      paragraphs: [
        `因所申请的信息涉及${whom}，${self}已于${dayText(sentOn)}书面征求其意见。`,
        `${accordingTo(EXCLUDED_TIME[rulesOf(facts).act])}，征求意见所需时间不计算在答复期限内。` +
          `答复期限自${dayText(sentOn)}的次日起停止计算，至收到意见或者征求意见期限届满之日止，之后继续计算。${self}将在征求意见结束后及时答复${you}。`,
      ],
    }
  },
})

/** 告知第三方公开决定书: what will be disclosed and why, before it is. 条例 art. 32. */
export const thirdPartyDisclosure = template({
  needs: ['consultedParty', 'information', 'reason'],
  compose: (facts, { consultedParty, information, reason }) => {
    const { application, self } = wordsFor(facts)
    return {
      title: [`${application}公开决定告知书`],
      addressee: consultedParty,
      paragraphs: [
        `${self}此前就一件${application}征求过贵方意见。经审查，${self}决定公开下列涉及贵方的信息：${clause(information)}。`,
        `决定公开的理由：${clause(reason)}。`,
        `${accordingTo(rulesOf(facts).cite['third-party'])}，现将决定公开的内容和理由书面告知贵方。`,
      ],
    }
  },
})

function needsContact({ organ }: ReceivedFacts): LetterProblem[] {
  if (organ.contact) return []
  return [{ fact: 'organ', message: '征询书须写明如何答复：请先在机构设置中填写工作机构、地址和电话' }]
}

function noSuchConsultation(facts: ReceivedFacts): LetterProblem[] {
  if (consultationDays(facts, 'co-producer') !== 'none') return []
  return [{ fact: 'receivedOn', message: `收到申请时施行的规定没有征求共同制作机关意见的程序：${matterOf(facts)}` }]
}
