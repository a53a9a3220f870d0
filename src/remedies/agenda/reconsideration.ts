import { type LocalDate } from '../../law/date.ts'
import { UNDECIDED_ENDS } from '../../law/dispute-decisions.ts'
import { currentInstance, type Decided, openSuspension } from '../progress.ts'
import { acceptanceDue, acceptedOn, awaitsCorrection, type DecisionDue, decisionDue } from '../time-of-decision.ts'
import { answeringLines, hearingLines, newReplyLines, suspensionNote } from './answering.ts'
import { dueLine, type Line, limitLine, note, type View, whileOpen } from './lines.ts'

/** The days of a reconsideration. 行政复议法 arts. 30, 31, 34, 39, 41, 48, 54, 62, 76, 77; 行政诉讼法 art. 45. */
export function reconsiderationLines(view: View): Line[] {
  const { at, calendar, today } = view
  const decided = currentInstance(at)?.decided ?? null
  const accepted = acceptedOn(at, calendar, today)
  const course = decided ? afterDecision(view, decided) : accepted ? pending(view, accepted) : beforeAcceptance(view)
  return [...course, ...opinionLetter(view)]
}

function beforeAcceptance(view: View): Line[] {
  const { at, calendar, today } = view
  if (at.withdrawnOn !== null || at.filedOn === null) return []
  if (awaitsCorrection(at)) return correction(view)
  const due = acceptanceDue(at, calendar)
  if (due === null) return [limitLine(view, 'reconsideration-acceptance', 'deciding-body', at.filedOn)]
  const acceptance = dueLine(view, 'reconsideration-acceptance', 'deciding-body', due)
  const noticeOpen = at.correction === null && today <= due.dueOn
  return noticeOpen
    ? [acceptance, limitLine(view, 'reconsideration-correction-notice', 'deciding-body', at.filedOn)]
    : [acceptance]
}

/** Ten working days from the notice's receipt; after them the application counts as withdrawn. */
function correction(view: View): Line[] {
  const { noticedOn, receivedOn } = view.at.correction!
  const from = receivedOn ?? noticedOn
  const line = limitLine(view, 'reconsideration-correction', 'applicant', from, { assumed: receivedOn === null })
  const lapsed = 'deadline' in line && line.deadline.standing === 'overdue' ? line.deadline.dueOn : null
  return lapsed ? [note('correction-lapsed', lapsed, '行政复议法第三十一条')] : [line]
}

function pending(view: View, accepted: LocalDate): Line[] {
  const { at, calendar, today } = view
  const simplified = currentInstance(at)?.procedure === 'simplified'
  const limits = simplified
    ? ({ copy: 'reconsideration-copy-simplified', answer: 'reconsideration-answer-simplified' } as const)
    : ({ copy: 'reconsideration-copy', answer: 'reconsideration-answer' } as const)
  const due = decisionDue(at, accepted, calendar)
  return [
    ...(at.openedOn === null ? [note('deemed-accepted', accepted, '行政复议法第三十条')] : []),
    ...answeringLines(view, limits, accepted),
    ...hearingLines(view),
    ...decisionLine(view, due, accepted),
    ...(due && today > due.dueOn ? afterLapse(view, due.dueOn) : []),
    ...suspensionNote(view),
    ...termination(view),
  ]
}

function decisionLine(view: View, due: DecisionDue | null, accepted: LocalDate): Line[] {
  if (due) return [dueLine(view, due.limit, 'deciding-body', due)]
  const suspended = openSuspension(currentInstance(view.at)) !== undefined
  return suspended ? [] : [limitLine(view, 'reconsideration-decision', 'deciding-body', accepted)]
}

/** Sixty days of suspension for a party's sake end the matter. */
function termination(view: View): Line[] {
  const suspension = openSuspension(currentInstance(view.at))
  return suspension?.ground === 'party'
    ? [limitLine(view, 'reconsideration-termination', 'deciding-body', suspension.from)]
    : []
}

/** The period of the decision is over: the suit is open for fifteen days. */
const afterLapse = (view: View, dueOn: LocalDate): Line[] => [
  note('decision-overdue', dueOn, '行政复议法第三十四条、行政诉讼法第四十五条'),
  ...whileOpen(limitLine(view, 'lawsuit-after-reconsideration', 'applicant', dueOn)),
]

/** Nothing to sue on where the parties settled or the matter was ended. */
function afterDecision(view: View, decided: Decided): Line[] {
  if (decided.decision !== null && UNDECIDED_ENDS.has(decided.decision)) return newReplyLines(view)
  const { applicant } = decided.served
  const suit = limitLine(view, 'lawsuit-after-reconsideration', 'applicant', applicant ?? decided.on, {
    assumed: applicant === undefined,
  })
  return [...newReplyLines(view), ...whileOpen(suit)]
}

function opinionLetter(view: View): Line[] {
  const letter = view.at.opinionLetter
  return letter && letter.answeredOn === null
    ? [limitLine(view, 'opinion-letter-answer', 'respondent', letter.receivedOn)]
    : []
}
