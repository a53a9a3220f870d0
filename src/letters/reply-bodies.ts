import { type Outcome } from '../law/outcomes.ts'
import { type DetailName, type Interest, type LetterDetails } from './letter-facts.ts'
import { type LetterProblem } from './letter.ts'
import {
  accordingTo,
  clause,
  dayText,
  FEE_RULES,
  formal,
  isWritten,
  numbered,
  replyCitation,
  wordsFor,
  type ReceivedFacts,
} from './phrases.ts'
import { groundCitation, groundNeeds, groundPhrase, groundProof, GROUNDS, missingOfPart } from './reply-grounds.ts'

/** What a reply of one outcome needs beside the facts of the case, and what it says after 「现答复如下」. */
export type ReplyBody = {
  needs: readonly DetailName[]
  bars?(facts: ReceivedFacts): LetterProblem[]
  say(facts: ReceivedFacts, details: LetterDetails): string[]
}

const body = (needs: readonly DetailName[], say: ReplyBody['say']): ReplyBody => ({ needs, say })
const known = (name: DetailName, details: Partial<LetterDetails>) => isWritten(String(details[name] ?? ''))

/** 「根据……的规定，」, or nothing where no article stands behind the outcome. `beside`: a second act it rests on. */
function under(facts: ReceivedFacts, outcome: Outcome, beside?: string): string {
  const citation = replyCitation(facts, outcome)
  const second = beside === undefined ? '' : `和${formal(beside)}`
  return citation === null ? '' : `${accordingTo(citation + second)}，`
}

/** 条例 art. 36 (1), (2): the way, and the time when it is not given with the letter. */
function delivery({ way, givenOn }: LetterDetails): string {
  const when = givenOn === undefined ? '随本答复书一并提供' : dayText(givenOn)
  return `提供方式：${clause(way)}；提供时间：${when}。`
}

/** The right concerned, on the one ground that is about rights of others. */
const interestOf = (ground: Outcome, { interest }: { interest?: Interest }): Interest | undefined =>
  ground === 'third-party-rights' ? interest : undefined

/** A refusal on one ground: what it is, the facts, the rule or the harm where the ground asks for it, the article. */
function refusal(ground: Outcome): ReplyBody {
  return body(['reason', ...groundNeeds(ground)], (facts, details) => {
    const { self, you, information } = wordsFor(facts)
    return [
      `${you}申请公开的${information}${groundPhrase(ground, self, interestOf(ground, details))}。具体事实和理由：${clause(details.reason)}。`,
      ...groundProof(ground, details),
      `${accordingTo(groundCitation(facts, ground, interestOf(ground, details)))}，${self}决定不予公开。`,
    ]
  })
}

const granted = body(['given', 'way'], (facts, details) => {
  const { self, you, information } = wordsFor(facts)
  return [
    `${you}申请公开的${information}可以公开。${under(facts, 'granted')}${self}予以公开，内容如下：`,
    ...numbered(details.given),
    delivery(details),
  ]
})

const alreadyPublic = body(['way'], (facts, { way }) => {
  const { you, information } = wordsFor(facts)
  const told = `现将获取该${information}的方式、途径告知${you}：${clause(way)}。`
  return [`${you}申请公开的${information}已经主动公开。${under(facts, 'already-public')}${told}`]
})

