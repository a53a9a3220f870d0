import { outcomesFor, outcomeRule, type Outcome } from '../law/outcomes.ts'
import { type LetterDetails } from './letter-facts.ts'
import { type LetterProblem } from './letter.ts'
import { historySentence, opening, orderSentence, wordsFor, type ReceivedFacts } from './phrases.ts'
import { REPLY_BODIES } from './reply-bodies.ts'
import { template, type AnyTemplate } from './template.ts'

/** The result as it stands in the title. */
const RESULTS: Partial<Record<Outcome, string>> = {
  granted: '予以公开',
  'already-public': '已主动公开',
  partial: '部分公开',
  'special-query': '按特别规定办理',
  'does-not-exist': '信息不存在',
  'needs-creating': '不予提供',
  'still-unclear': '无法提供',
  publication: '不予提供',
  repeat: '不予重复处理',
  'correction-lapsed': '视为放弃申请',
  'fee-lapsed': '视为放弃申请',
  'not-needed': '不予提供',
  withdrawn: '撤回确认',
  other: '其他处理',
}
function resultOf(outcome: Outcome, self: string): string {
  if (outcome === 'not-ours') return `非${self}负责公开`
  return RESULTS[outcome] ?? (outcomeRule(outcome).refusal ? '不予公开' : '不予处理')
}

/** The reply with this outcome: opening, history, finding, facts, article. 条例 arts. 36, 37; Order 29 art. 18. */
export function replyTemplate(outcome: Outcome): AnyTemplate {
  const body = REPLY_BODIES[outcome]
  return template({
    needs: body.needs,
    bars: (facts) => [...notAllowed(facts, outcome), ...(body.bars?.(facts) ?? [])],
    compose: (facts, details) => {
      const { application, self } = wordsFor(facts)
      return {
        title: [`${application}答复书`, `（${resultOf(outcome, self)}）`],
        addressee: facts.applicant.name,
        opening: opening(facts),
        history: [...historySentence(facts), ...orderSentence(facts)],
        paragraphs: ['经审查，现答复如下：', ...body.say(facts, details as LetterDetails)],
        closing: '特此答复。',
      }
    },
  })
}

function notAllowed({ organ }: ReceivedFacts, outcome: Outcome): LetterProblem[] {
  if (outcomesFor(organ.regime).includes(outcome)) return []
  return [{ fact: 'outcome', message: `${outcomeRule(outcome).label}这种答复不适用于本单位，请另选办理结果` }]
}
