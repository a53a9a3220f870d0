import { periodText } from '../../disclosure/duties.ts'
import { type DisclosureDesk, HEAP_CAP } from '../../services/disclosure-desk.ts'
import { type ShownOccurrence } from '../../services/duty-service.ts'
import { taskRow, taskRows } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { shortDay } from '../messages/dates.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'

/** Where each heap is seen whole, in the order they are shown. */
const HEAPS = [
  ['overdue', () => `${paths.disclosure()}?standing=overdue`],
  ['dueSoon', () => `${paths.disclosure()}?standing=waiting`],
  ['missingLinks', () => `${paths.disclosure()}?standing=missing-link`],
  ['findings', () => `${paths.findings()}?open=yes`],
  ['opinions', () => `${paths.opinions()}?open=yes`],
] as const

/** Recurring publications that are due, and what waits in the register; nothing where nothing does. */
export function disclosureOnDesk({ duties, heaps }: DisclosureDesk, mayHandle: boolean, lang: Language): Html | false {
  const t = officeMessages(lang).today
  const filled = HEAPS.filter(([heap]) => heaps[heap] > 0)
  if (duties.length + filled.length === 0) return false
  const links = filled.map(
    ([heap, href]) =>
      html`<li>
        <a class="govuk-link" href="${href()}">${t.disclosure.heaps[heap]} ${t.disclosure.count(heaps[heap], heaps[heap] >= HEAP_CAP)}</a>
      </li>`,
  )
  return html`<section aria-labelledby="disclosure">
    <h2 class="govuk-heading-m" id="disclosure">${t.disclosure.heading}</h2>
    ${filled.length > 0 && html`<ul class="govuk-list app-desk">${links}</ul>`}
    ${taskRows(duties.map((each) => dutyRow(each, mayHandle, lang)))}
  </section>`
}

function dutyRow({ duty, period, dueOn, standing }: ShownOccurrence, mayHandle: boolean, lang: Language): Html {
  const t = officeMessages(lang).today.disclosure
  return taskRow({
    lang,
    href: mayHandle ? paths.dutyDone(duty.dutyId, period) : paths.duties(),
    title: duty.title,
    light: standing === 'overdue' ? 'overdue' : 'due-soon',
    due: t.until(shortDay(dueOn, lang)),
    facts: [periodText(period), duty.department],
  })
}
