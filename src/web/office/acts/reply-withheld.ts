import { isOutcome, type Outcome } from '../../../law/outcomes.ts'
import { type Regime } from '../../../law/rules.ts'
import { type WithheldPart } from '../../../letters/letter-facts.ts'
import { missingOfPart, partGroundLabel, partGrounds } from '../../../letters/reply-grounds.ts'
import { Invalid } from '../../../services/errors.ts'
import { details, fieldset, formFields, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { type ActForm } from './act-page.ts'
import { interestItems, readInterest } from './interest.ts'

/** Parts withheld that a partial disclosure can name. */
const MOST_PARTS = 20
/** The first part is shown, so many more open on demand; all that were filled in are shown. */
const OFFERED = 5
const PARTS = Array.from({ length: MOST_PARTS }, (_, at) => at + 1)
const PIECES = ['What', 'Ground', 'Interest', 'Reason', 'Harm', 'Rule'] as const
type Piece = Lowercase<(typeof PIECES)[number]>

const nameOf = (piece: (typeof PIECES)[number], part: number): string => `withheld${piece}${part}`
const fieldOf = (piece: Piece, part: number): string =>
  nameOf(`${piece[0]!.toUpperCase()}${piece.slice(1)}` as (typeof PIECES)[number], part)

export const WITHHELD_FIELDS: readonly string[] = PARTS.flatMap((part) => PIECES.map((piece) => nameOf(piece, part)))

/** What stands in the fields of these parts, to begin with. */
export const withheldValues = (parts: readonly WithheldPart[]): TypedValues =>
  Object.fromEntries(
    parts
      .slice(0, MOST_PARTS)
      .flatMap((part, at) =>
        (['what', 'ground', 'interest', 'reason', 'harm', 'rule'] as const).map((piece) => [
          fieldOf(piece, at + 1),
          part[piece] ?? '',
        ]),
      ),
  )

/**
 * The parts that were filled in. @throws Invalid where one is incomplete, or none is given (条例 art. 37); a ground that
 * has to be shown with the harm or with a rule wants that too
 */
export function readWithheld(typed: Readonly<Record<string, unknown>>, regime: Regime): WithheldPart[] {
  const text = (piece: Piece, part: number) => String(typed[fieldOf(piece, part)] ?? '').trim()
  const parts = PARTS.map((part) => ({
    part,
    what: text('what', part),
    ground: text('ground', part),
    interest: text('interest', part),
    reason: text('reason', part),
    harm: text('harm', part),
    rule: text('rule', part),
  })).filter(({ part, ...pieces }) => part === 1 || Object.values(pieces).some(Boolean))
  const problems = parts.flatMap(({ part, ...pieces }) => problemsOf(part, pieces, regime))
  if (problems.length > 0) throw new Invalid(problems)
  return parts.map(({ ground, harm, rule, interest, what, reason }) => ({
    what,
    reason,
    ground: ground as Outcome,
    ...(harm ? { harm } : {}),
    ...(rule ? { rule } : {}),
    ...(ground === 'third-party-rights' ? readInterest(interest) : {}),
  }))
}

type Typed = Record<Piece, string>

function problemsOf(part: number, { ground, what, reason, harm, rule }: Typed, regime: Regime) {
  const t = actMessages('zh-CN').fields.details
  const { error } = sharedMessages('zh-CN')
  const labels = {
    what: t.withheldWhat,
    reason: t.withheldReason,
    harm: t.withheldHarm,
    rule: t.withheldRule,
    interest: t.interest,
  }
  const chosen = isOutcome(ground) ? ground : 'granted'
  return missingOfPart({ what, reason, harm, rule, ground: chosen }, regime).map((piece) => ({
    field: fieldOf(piece, part),
    text: piece === 'ground' ? error.choose(t.withheldGround.label) : error.required(labels[piece].label),
  }))
}

/** Fields for the parts withheld, each with its ground, its reason, and what proves it. */
export function withheldFields(form: ActForm, regime: Regime): Html {
  const t = actMessages(form.lang)
  const filled = PARTS.filter((part) => PIECES.some((piece) => Boolean(form.values[nameOf(piece, part)])))
  const shown = PARTS.slice(0, Math.max(OFFERED, filled.at(-1) ?? 0))
  const [first, ...others] = shown.map((part) =>
    fieldset({ legend: t.withheldPart(part), html: partFields(part, form, regime) }),
  )
  const isOpen = (filled.at(-1) ?? 1) > 1
  return html`${first}${details({ summaryText: `${t.withheldPart(2)}…`, html: html`${others}`, open: isOpen })}`
}

function partFields(part: number, form: ActForm, regime: Regime): Html {
  const t = actMessages(form.lang).fields.details
  const fields = formFields(form)
  const grounds = partGrounds(regime).map((value) => ({ value, text: partGroundLabel(value) }))
  const worded = (piece: 'Reason' | 'Harm' | 'Rule') => {
    const { label, hint } = t[`withheld${piece}`]
    return fields.textarea({ name: nameOf(piece, part), label, ...(hint ? { hint } : {}), rows: 2 })
  }
  return html`${fields.input({ name: nameOf('What', part), label: t.withheldWhat.label })}
  ${fields.select({ name: nameOf('Ground', part), label: t.withheldGround.label, items: [{ value: '', text: '' }, ...grounds] })}
  ${fields.select({ name: nameOf('Interest', part), label: t.interest.label, hint: t.interest.hint, items: interestItems(t.interestGeneral) })}
  ${worded('Reason')}${worded('Harm')}${worded('Rule')}`
}
