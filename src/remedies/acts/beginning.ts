import { acceptanceDue } from '../time-of-decision.ts'
import { currentInstance, forumOf, type Progress } from '../progress.ts'
import { type RemedyBar } from '../ruling.ts'
import { articleBy, barIf, type EventOf, firstBar, type Judging, outside, type Rule } from './judging.ts'

/** A dispute begins once, in the way of its kind. Judged before there is any dispute. */
export function beginningOf(event: EventOf<'applied' | 'filed' | 'received' | 'opened'>): RemedyBar | null {
  const forum = forumOf(event.kind)
  if (event.type === 'opened')
    return firstBar(
      barIf(event.deemed === true, 'deemed-day-differs', '行政复议法第三十条'),
      barIf(event.coDefendant !== undefined && forum !== 'court', 'not-for-this-kind'),
    )
  const own = { applied: 'reconsideration', filed: 'court', received: 'complaint' } as const
  return barIf(own[event.type] !== forum, 'not-for-this-kind')
}

/** Once begun, a dispute does not begin again. */
export const begunAlready = (): RemedyBar | null => barIf(true, 'already-begun')

/** Acceptance or docketing, once, of the dispute that was brought. 行政复议法 art. 30; 行政诉讼法 art. 51. */
export const accept: Rule<'opened'> = (event, at, judging) => {
  const article = articleBy(at, '三十', '五十一')
  const now = currentInstance(at)
  return firstBar(
    barIf(at.openedOn !== null, 'already-accepted', article),
    barIf(now != null && now.decided !== null, 'already-decided'),
    barIf(kindDiffers(event, at), 'kind-differs'),
    barIf(event.coDefendant !== undefined && forumOf(at.kind) !== 'court', 'not-for-this-kind'),
    barIf(event.deemed === true && !isDeemedDay(event, at, judging), 'deemed-day-differs', '行政复议法第三十条'),
  )
}

/** Whether a lawsuit came after reconsideration may turn out later; any other kind stays what it was. */
const kindDiffers = ({ kind }: EventOf<'opened'>, at: Progress) =>
  kind !== at.kind && !(forumOf(kind) === 'court' && forumOf(at.kind) === 'court')

const isDeemedDay = ({ on }: EventOf<'opened'>, at: Progress, { calendar }: Judging) =>
  acceptanceDue(at, calendar)?.dueOn === on

/** Once, in one notice, before acceptance. 行政复议法 art. 31. */
export const noticeCorrection: Rule<'correction-noticed'> = ({ on, receivedOn }, at) =>
  firstBar(
    outside(at, 'reconsideration'),
    barIf(at.instances.length > 0, 'already-accepted', '行政复议法第三十一条'),
    barIf(at.correction !== null, 'correction-noticed-before', '行政复议法第三十一条'),
    barIf(receivedOn !== undefined && receivedOn < on, 'notice-received-before-sent', '行政复议法第三十一条'),
  )

export const recordCorrection: Rule<'corrected'> = (_event, at) =>
  firstBar(
    outside(at, 'reconsideration'),
    barIf(at.instances.length > 0, 'already-accepted', '行政复议法第三十一条'),
    barIf(
      at.correction === null || at.correction.correctedOn !== null,
      'no-correction-awaited',
      '行政复议法第三十一条',
    ),
  )

export const withdraw: Rule<'withdrawn'> = (_event, at) =>
  firstBar(
    barIf(currentInstance(at)?.decided != null, 'already-decided'),
    barIf(at.withdrawnOn !== null, 'withdrawn-before', articleBy(at, '七十四', '六十二')),
  )
