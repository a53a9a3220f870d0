import { appealLimit } from '../../law/dispute-decisions.ts'
import { currentInstance, type Decided, type Instance } from '../progress.ts'
import { decisionDue } from '../time-of-decision.ts'
import { answeringLines, hearingLines, newReplyLines, suspensionNote } from './answering.ts'
import { dueLine, type Line, limitLine, note, type View, whileOpen } from './lines.ts'

/** The days of a lawsuit. 行政诉讼法 arts. 51, 67, 81, 83, 85, 88, 94. */
export function lawsuitLines(view: View): Line[] {
  const { at } = view
  const now = currentInstance(at)
  if (now === undefined) return beforeDocketing(view)
  return now.decided ? afterJudgment(view, now, now.decided) : pending(view, now)
}

const beforeDocketing = (view: View): Line[] =>
  view.at.filedOn === null || view.at.withdrawnOn !== null
    ? []
    : [limitLine(view, 'lawsuit-docketing', 'deciding-body', view.at.filedOn)]

function pending(view: View, now: Instance): Line[] {
  const due = decisionDue(view.at, null, view.calendar)
  const limits = { copy: 'lawsuit-copy', answer: 'lawsuit-answer' } as const
  return [
    ...(now.name === 'first' ? answeringLines(view, limits, now.from) : []),
    ...hearingLines(view),
    ...(due ? [dueLine(view, due.limit, 'deciding-body', due)] : []),
    ...(now.name === 'retrial' ? [note('retrial-without-limit', now.from, '行政诉讼法第九十一条')] : []),
    ...suspensionNote(view),
  ]
}

/** Either side may appeal from a first-instance judgment; the organ only where it lost something [E]. */
function afterJudgment(view: View, now: Instance, decided: Decided): Line[] {
  const limit = appealLimit(decided.decision, decided.paper)
  if (now.name === 'second' || view.at.appealedOn !== null || limit === null) return newReplyLines(view)
  const sides = decided.result === 'corrected' ? (['respondent', 'applicant'] as const) : (['applicant'] as const)
  const appeals = sides.flatMap((side) => {
    const served = decided.served[side]
    return whileOpen(limitLine(view, limit, side, served ?? decided.on, { assumed: served === undefined }))
  })
  return [...appeals, ...newReplyLines(view)]
}
