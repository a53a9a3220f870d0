/** Why the record of a result is declared void. A choice, not a text, so that no personal data enters an event. */
export const VOID_REASONS = {
  'wrong-result': { label: '结果选错' },
  'wrong-day': { label: '结案日期写错' },
  'wrong-dispute': { label: '登记到了别的争议上' },
  'hearing-moved': { label: '开庭（听证）改期、取消' },
  'wrong-entry': { label: '登记了没有发生的事' },
  'later-instance': { label: '二审、再审等改变了结果' },
} as const

export type VoidReason = keyof typeof VOID_REASONS
