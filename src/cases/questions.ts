/** What a department or a party is asked. `email`: where a party's link goes; a department's contact has their own. */
export type Asked = { text: string; name: string | null; email: string | null }

/** How a department may answer. */
export const DEPARTMENT_ANSWERS = ['provided', 'nothing-found', 'objects', 'not-ours'] as const
/** How a party of a consultation may answer. 条例 arts. 32, 34 */
export const PARTY_ANSWERS = ['agree', 'object', 'partly'] as const
export type AnswerKind = (typeof DEPARTMENT_ANSWERS)[number] | (typeof PARTY_ANSWERS)[number]

/** An answer. `places` and `words`: where and by which words was searched, when nothing was found. */
export type Answer = { kind: AnswerKind; text: string; answerer: string; places: string; words: string }

/** The kinds of answer open to whoever was asked. */
export const answersFor = ({ party }: { party: string | null }): readonly AnswerKind[] =>
  party === null ? DEPARTMENT_ANSWERS : PARTY_ANSWERS