/** 条例 art. 37: what is given, what is not, and for each part not given its ground, facts and article. */
const partial: ReplyBody = {
  needs: ['given', 'way', 'withheld'],
  bars: ({ details: { withheld = [] }, organ: { regime } }) =>
    withheld.flatMap((part): LetterProblem[] => {
      const lacking = missingOfPart(part, regime)
      if (lacking.length === 0) return []
      const proof = lacking.every((piece) => piece === 'harm' || piece === 'rule')
      const message = proof
        ? `“${clause(part.what)}”还要写明${lacking.includes('harm') ? '公开可能造成的损害' : '禁止公开的具体依据'}`
        : '每一处不予公开的内容都要写明是什么、哪一种不予公开情形和具体理由'
      return [{ fact: 'withheld', message }]
    }),
  say: (facts, details) => {
    const { self, you, information } = wordsFor(facts)
    const withheld = details.withheld.map(
      ({ what, ground, reason, ...proof }) =>
        `${clause(what)}，${groundPhrase(ground, self, interestOf(ground, proof))}。理由：${clause(reason)}。${groundProof(ground, proof).join('')}` +
        `${accordingTo(groundCitation(facts, ground, interestOf(ground, proof)))}，不予公开`,
    )
    return [
      `${you}申请公开的${information}中含有不应当公开的内容，能够作区分处理。${under(facts, 'partial')}${self}公开可以公开的内容，并对不予公开的内容说明理由。`,
      '一、予以公开的内容',
      ...numbered(details.given, ['（', '）']),
      delivery(details),
      '二、不予公开的内容和理由',
      ...numbered(withheld, ['（', '）']),
    ]
  },
}

/** Searched where and for which words: without it a court takes the search for unreasonable. 条例 art. 36 (4). */
const doesNotExist = body(['searchedIn', 'keywords', 'reason'], (facts, { searchedIn, keywords, reason }) => {
  const { self, you, information } = wordsFor(facts)
  const words = keywords
    .filter(isWritten)
    .map((word) => `“${clause(word)}”`)
    .join('')
  return [
    `为查找${you}申请公开的${information}，${self}检索了${searchedIn.filter(isWritten).map(clause).join('、')}，检索关键词为${words}。经检索，未找到该${information}：${clause(reason)}。`,
    `${under(facts, 'does-not-exist')}现告知${you}：${you}申请公开的${information}不存在。`,
  ]
})

const notOurs = body(['reason'], (facts, details) => {
  const { self, you, information } = wordsFor(facts)
  const contact = known('competentBodyContact', details) ? `，联系方式：${clause(details.competentBodyContact)}` : ''
  const advice = known('competentBody', details)
    ? [`建议${you}向${clause(details.competentBody)}提出申请${contact}。`]
    : []
  return [
    `${you}申请公开的${information}不属于${self}负责公开。理由：${clause(details.reason)}。`,
    `${under(facts, 'not-ours')}现予告知。${advice.join('')}`,
  ]
})

/** Not handled or lapsed: what the case is, the facts, and that the organ does not go on. */
function notHandled(outcome: Outcome, what: (facts: ReceivedFacts) => string, result: string): ReplyBody {
  return body(['reason'], (facts, { reason }) => [
    `${what(facts)}具体事实和理由：${clause(reason)}。`,
    `${under(facts, outcome)}${wordsFor(facts).self}${result}。`,
  ])
}

const told = (facts: ReceivedFacts) => `${wordsFor(facts).you}申请公开的${wordsFor(facts).information}`

