import { type LocalDate } from '../../law/date.ts'
import { disputeDeadline } from '../../law/dispute-deadline.ts'
import { type DisputeLimit, limitRule } from '../../law/dispute-limits.ts'
import { newReplyDuty } from '../new-reply.ts'
import { currentInstance, openSuspension } from '../progress.ts'
import { dayOf, deadlineLabel, type Line, limitLine, note, type View } from './lines.ts'

/** What the respondent answers with, and the limits of the copy and of the answer. */
type Answering = { copy: DisputeLimit; answer: DisputeLimit }

/** The copy of the application or complaint, then the answer with evidence. 行政复议法 arts. 48, 54; 行政诉讼法 art. 67. */
export function answeringLines(view: View, { copy, answer }: Answering, accepted: LocalDate): Line[] {
  const { copyReceivedOn, answeredOn } = view.at
  if (copyReceivedOn === null) return [limitLine(view, copy, 'deciding-body', accepted)]
  return answeredOn === null ? [limitLine(view, answer, 'respondent', copyReceivedOn)] : lateAnswer(view, answer)
}

/** A late answer is recorded as it came; what follows from it is for the body to say. 行政复议法 art. 70; 行政诉讼法 art. 34. */
function lateAnswer({ at, calendar }: View, answer: DisputeLimit): Line[] {
  if (at.copyReceivedOn === null || at.answeredOn === null) return []
  const due = disputeDeadline(answer, at.copyReceivedOn, calendar)
  const late = due !== null && at.answeredOn > due.dueOn
  return late ? [note('answer-late', at.answeredOn, limitRule(answer).article)] : []
}

/** Hearings to come. */
export const hearingLines = (view: View): Line[] =>
  view.at.hearings
    .filter(({ day }) => day >= view.today)
    .map(({ day, time }) => ({
      deadline: {
        what: 'hearing',
        party: 'respondent',
        label: time === null ? deadlineLabel('hearing') : `${deadlineLabel('hearing')} ${time}`,
        article: view.at.kind === 'reconsideration' ? '行政复议法第五十条' : '行政诉讼法第六十八条',
        ...dayOf(view, { dueOn: day, provisional: false, rolledOver: false, steps: [] }),
      },
    }))

/** The new reply a decision orders, until it is given. */
export function newReplyLines(view: View): Line[] {
  const duty = newReplyDuty(view.at, view.calendar)
  if (duty === null || duty.repliedOn !== null) return []
  const article = view.at.kind === 'reconsideration' ? '行政复议法第七十七条' : '行政诉讼法第九十四条'
  const label = deadlineLabel('new-reply')
  const line: Line = {
    deadline: { what: 'new-reply', party: 'respondent', label, article, ...dayOf(view, duty.due) },
  }
  return duty.assumed ? [line, note('service-unknown', duty.orderedOn, article)] : [line]
}

/** That the clock stands still. */
export function suspensionNote({ at }: View): Line[] {
  const suspension = openSuspension(currentInstance(at))
  const article = at.kind === 'reconsideration' ? '行政复议法第三十九条' : '法释〔2018〕1号第八十七条'
  return suspension ? [note('suspended', suspension.from, article)] : []
}
