import { DISPUTE_RULES, type RuleOfDisputes } from '../law/dispute-rules.ts'
import { type RemedyKind } from '../law/remedies.ts'
import { type RemedyEventType } from './events.ts'
import { type Forum, forumOf } from './progress.ts'

/** The rules to have before one's eyes when an entry is made, by where the dispute is heard. */
const RULES: Partial<Record<RemedyEventType, Partial<Record<Forum, readonly RuleOfDisputes[]>>>> = {
  opened: { reconsideration: ['REC-8', 'REC-12'], court: ['LIT-6', 'LIT-10'], complaint: ['CMP-4'] },
  'correction-noticed': { reconsideration: ['REC-9'] },
  corrected: { reconsideration: ['REC-8', 'REC-9'] },
  'procedure-set': { reconsideration: ['REC-12', 'REC-14'], court: ['LIT-10'] },
  'copy-received': { reconsideration: ['REC-10', 'REC-11'], court: ['LIT-7', 'LIT-8'] },
  answered: { reconsideration: ['REC-11'], court: ['LIT-8'], complaint: ['CMP-1', 'CMP-2', 'CMP-3'] },
  suspended: { reconsideration: ['REC-15'] },
  resumed: { reconsideration: ['REC-15'] },
  extended: { reconsideration: ['REC-13', 'REC-14'], court: ['LIT-9', 'LIT-12'], complaint: ['CMP-4'] },
  'transferred-as-petition': { complaint: ['CMP-4'] },
  decided: { reconsideration: ['REC-13', 'REC-19'], court: ['LIT-9', 'LIT-11'], complaint: ['CMP-1', 'CMP-3'] },
  served: { reconsideration: ['LIT-2', 'REC-19'], court: ['LIT-11'] },
  'opinion-letter-received': { reconsideration: ['REC-18'] },
  'opinion-letter-answered': { reconsideration: ['REC-18'] },
  appealed: { court: ['LIT-11'] },
  'second-instance-opened': { court: ['LIT-12'] },
  'replied-anew': { reconsideration: ['REC-18'] },
  'reconsideration-linked': { court: ['LIT-2'] },
}

/** What the law says about an entry in a dispute of this kind, each sentence with its article. */
export const lawOfAct = (type: RemedyEventType, kind: RemedyKind): string[] =>
  (RULES[type]?.[forumOf(kind)] ?? []).map((each) => `${DISPUTE_RULES[each].says}（${DISPUTE_RULES[each].article}）。`)
