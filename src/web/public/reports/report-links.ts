import { type OrganRef } from '../../../services/context.ts'
import { type publishedReports } from '../../../services/report-closing.ts'
import { html, type Html } from '../../html.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { reportsMessages } from '../../messages/public/reports/messages.ts'
import { paths } from '../../paths.ts'
import { chineseDay } from '../../../clock.ts'

/** A published report, as the service gives it. */
export type PublishedReport = Awaited<ReturnType<typeof publishedReports>>[number]

/** Links to published reports, each with the day it was published. */
export function reportLinks(organ: OrganRef, reports: readonly PublishedReport[], lang: Language): Html {
  const t = reportsMessages(lang)
  const items = reports.map(({ year, form, publishedAt }) => {
    const name = t.nameOf(year, form === 'college')
    const day = publishedAt && plainDay(chineseDay(publishedAt), lang)
    return html`<li>
      <a class="govuk-link" href="${paths.publishedReport(organ.slug, String(year))}">${name}</a>
      ${day && html`<span class="govuk-hint app-nowrap">${t.publishedOn(day)}</span>`}
    </li>`
  })
  return html`<ul class="govuk-list govuk-list--spaced">
    ${items}
  </ul>`
}
