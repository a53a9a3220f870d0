import { isOutcome, OUTCOMES, outcomeRule, type Outcome } from '../../../law/outcomes.ts'
import { type Regime } from '../../../law/rules.ts'
import { type WithheldPart } from '../../../letters/letter-facts.ts'
import { GROUNDS } from '../../../letters/reply-grounds.ts'
import { Invalid } from '../../../services/errors.ts'
import { details, fieldset, formFields } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { type ActForm } from './act-page.ts'

/** Parts withheld that a partial disclosure can name; the first is shown, the others open on demand. */
const PARTS = [1, 2, 3, 4, 5] as const
export const MOST_PARTS = PARTS.length
const PIECES = ['withheldWhat', 'withheldGround', 'withheldReason'] as const

export const WITHHELD_FIELDS: readonly string[] = PARTS.flatMap((part) => PIECES.map((piece) => `${piece}${part}`))

/** The parts that were filled in. @throws Invalid where one is incomplete, or none is given (条例 art. 37) */
export function readWithheld(typed: Readonly<Record<string, unknown>>): WithheldPart[] {
  const text = (name: string) => String(typed[name] ?? '').trim()
  const parts = PARTS.map((part) => ({
    part,
    what: text(`withheldWhat${part}`),
    ground: text(`withheldGround${part}`),
    reason: text(`withheldReason${part}`),
  })).filter(({ part, what, ground, reason }) => part === 1 || what || ground || reason)
  const problems = parts.flatMap(({ part, ...pieces }) => missing(part, pieces))
  if (problems.length > 0) throw new Invalid(problems)
  return parts.map(({ what, ground, reason }) => ({ what, ground: ground as Outcome, reason }))
}

function missing(part: number, { what, ground, reason }: { what: string; ground: string; reason: string }) {
  const t = actMessages('zh-CN').fields.details
  const { error } = sharedMessages('zh-CN')
  return [
    ...(what ? [] : [{ field: `withheldWhat${part}`, text: error.required(t.withheldWhat.label) }]),
    ...(isOutcome(ground) && GROUNDS.includes(ground)
      ? []
      : [{ field: `withheldGround${part}`, text: error.choose(t.withheldGround.label) }]),
    ...(reason ? [] : [{ field: `withheldReason${part}`, text: error.required(t.withheldReason.label) }]),
  ]
}

/** Fields for the parts withheld, each with its ground and reason. */
export function withheldFields(form: ActForm, regime: Regime): Html {
  const t = actMessages(form.lang)
  const [first, ...others] = PARTS.map((part) =>
    fieldset({ legend: t.withheldPart(part), html: partFields(part, form, regime) }),
  )
  const isOpen = WITHHELD_FIELDS.slice(PIECES.length).some((name) => Boolean(form.values[name]))
  return html`${first}${details({ summaryText: `${t.withheldPart(2)}…`, html: html`${others}`, open: isOpen })}`
}

function partFields(part: number, form: ActForm, regime: Regime): Html {
  const t = actMessages(form.lang).fields.details
  const fields = formFields(form)
  const grounds = GROUNDS.filter((ground) => outcomeRule(ground).regimes.includes(regime))
  const items = [{ value: '', text: '' }, ...grounds.map((value) => ({ value, text: OUTCOMES[value].label }))]
  return html`${fields.input({ name: `withheldWhat${part}`, label: t.withheldWhat.label })}
  ${fields.select({ name: `withheldGround${part}`, label: t.withheldGround.label, items })}
  ${fields.textarea({ name: `withheldReason${part}`, label: t.withheldReason.label, rows: 2 })}`
}
