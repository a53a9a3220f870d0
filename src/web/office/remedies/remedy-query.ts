import { type Request } from 'express'
import { type LocalDate } from '../../../law/date.ts'
import { isRemedyKind, REMEDY_KINDS, REMEDY_RESULT_NAMES, REMEDY_RESULTS } from '../../../law/remedies.ts'
import { type Regime } from '../../../law/rules.ts'
import { type Actor } from '../../../services/context.ts'
import { type RemedyFilter } from '../../../services/remedy-service.ts'
import { filterBar, formFields } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { queryText } from '../../path-values.ts'
import { remedyKindsFor } from './remedy-kinds-order.ts'

/** The conditions of the ledger as they stand in its address. */
export type RemedyQuery = { kind: string; standing: string; result: string }

export const typedQuery = (req: Request): RemedyQuery => ({
  kind: queryText(req, 'kind'),
  standing: queryText(req, 'standing'),
  result: queryText(req, 'result'),
})

export const isNarrowed = (typed: RemedyQuery): boolean => Object.values(typed).some(Boolean)

/** What they narrow the ledger to; words it does not know narrow nothing. */
export function filterOf(
  { kind, standing, result }: RemedyQuery,
  today: LocalDate,
  actor: Pick<Actor, 'id'>,
): RemedyFilter {
  const known = REMEDY_RESULT_NAMES.find((each) => each === result)
  return {
    ...(isRemedyKind(kind) ? { kind } : {}),
    ...(standing === 'open' ? { open: true } : standing === 'ended' ? { open: false } : {}),
    ...(standing === 'late' ? { lateOn: today } : {}),
    ...(standing === 'mine' && actor.id.startsWith('officer:') ? { handler: actor.id.slice('officer:'.length) } : {}),
    ...(known ? { result: known } : {}),
  }
}

/** The conditions as a form. */
export function remedyFilter(typed: RemedyQuery, regime: Regime, lang: Language): Html {
  const t = affairsMessages(lang).remedies
  const fields = formFields({ lang, values: typed })
  const all = { value: '', text: t.all }
  const kinds = remedyKindsFor(regime).map((kind) => ({ value: kind, text: REMEDY_KINDS[kind].label }))
  const standings = Object.entries(t.standings).map(([value, text]) => ({ value, text }))
  const results = REMEDY_RESULT_NAMES.map((value) => ({ value, text: REMEDY_RESULTS[value].label }))
  return filterBar({
    lang,
    label: t.filter,
    action: paths.remedies(),
    fields: html`${fields.select({ name: 'kind', label: t.kind, items: [all, ...kinds] })}
    ${fields.select({ name: 'standing', label: t.standing, items: [all, ...standings] })}
    ${fields.select({ name: 'result', label: t.result, items: [all, ...results] })}`,
    clearHref: isNarrowed(typed) ? paths.remedies() : undefined,
  })
}
