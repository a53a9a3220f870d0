import { outcomesAnew } from '../../../cases/acts/reply.ts'
import { citationOf, outcomeRule, type Outcome } from '../../../law/outcomes.ts'
import { groupOf, RESULT_GROUPS, type ResultGroup } from '../../../law/report/rows.ts'
import { button, insetText, radios } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { paths } from '../../paths.ts'
import { addressWith } from '../../path-values.ts'
import { type ActLook } from './act-page.ts'

/** The first page of a reply: the outcomes the rules allow today, in the groups of the report's table. */
export function outcomeChoice(look: ActLook, error: string | undefined): Html {
  const { view, lang, order } = look
  const offered = order ? outcomesAnew(view.kase.regime) : view.openOutcomes
  const t = actMessages(lang)
  const groups = RESULT_GROUPS.filter((group) => outcomesOf(group, offered).length > 0)
  if (groups.length === 0) return insetText({ text: t.noOutcome })
  const parts = groups.map((group, at) =>
    radios({
      lang,
      name: 'outcome',
      idPrefix: at === 0 ? 'outcome' : `outcome-${group}`,
      fieldset: { legend: { text: t.groups[group], classes: 'govuk-fieldset__legend--s' } },
      classes: 'govuk-radios--small',
      errorMessage: at === 0 ? error : undefined,
      items: outcomesOf(group, offered).map((outcome) => ({
        value: outcome,
        text: outcomeRule(outcome).label,
        hint: citationOf(outcome, view.row.regime) ?? undefined,
      })),
    }),
  )
  return html`<p class="govuk-body">${t.outcomeHint}</p>
    <form method="get" action="${paths.act(view.row.number, order ? 'new-reply' : 'reply')}" id="form" novalidate>
      ${order && html`<input type="hidden" name="remedy" value="${order.remedyId}" />`}${parts}${button({ text: t.next })}
    </form>`
}

/** Where the outcome is chosen: of a first reply, or of one given anew. */
export const outcomeAddress = (number: string, { order }: ActLook): string =>
  order ? addressWith(paths.act(number, 'new-reply'), { remedy: order.remedyId }) : paths.act(number, 'reply')

const outcomesOf = (group: ResultGroup, open: readonly Outcome[]): Outcome[] =>
  open.filter((outcome) => groupOf(outcomeRule(outcome).row) === group)
