import { stepText, warningText } from '../law/reply-clock.ts'
import { type CaseView } from '../services/case-view.ts'

/** The dates of a case and how they were counted, in words. */
export function deadlineOf({ clock, row, steps }: Pick<CaseView, 'clock' | 'row' | 'steps'>) {
  const { state, receivedOn, dueOn, provisional, correctBy, paymentDueOn } = clock
  return {
    state,
    submittedOn: row.submittedOn,
    receivedOn,
    dueOn,
    provisional,
    correctBy,
    paymentDueOn,
    steps: steps.map((step) => ({
      on: step.on,
      what: stepText(step),
      ...(step.article === undefined ? {} : { article: step.article }),
    })),
    warnings: clock.warnings.map(warningText),
  }
}
