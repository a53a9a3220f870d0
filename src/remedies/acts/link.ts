import { forumOf } from '../progress.ts'
import { barIf, firstBar, outside, type Rule } from './judging.ts'

export const linkCase: Rule<'case-linked'> = ({ caseId }, at) =>
  barIf(at.caseIds.includes(caseId), 'case-linked-before')

export const unlinkCase: Rule<'case-unlinked'> = ({ caseId }, at) =>
  barIf(!at.caseIds.includes(caseId), 'case-not-linked')

/** Only a lawsuit comes after a reconsideration; it stays a lawsuit. 行政诉讼法 arts. 44, 45. */
export const linkReconsideration: Rule<'reconsideration-linked'> = ({ kind }, at) =>
  firstBar(outside(at, 'court'), barIf(forumOf(kind) !== 'court', 'kind-differs', '行政诉讼法第四十五条'))
