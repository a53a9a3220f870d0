import { citationOf } from '../../law/outcomes.ts'
import { type CaseEvidence, type EvidenceFacts } from './facts.ts'

/** The acts a reply rests on by regime, each once, with the article of the reply where it has one. */
const ACTS = {
  ogi: '《中华人民共和国政府信息公开条例》（国务院令第711号，2019年5月15日起施行）',
  order29: '《高等学校信息公开办法》（教育部令第29号，2010年9月1日起施行）',
  reconsideration: '《中华人民共和国行政复议法》（2023年修订，2024年1月1日起施行）',
  litigation: '《中华人民共和国行政诉讼法》（2017年修正）',
} as const

/** What the respondent relies on, in the order it is cited; the exact wording goes beside it as copies. */
export function legalBasis({ forum, cases }: EvidenceFacts): string[] {
  const procedure = {
    reconsideration: [ACTS.reconsideration],
    court: [ACTS.litigation],
    complaint: [],
  }[forum]
  return [...new Set([...cases.flatMap(actsOf), ...procedure])]
}

function actsOf({ regime, reply }: CaseEvidence): string[] {
  const act = regime === 'college' ? ACTS.order29 : ACTS.ogi
  const cited = reply && citationOf(reply.outcome, regime)
  return cited ? [act, `答复依据的条款：${cited}`] : [act]
}