/** Every outcome's reply. 条例 arts. 14-16, 30, 35-39; Order 29 arts. 9, 10, 18; 国办函〔2020〕109号. */
export const REPLY_BODIES: Record<Outcome, ReplyBody> = {
  granted,
  'already-public': alreadyPublic,
  partial,
  ...(Object.fromEntries(GROUNDS.map((ground) => [ground, refusal(ground)])) as Record<GroundOutcome, ReplyBody>),
  'special-query': body(['rule', 'way'], (facts, { rule, way }) => [
    `${told(facts)}，有关法律、行政法规对获取另有特别规定：${clause(rule)}。`,
    `${under(facts, 'special-query')}请${wordsFor(facts).you}依照上述规定办理。办理途径和程序：${clause(way)}。`,
  ]),
  'does-not-exist': doesNotExist,
  'not-ours': notOurs,
  'needs-creating': notHandled(
    'needs-creating',
    (facts) => `${told(facts)}没有现成的，需要对现有信息进行加工、分析。`,
    '不予提供',
  ),
  'still-unclear': body(['noticeOn', 'reason'], (facts, { noticeOn, reason }) => {
    const { self, you } = wordsFor(facts)
    return [
      `${self}于${dayText(noticeOn)}告知${you}补正，${you}补正后，申请内容仍不明确：${clause(reason)}。`,
      `${under(facts, 'still-unclear')}${self}无法提供。`,
    ]
  }),
  petition: body(['reason', 'way'], (facts, { reason, way }) => {
    const { self, you, application } = wordsFor(facts)
    return [
      `${you}以${application}的形式提出信访、投诉、举报等事项：${clause(reason)}。`,
      `${under(facts, 'petition')}${self}不作为${application}处理。${you}可以通过下列渠道提出：${clause(way)}。`,
    ]
  }),
  repeat: body(['earlierOn', 'earlierNumber'], (facts, { earlierOn, earlierNumber }) => {
    const { self, you } = wordsFor(facts)
    return [
      `${you}此前提出过相同的申请，${self}已于${dayText(earlierOn)}以${clause(earlierNumber)}作出答复。`,
      `${under(facts, 'repeat')}${self}对本次申请不予重复处理。`,
    ]
  }),
  publication: body(['way'], (facts, { way }) => {
    const { self, you } = wordsFor(facts)
    return [
      `${you}要求提供的是公报、报刊、书籍等公开出版物。`,
      `${under(facts, 'publication')}${self}不予提供。获取途径：${clause(way)}。`,
    ]
  }),
  excessive: body(['volume', 'reason'], (facts, { volume, reason }) => {
    const { self, you } = wordsFor(facts)
    return [
      `经查，${clause(volume)}，${you}申请公开的数量、频次明显超过合理范围。${self}认为${you}说明的理由不合理：${clause(reason)}。`,
      `${under(facts, 'excessive')}${self}不予处理。`,
    ]
  }),
  reissue: notHandled(
    'reissue',
    (facts) => `${wordsFor(facts).you}要求${wordsFor(facts).self}确认或者重新出具已经获取的信息。`,
    '不予处理',
  ),
  'correction-lapsed': body(['noticeOn', 'correctBy'], (facts, { noticeOn, correctBy }) => {
    const { self, you } = wordsFor(facts)
    return [
      `${self}于${dayText(noticeOn)}告知${you}补正，补正期限至${dayText(correctBy)}。${you}无正当理由逾期未补正。`,
      `${under(facts, 'correction-lapsed')}视为${you}放弃申请，${self}不再处理该申请。`,
    ]
  }),
  'fee-lapsed': body(['noticeOn', 'dueOn'], (facts, { noticeOn, dueOn }) => {
    const { self, you } = wordsFor(facts)
    return [
      `${self}于${dayText(noticeOn)}通知${you}缴纳信息处理费，缴费期限至${dayText(dueOn)}。${you}逾期未缴纳。`,
      `${under(facts, 'fee-lapsed', FEE_RULES)}视为${you}放弃申请，${self}不再处理该申请。`,
    ]
  }),
  'not-needed': notHandled(
    'not-needed',
    (facts) => `${told(facts)}与${wordsFor(facts).you}自身学习、科研、工作等特殊需要无关。`,
    '不予提供',
  ),
  withdrawn: body(['withdrawnOn'], (facts, { withdrawnOn }) => {
    const { self, you, information } = wordsFor(facts)
    return [
      `${you}于${dayText(withdrawnOn)}向${self}提出撤回上述申请。${self}予以确认，该申请终止办理。`,
      `${you}今后仍需要该${information}的，可以另行提出申请。`,
    ]
  }),
  other: notHandled('other', () => '', '对该申请作其他处理，现予告知'),
}

type GroundOutcome =
  | 'state-secret'
  | 'forbidden-by-law'
  | 'security'
  | 'third-party-rights'
  | 'internal'
  | 'deliberative'
  | 'enforcement-file'
  | 'school-rule'
