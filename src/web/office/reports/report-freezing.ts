import { formFor } from '../../../law/report/forms.ts'
import { type Actor, type Context, type OrganRef } from '../../../services/context.ts'
import { frozenVersions } from '../../../services/report-closing.ts'
import { draftedSections } from '../../../services/report-sections.ts'
import { type draftReport } from '../../../services/report-service.ts'
import { reportPeriod } from '../../../services/report-years.ts'
import { may } from '../../../services/rights.ts'
import { button, formFields, insetText, warningText, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { type ReportAddress } from './report-address.ts'

/** What the parts of the report's page are made from. */
export type ReportPage = {
  context: Context
  organ: OrganRef
  actor: Actor
  address: ReportAddress
  draft: Awaited<ReturnType<typeof draftReport>>
  lang: Language
  csrf: Html
}

/** The button that freezes what is shown; absent while a check fails and for whoever may not close reports. */
export async function freezingOf(page: ReportPage, errors: readonly ErrorItem[]): Promise<Html | null> {
  const { context, organ, actor, address, draft, lang, csrf } = page
  if (!may(actor, 'close-reports')) return null
  const sections = await draftedSections(context, organ, draft)
  const open = sections.filter(({ confirmed }) => confirmed === null).map(({ title }) => title)
  const versions = await frozenVersions(context, organ, address.year)
  const isAmendment = versions.some(({ publishedAt }) => publishedAt !== null)
  const t = affairsMessages(lang).reports.freeze
  const { to } = reportPeriod(organ, address.year)
  const blocked = draft.discrepancies.length > 0 ? t.blocked : isOwnForm(organ, address) ? null : t.notOwnForm
  const form = html`${to >= context.clock.today() && warningText({ lang, text: t.running(plainDay(to, lang)) })}
    <form method="post" action="${paths.reportFreezing(String(address.year))}">
      ${csrf}<input type="hidden" name="asOf" value="${address.asOf}" />
      ${isAmendment && formFields({ lang, errors }).textarea({ name: 'amends', label: t.amends, hint: t.amendsHint, rows: 3 })}
      ${button({ text: t.submit })}
    </form>`
  return html`<section class="app-no-print" aria-labelledby="freezing">
    <h2 class="govuk-heading-m" id="freezing">${t.title}</h2>
    <p class="govuk-body">${t.lead}</p>
    ${!blocked && open.length > 0 && html`<p class="govuk-body">${t.unconfirmed(open.join('，'))}</p>`}
    ${blocked ? insetText({ text: blocked }) : form}
  </section>`
}

const isOwnForm = (organ: OrganRef, { form, year }: ReportAddress): boolean => form === formFor(organ.regime, year)
