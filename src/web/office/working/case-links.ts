import { type CaseWork } from '../../../services/case-work.ts'
import { html, type Html } from '../../html.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { caseLink } from '../case-link.ts'
import { type CaseLook } from '../case-look.ts'

/** Cases that belong to this one, and where to look for more or to split it. */
export function caseLinks(number: string, links: CaseWork['links'], { lang, canHandle }: CaseLook): Html {
  const { similar: t, splitting, supervision } = officeMessages(lang).working
  const items = links.map((each) => {
    const kind = each.kind === 'repeat' ? (`repeat-${each.from}` as const) : each.kind
    return html`<li>
      ${caseLink(each.number)}
      <span class="app-quiet">${t.lines[kind]}</span>
    </li>`
  })
  const more = [
    [paths.caseSimilar(number), t.open],
    [paths.caseSplitting(number), splitting.open],
  ] as const
  const doors = [...(canHandle ? more : []), [paths.caseSupervision(number), supervision.open] as const]
  return html`<section class="${items.length === 0 && 'app-no-print'}" aria-labelledby="links">
    <h2 class="govuk-heading-m" id="links">${t.heading}</h2>
    ${
      items.length > 0 &&
      html`<ul class="govuk-list">
        ${items}
      </ul>`
    }
    <ul class="app-acts__list app-no-print">
      ${doors.map(([href, text]) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}
    </ul>
  </section>`
}
