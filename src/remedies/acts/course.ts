import { limitRule } from '../../law/dispute-limits.ts'
import { acceptedOn, decisionDue } from '../time-of-decision.ts'
import { currentInstance, forumOf, openSuspension } from '../progress.ts'
import { articleBy, barIf, firstBar, outside, type Rule, unlessPending } from './judging.ts'

/** 行政复议法 arts. 48, 54; 行政诉讼法 art. 67: the copy follows acceptance, once. */
export const receiveCopy: Rule<'copy-received'> = (_event, at) =>
  firstBar(
    outside(at, 'reconsideration', 'court'),
    unlessPending(at),
    barIf(at.copyReceivedOn !== null, 'copy-received-before', articleBy(at, '四十八', '六十七')),
  )

/** The answer runs from the copy (行政复议法 arts. 48, 54; 行政诉讼法 art. 67); of a complaint the complainant is told. */
export const answer: Rule<'answered'> = (_event, at) => {
  const article = articleBy(at, '四十八', '六十七')
  if (forumOf(at.kind) === 'complaint') return barIf(at.answeredOn !== null, 'answered-before')
  return firstBar(
    unlessPending(at),
    barIf(at.copyReceivedOn === null, 'copy-not-received', article),
    barIf(at.answeredOn !== null, 'answered-before', article),
  )
}

/** 行政复议法 art. 39; 行政诉讼法 art. 101 with 法释〔2018〕1号 art. 87. */
export const suspend: Rule<'suspended'> = (_event, at) =>
  firstBar(
    outside(at, 'reconsideration', 'court'),
    unlessPending(at),
    barIf(openSuspension(currentInstance(at)) !== undefined, 'already-suspended', articleBy(at, '三十九', '一百零一')),
  )

export const resume: Rule<'resumed'> = (_event, at) =>
  firstBar(
    outside(at, 'reconsideration', 'court'),
    unlessPending(at),
    barIf(openSuspension(currentInstance(at)) === undefined, 'not-suspended', articleBy(at, '三十九', '一百零一')),
  )

/**
 * In the period and, for reconsideration and petitions, once and by no more than thirty days; never in a simplified
 * procedure. 行政复议法 art. 62; 行政诉讼法 arts. 81, 83, 88; 信访工作条例 art. 34. Courts' extensions have no bound.
 */
export const extend: Rule<'extended'> = ({ on, days }, at, { calendar }) => {
  const now = currentInstance(at)
  const isPetition = forumOf(at.kind) === 'complaint'
  const due = decisionDue(at, acceptedOn(at, calendar, on), calendar)
  const longest = (due && limitRule(due.limit).longestExtension) ?? null
  const article = isPetition
    ? '信访工作条例第三十四条'
    : articleBy(at, '六十二', now?.name === 'second' ? '八十八' : '八十一')
  return firstBar(
    unlessPending(at),
    barIf(isPetition && at.petitionOn === null, 'only-petitions-extended'),
    barIf(now?.procedure === 'simplified', 'simplified-not-extended', articleBy(at, '六十二', '八十三')),
    barIf(!Number.isSafeInteger(days) || days <= 0, 'extension-not-positive', article),
    barIf(longest !== null && now?.extendedDays != null, 'extended-before', article),
    barIf(longest !== null && days > longest, 'extension-too-long', article),
    barIf(due !== null && on > due.dueOn, 'extension-past-due', article),
  )
}

/** A simplified procedure may turn ordinary, not the other way. 行政复议法 arts. 53-55; 行政诉讼法 arts. 82, 84. */
export const setProcedure: Rule<'procedure-set'> = ({ procedure }, at) => {
  const now = currentInstance(at)
  return firstBar(
    outside(at, 'reconsideration', 'court'),
    unlessPending(at),
    barIf(now?.procedure === procedure, 'procedure-same', articleBy(at, '五十三', '八十二')),
    barIf(now?.procedure === 'ordinary', 'no-return-to-simplified', articleBy(at, '五十五', '八十四')),
    barIf(
      procedure === 'simplified' && now?.name !== 'first',
      'simplified-first-instance-only',
      articleBy(at, '五十三', '八十二'),
    ),
  )
}

/** 行政复议法 art. 73; 行政诉讼法 art. 60. */
export const mediate: Rule<'mediated'> = (_event, at) =>
  firstBar(outside(at, 'reconsideration', 'court'), unlessPending(at))

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** 行政复议法 art. 50; 行政诉讼法 art. 68 on. */
export const setHearing: Rule<'hearing-set'> = ({ on, day, time }, at) =>
  firstBar(
    outside(at, 'reconsideration', 'court'),
    unlessPending(at),
    barIf(day < on, 'hearing-day-past', articleBy(at, '五十', '六十八')),
    barIf(time !== undefined && !TIME.test(time), 'hearing-time-wrong', articleBy(at, '五十', '六十八')),
  )

/** 信访工作条例 arts. 22, 23. */
export const transferAsPetition: Rule<'transferred-as-petition'> = (_event, at) =>
  firstBar(
    outside(at, 'complaint'),
    unlessPending(at),
    barIf(at.petitionOn !== null, 'transferred-before', '信访工作条例第二十三条'),
  )
