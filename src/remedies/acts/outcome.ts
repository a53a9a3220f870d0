import { appealLimit, DECLINING_DECISIONS, SECOND_INSTANCE_DECISIONS } from '../../law/dispute-decisions.ts'
import { DECISIONS, decisionsFor, resultOfDecision } from '../../law/remedies.ts'
import { newReplyOrdered } from '../new-reply.ts'
import { currentInstance, forumOf, latestDecided, type Progress } from '../progress.ts'
import { type RemedyBar } from '../ruling.ts'
import { articleBy, barIf, type EventOf, firstBar, type Judging, outside, type Rule, unlessPending } from './judging.ts'

/** A decision of its forum and stage, with the column it counts in. 行政复议法 arts. 30, 33, 61-70; 行政诉讼法 arts. 51, 69-89. */
export const recordDecision: Rule<'decided'> = (event, at, judging) => {
  const declines = event.decision !== undefined && DECLINING_DECISIONS.has(event.decision)
  const begins = articleBy(at, '三十', '五十一')
  const accepted = at.openedOn !== null
  return firstBar(
    barIf(declines && accepted, 'decline-after-acceptance', begins),
    declines ? barIf(latestDecided(at) !== null, 'already-decided') : unlessPending(at),
    kindOfDecision(event, at, judging),
    barIf(event.paper !== undefined && forumOf(at.kind) !== 'court', 'paper-of-courts-only'),
    orderOfNewReply(event, at),
  )
}

function kindOfDecision({ decision, result }: EventOf<'decided'>, at: Progress, { own }: Judging): RemedyBar | null {
  if (decision === undefined) return null
  const { article } = DECISIONS[decision]
  const cited =
    article === null ? undefined : article.replace(/^/, forumOf(at.kind) === 'court' ? '行政诉讼法' : '行政复议法')
  const notSecond = SECOND_INSTANCE_DECISIONS.has(decision) && currentInstance(at)?.name !== 'second'
  return firstBar(
    barIf(!decisionsFor(at.kind).includes(decision), 'decision-of-other-forum'),
    barIf(notSecond, 'second-instance-only', '行政诉讼法第八十九条'),
    barIf(
      result !== resultOfDecision(decision, own, latestDecided(at)?.result ?? null),
      'result-against-decision',
      cited,
    ),
  )
}

function orderOfNewReply({ newReply, result }: EventOf<'decided'>, at: Progress): RemedyBar | null {
  if (newReply === undefined) return null
  const article = articleBy(at, '六十四', '七十')
  const amount = newReply?.amount ?? 1
  return firstBar(
    barIf(result !== 'corrected', 'new-reply-without-correction', article),
    barIf(!Number.isSafeInteger(amount) || amount <= 0, 'new-reply-not-positive', article),
  )
}

const decidedNow = (at: Progress) => currentInstance(at)?.decided ?? null

export const serve: Rule<'served'> = ({ party }, at) => {
  const made = decidedNow(at)
  return firstBar(
    barIf(made === null, 'not-decided'),
    barIf(made?.served[party] !== undefined, 'served-before', articleBy(at, '七十五', '八十')),
  )
}

/** 行政复议法 art. 76: an opinion letter comes in or after the proceedings. */
export const receiveOpinionLetter: Rule<'opinion-letter-received'> = (_event, at) =>
  firstBar(
    outside(at, 'reconsideration'),
    barIf(at.instances.length === 0, 'not-accepted', '行政复议法第七十六条'),
    barIf(at.opinionLetter !== null, 'opinion-letter-before', '行政复议法第七十六条'),
  )

export const answerOpinionLetter: Rule<'opinion-letter-answered'> = (_event, at) =>
  barIf(at.opinionLetter?.answeredOn !== null, 'no-opinion-letter', '行政复议法第七十六条')

/** Against a first-instance judgment, or a ruling that may be appealed; lateness is for the court. 行政诉讼法 art. 85. */
export const appeal: Rule<'appealed'> = (_event, at) => {
  const made = decidedNow(at)
  const final = currentInstance(at)?.name === 'second' || (made !== null && !appealLimit(made.decision, made.paper))
  return firstBar(
    outside(at, 'court'),
    barIf(made === null, 'not-decided', '行政诉讼法第八十五条'),
    barIf(final, 'not-appealable', '行政诉讼法第八十五条'),
    barIf(at.appealedOn !== null, 'appealed-before', '行政诉讼法第八十五条'),
  )
}

export const openSecondInstance: Rule<'second-instance-opened'> = (_event, at) =>
  firstBar(outside(at, 'court'), barIf(at.appealedOn === null, 'not-appealed', '行政诉讼法第八十八条'))

/** 行政诉讼法 art. 89. */
export const remand: Rule<'remanded'> = (_event, at) => {
  const name = currentInstance(at)?.name
  return firstBar(
    outside(at, 'court'),
    unlessPending(at),
    barIf(name !== 'second' && name !== 'retrial', 'not-in-second-instance', '行政诉讼法第八十九条'),
  )
}

/** Against a judgment in force. 行政诉讼法 arts. 90-93. */
export const openRetrial: Rule<'retrial-opened'> = (_event, at) =>
  firstBar(
    outside(at, 'court'),
    barIf(decidedNow(at) === null, 'not-decided', '行政诉讼法第九十条'),
    barIf(at.appealedOn !== null, 'appeal-pending', '行政诉讼法第九十条'),
  )

export const replyAnew: Rule<'replied-anew'> = ({ caseId }, at) => {
  const done = at.repliedAnewOn !== null || (caseId !== undefined && at.anew.includes(caseId))
  return barIf(!newReplyOrdered(at) || done, 'no-new-reply-ordered', articleBy(at, '七十七', '九十四'))
}
