import { type Request, type Response } from 'express'
import { byAnalogy } from '../../law/rules.ts'
import { type OrganRef } from '../../services/context.ts'
import { summaryList } from '../components/index.ts'
import { html } from '../html.ts'
import { languageOf } from '../layout/display-settings.ts'
import { privacyMessages } from '../messages/public/privacy/messages.ts'
import { contactRows } from './contact-rows.ts'
import { showPage } from './public-site.ts'

/** The version of the notice that applicants accept; a change of its wording is a new version. */
export const PRIVACY_NOTICE_VERSION = '2026-4'

/** The notice on personal data. 个人信息保护法 arts. 17, 35 */
export function showPrivacy(organ: OrganRef, req: Request, res: Response): void {
  const lang = languageOf(req)
  const t = privacyMessages(lang)
  const sections = t.sections(byAnalogy(organ.regime)).map(
    ({ title, paragraphs }) => html`<h2 class="govuk-heading-m">${title}</h2>
      ${paragraphs.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}`,
  )
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.version(PRIVACY_NOTICE_VERSION)}</p>
    <p class="govuk-body">${t.who(organ.name)}</p>
    ${sections}${summaryList({ rows: contactRows(organ, lang) })}`
  showPage(req, res, organ, { title: t.title, content, description: t.who(organ.name) })
}
