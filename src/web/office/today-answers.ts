import { type AwaitedAnswer, type Today } from '../../services/ledger-service.ts'
import { taskRow, taskRows } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { shortDay } from '../messages/dates.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { type LightDay } from './case-light.ts'
import { titleOf } from './case-title.ts'
import { lightOfDay } from './today-disputes.ts'
import { countOf } from './today-groups.ts'

/** Questions that departments and consulted parties have not answered yet, each with its own day; the late ones first. */
export function answersOnDesk({ total, lines }: Today['answers'], day: LightDay): Html | false {
  if (total === 0) return false
  const t = officeMessages(day.lang).today
  return html`<section aria-labelledby="answers">
    <h2 class="govuk-heading-m" id="answers">${t.answers.heading} <span class="govuk-caption-m">${countOf(total, day.lang)}</span></h2>
    <p class="govuk-hint">${t.answers.about}</p>
    ${taskRows(lines.map((each) => rowOf(each, day)))}
    ${total > lines.length && html`<p class="govuk-body">${t.answers.first(lines.length)}</p>`}
  </section>`
}

function rowOf({ line, dueOn, department, party }: AwaitedAnswer, day: LightDay): Html {
  const t = officeMessages(day.lang).today.answers
  const { light, text } = lightOfDay(dueOn, day)
  return taskRow({
    lang: day.lang,
    href: `${paths.case(line.number)}#questions`,
    title: titleOf(line.content, 60),
    number: line.number,
    light,
    lightText: text,
    due: t.until(shortDay(dueOn, day.lang)),
    facts: [department ?? t.party(party ?? '')],
  })
}
