import { type Request, type Response } from 'express'
import { byAnalogy, rulesFor } from '../../law/rules.ts'
import { type Context, type OrganRef } from '../../services/context.ts'
import { publishedReports } from '../../services/report-closing.ts'
import { button, buttonGroup, summaryList } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { languageOf } from '../layout/display-settings.ts'
import { type Language } from '../messages/language.ts'
import { frontMessages } from '../messages/public/front/messages.ts'
import { paths } from '../paths.ts'
import { contactRows } from './contact-rows.ts'
import { showPage } from './public-site.ts'
import { reportLinks } from './reports/report-links.ts'

/** How many published reports the front page names. */
const LATEST = 3

/** A body's front page: what this is, what to have ready, how long it takes, where to begin, other ways. */
export async function showFrontPage(context: Context, organ: OrganRef, req: Request, res: Response): Promise<void> {
  const lang = languageOf(req)
  const t = frontMessages(lang)
  const lead = t.lead[organ.regime](organ.name)
  const reports = (await publishedReports(context, organ)).slice(0, LATEST)
  const content = html`<h1 class="govuk-heading-xl">${t.title}</h1>
    <p class="govuk-body-l">${lead}</p>
    ${buttonGroup(
      button({ text: t.apply, href: paths.apply(organ.slug), isStartButton: true }),
      button({ text: t.track, href: paths.track(organ.slug), classes: 'govuk-button--secondary' }),
    )}
    <h2 class="govuk-heading-m">${t.readyTitle}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${t.ready.map((item) => html`<li>${item}</li>`)}
    </ul>
    ${timeAndCost(context, organ, lang)}
    <p class="govuk-body"><a class="govuk-link" href="${paths.guide(organ.slug)}">${t.guideLink}</a></p>
    ${otherWays(organ, lang)}
    <h2 class="govuk-heading-m">${t.reportsTitle}</h2>
    ${reports.length === 0 ? html`<p class="govuk-body">${t.noReports}</p>` : reportLinks(organ, reports, lang)}
    ${
      reports.length > 0 &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.publishedReports(organ.slug)}">${t.allReports}</a>
      </p>`
    }`
  showPage(req, res, organ, { title: t.title, place: 'front', content, description: lead })
}

function timeAndCost({ clock }: Context, { regime, settings }: OrganRef, lang: Language): Html {
  const t = frontMessages(lang)
  const rules = rulesFor(regime, clock.today(), settings.school)
  const sentences = [
    t.timeFill,
    t.timeReply(rules.replyWorkdays, rules.cite.reply),
    rules.longestExtension > 0 && t.timeExtension(rules.longestExtension, rules.cite.extension),
    t.timeConfirm(byAnalogy(regime)),
  ]
  return html`<h2 class="govuk-heading-m">${t.timeTitle}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${sentences.map((sentence) => sentence && html`<li>${sentence}</li>`)}
    </ul>
    <h2 class="govuk-heading-m">${t.feeTitle}</h2>
    <p class="govuk-body">${rules.feeFrom === null ? t.feeCollege : t.feeFree}</p>`
}

function otherWays(organ: OrganRef, lang: Language): Html {
  const t = frontMessages(lang)
  return html`<h2 class="govuk-heading-m">${t.channelsTitle}</h2>
    <p class="govuk-body">${t.channelsText}${lang === 'en' && ' '}${t.phoneText(byAnalogy(organ.regime))}</p>
    ${summaryList({ rows: contactRows(organ, lang) })}`
}
