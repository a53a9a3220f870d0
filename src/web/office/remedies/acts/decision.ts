import { DECISIONS, type Decision, REMEDY_RESULTS, resultOfDecision } from '../../../../law/remedies.ts'
import { type TimeLimitUnit } from '../../../../law/time-limits.ts'
import { type CourtPaper, type NewReplyPeriod } from '../../../../remedies/events.ts'
import { forumOf, latestDecided } from '../../../../remedies/progress.ts'
import { Invalid } from '../../../../services/errors.ts'
import { formFields } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { choiceField, optionalText } from '../../office-fields.ts'
import { remedyActPage, type RemedyForm, type RemedyLook } from './remedy-act.ts'

const labels = affairsMessages('zh-CN').remedyActs
const NEW_REPLIES = Object.keys(labels.newReplies)
const UNITS = Object.keys(labels.units)

type Typed = {
  decision: Decision
  paper: CourtPaper | ''
  newReply: 'none' | 'period' | 'open' | ''
  amount: string
  unit: TimeLimitUnit | ''
}

/** How it was decided: the kind of decision, from which the report's column follows, and what it orders. */
export const decisionPage = remedyActPage<Typed>({
  name: 'decision',
  type: 'decided',
  suggest: { newReply: 'none', unit: 'workdays' },
  texts: ['docket-number', 'lesson'],
  schema: ({ shown }) => ({
    decision: choiceField(labels.decision, shown.offered.decisions),
    paper: optionalText(labels.paper, 20).valid('', ...Object.keys(labels.papers)),
    newReply: optionalText(labels.newReply, 20).valid('', ...NEW_REPLIES),
    amount: optionalText(labels.newReplyAmount, 6),
    unit: optionalText(labels.newReplyUnit, 20).valid('', ...UNITS),
  }),
  fields: (form, look) => html`${decisions(form, look)}${paper(form, look)}${newReply(form, look)}`,
  act: ({ on, decision, paper, ...order }) => {
    const period = orderedPeriod(order)
    return {
      type: 'decided',
      on,
      decision,
      ...(paper ? { paper } : {}),
      ...(period === undefined ? {} : { newReply: period }),
    }
  },
})

function orderedPeriod({
  newReply,
  amount,
  unit,
}: Pick<Typed, 'newReply' | 'amount' | 'unit'>): NewReplyPeriod | undefined {
  if (newReply === 'open') return null
  if (newReply !== 'period') return undefined
  const days = Number(amount.normalize('NFKC'))
  if (!Number.isSafeInteger(days) || days < 1 || days > 366)
    throw new Invalid([{ field: 'amount', text: labels.newReplyProblem }])
  return { amount: days, unit: unit || 'workdays' }
}

function decisions(form: RemedyForm, { shown, lang }: RemedyLook): Html {
  const t = affairsMessages(lang).remedyActs
  const before = latestDecided(shown.dispute)?.result ?? null
  return formFields(form).radios({
    name: 'decision',
    fieldset: { legend: { text: t.decision } },
    items: shown.offered.decisions.map((decision) => ({
      value: decision,
      text: DECISIONS[decision].label,
      hint: t.countsAs(REMEDY_RESULTS[resultOfDecision(decision, shown.ownResults, before)].label),
    })),
  })
}

function paper(form: RemedyForm, { shown, lang }: RemedyLook): Html | false {
  const t = affairsMessages(lang).remedyActs
  const items = [{ value: '', text: t.paperUnknown }, ...choicesOf(t.papers)]
  return forumOf(shown.dispute.kind) === 'court' && formFields(form).select({ name: 'paper', label: t.paper, items })
}

/** A complaint orders no new reply. */
function newReply(form: RemedyForm, { shown, lang }: RemedyLook): Html | false {
  if (forumOf(shown.dispute.kind) === 'complaint') return false
  const t = affairsMessages(lang).remedyActs
  const fields = formFields(form)
  const period = html`${fields.input({ name: 'amount', label: t.newReplyAmount, inputmode: 'numeric', classes: 'govuk-input--width-3' })}
  ${fields.select({ name: 'unit', label: t.newReplyUnit, items: choicesOf(t.units) })}`
  const items = choicesOf(t.newReplies).map((item) =>
    item.value === 'period' ? { ...item, conditional: { html: period } } : item,
  )
  return fields.radios({ name: 'newReply', fieldset: { legend: { text: t.newReply } }, items })
}

const choicesOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([value, text]) => ({ value, text }))
