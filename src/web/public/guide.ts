import { type Request, type Response } from 'express'
import { type Context, type OrganRef } from '../../services/context.ts'
import { html } from '../html.ts'
import { languageOf } from '../layout/display-settings.ts'
import { type Language } from '../messages/language.ts'
import { guideMessages } from '../messages/public/guide/messages.ts'
import { contentSection, type GuideSection, officeSection, ownSection, waysSection } from './guide-office.ts'
import { feesSection, groundsSection, periodsSection, remediesSection } from './guide-rules.ts'
import { showPage } from './public-site.ts'

/** The guide's sections, made from the office's settings and the very rules that judge cases. 条例 art. 12; Order 29 art. 13 */
export function guideSections(context: Context, organ: OrganRef, lang: Language): GuideSection[] {
  const today = context.clock.today()
  return [
    officeSection(organ, lang),
    waysSection(organ, lang),
    contentSection(organ, lang, today),
    periodsSection(organ, lang, today),
    feesSection(organ, lang, today),
    groundsSection(organ, lang),
    remediesSection(organ, lang, today),
    ownSection(organ, lang),
  ].filter((section) => section !== null)
}

/** The guide, as a page. */
export function showGuide(context: Context, organ: OrganRef, req: Request, res: Response): void {
  const lang = languageOf(req)
  const t = guideMessages(lang)
  const sections = guideSections(context, organ, lang)
  const links = sections.map(({ id, title }) => html`<li><a class="govuk-link" href="${`#${id}`}">${title}</a></li>`)
  const content = html`<h1 class="govuk-heading-xl">${t.title}</h1>
    <nav aria-label="${t.contents}">
      <ul class="govuk-list">
        ${links}
      </ul>
    </nav>
    ${sections.map(
      ({ id, title, body }) => html`<section aria-labelledby="${id}">
        <h2 class="govuk-heading-l" id="${id}">${title}</h2>
        ${body}
      </section>`,
    )}`
  showPage(req, res, organ, { title: t.title, place: 'guide', content, description: t.description(organ.name) })
}
