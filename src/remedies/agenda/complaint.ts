import { lastDayOf } from '../../law/dispute-deadline.ts'
import { limitRule } from '../../law/dispute-limits.ts'
import { currentInstance } from '../progress.ts'
import { decisionDue } from '../time-of-decision.ts'
import { dueLine, type Line, limitLine, type View, whileOpen } from './lines.ts'

/** The days of a complaint, report or appeal: the office's own target, or those of a petition. CMP-1 … CMP-4. */
export function complaintLines(view: View): Line[] {
  const { at } = view
  const now = currentInstance(at)
  if (now === undefined) return []
  const done = at.answeredOn ?? now.decided?.on ?? null
  if (at.petitionOn !== null) return petitionLines(view, at.petitionOn, done)
  return done === null ? [ownTarget(view, now.from)] : []
}

function ownTarget(view: View, from: Parameters<typeof lastDayOf>[1]): Line {
  const period = { ...limitRule('complaint-answer'), amount: view.targets.complaintWorkdays }
  return dueLine(view, 'complaint-answer', 'respondent', lastDayOf(period, from, view.calendar))
}

type Day = Parameters<typeof lastDayOf>[1]

/** 信访工作条例 arts. 23, 34, 35. */
function petitionLines(view: View, petitionOn: Day, done: Day | null): Line[] {
  if (done !== null) return whileOpen(limitLine(view, 'petition-review-request', 'applicant', done))
  const { openedOn } = view.at
  const told = openedOn !== null && openedOn >= petitionOn
  const due = decisionDue(view.at, null, view.calendar)
  return [
    ...(told ? [] : [limitLine(view, 'petition-acceptance', 'respondent', petitionOn)]),
    ...(due ? [dueLine(view, due.limit, 'respondent', due)] : []),
  ]
}
