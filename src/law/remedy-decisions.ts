import { type RemedyKind, type RemedyResult } from './remedy-kinds.ts'

/** Who decides, and so which decisions there are. */
type DecisionForum = 'reconsideration' | 'court' | 'complaint'

/**
 * A kind of decision: its name, the article that knows it (行政复议法 2023, 行政诉讼法 2017; null where none is named),
 * and the report column it counts in. 'as-before': the result of the earlier instance stands.
 */
type DecisionRule = {
  forum: DecisionForum
  label: string
  article: string | null
  result: RemedyResult | 'as-before'
}

type Entry = readonly [label: string, article: string | null, result: RemedyResult | 'as-before']
const rules = <K extends string>(forum: DecisionForum, entries: Record<K, Entry>) =>
  Object.fromEntries(
    Object.entries<Entry>(entries).map(([kind, [label, article, result]]) => [kind, { forum, label, article, result }]),
  ) as Record<K, DecisionRule>

/**
 * Decisions and the columns they count in. No official definition of the columns is known: the whole mapping is our
 * convention, which an organ may change in its settings (see resultOfDecision).
 */
export const DECISIONS = {
  ...rules('reconsideration', {
    'reconsideration-maintained': ['维持', '第六十八条', 'upheld'],
    'reconsideration-claim-dismissed': ['驳回行政复议请求', '第六十九条', 'upheld'],
    'reconsideration-changed': ['变更', '第六十三条', 'corrected'],
    'reconsideration-revoked': ['撤销或者部分撤销', '第六十四条', 'corrected'],
    'reconsideration-unlawful': ['确认违法', '第六十五条', 'corrected'],
    'reconsideration-ordered': ['责令履行', '第六十六条', 'corrected'],
    'reconsideration-void': ['确认无效', '第六十七条', 'corrected'],
    'reconsideration-no-evidence': ['因未依法答复、举证而撤销、确认违法或者责令履行', '第七十条', 'corrected'],
    'reconsideration-not-accepted': ['不予受理', '第三十条', 'other'],
    'reconsideration-application-dismissed': ['驳回行政复议申请', '第三十三条', 'other'],
    'reconsideration-ended': ['终止', '第四十一条', 'other'],
    'reconsideration-mediated': ['调解', '第七十三条', 'other'],
    'reconsideration-settled': ['和解撤回', '第七十四条', 'other'],
  }),
  ...rules('court', {
    'court-claim-dismissed': ['驳回诉讼请求', '第六十九条', 'upheld'],
    'court-revoked': ['撤销或者部分撤销', '第七十条', 'corrected'],
    'court-ordered': ['判决履行', '第七十二条', 'corrected'],
    'court-payment': ['判决给付', '第七十三条', 'corrected'],
    'court-unlawful': ['确认违法', '第七十四条', 'corrected'],
    'court-void': ['确认无效', '第七十五条', 'corrected'],
    'court-changed': ['判决变更', '第七十七条', 'corrected'],
    // A second instance that upholds a judgment against the organ leaves the organ corrected.
    'court-appeal-dismissed': ['二审驳回上诉、维持原判', null, 'as-before'],
    'court-not-docketed': ['不予立案', null, 'other'],
    'court-action-dismissed': ['驳回起诉', null, 'other'],
    'court-withdrawn': ['撤诉', null, 'other'],
    'court-ended': ['终结诉讼', null, 'other'],
    'court-transferred': ['移送', null, 'other'],
  }),
  ...rules('complaint', {
    'complaint-unfounded': ['经查不属实', null, 'upheld'],
    'complaint-substantiated': ['经查属实，责令改正', null, 'corrected'],
    'complaint-closed': ['其他办结', null, 'other'],
  }),
}

/** A kind of decision. */
export type Decision = keyof typeof DECISIONS
export const DECISION_NAMES = Object.keys(DECISIONS) as readonly Decision[]

/** An organ's own reading of the columns: what differs from the convention above. */
export type DecisionResults = Partial<Record<Decision, RemedyResult>>

/** Whether a text is the name of a decision. */
export function isDecision(text: unknown): text is Decision {
  return typeof text === 'string' && Object.hasOwn(DECISIONS, text)
}

/** The decisions a dispute of this kind can end with. */
export function decisionsFor(kind: RemedyKind): Decision[] {
  return DECISION_NAMES.filter((decision) => DECISIONS[decision].forum === forumOf(kind))
}

/**
 * The column a decision counts in. `earlier` is the result of the instance before, for a decision that lets it stand
 * (without one: 'upheld'). One dispute counts once, by its latest result.
 */
export function resultOfDecision(
  decision: Decision,
  own: DecisionResults = {},
  earlier: RemedyResult | null = null,
): RemedyResult {
  const result = own[decision] ?? DECISIONS[decision].result
  return result === 'as-before' ? (earlier ?? 'upheld') : result
}

function forumOf(kind: RemedyKind): DecisionForum {
  if (kind === 'reconsideration') return 'reconsideration'
  return kind === 'lawsuit-direct' || kind === 'lawsuit-after-reconsideration' ? 'court' : 'complaint'
}
