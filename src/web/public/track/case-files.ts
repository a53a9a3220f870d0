import { letterLabel } from '../../../letters/letter.ts'
import { type ApplicantCase } from '../../../services/applicant-case.ts'
import { type OrganRef } from '../../../services/context.ts'
import { html, type Html } from '../../html.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { paths } from '../../paths.ts'
import { sizeText } from '../file-size.ts'
import { inChinese } from '../in-chinese.ts'

/** The letters to the applicant, the latest first, and the files delivered. */
export function caseFiles({ slug }: OrganRef, { letters, files }: ApplicantCase, lang: Language): Html {
  const t = trackMessages(lang)
  const lines = [
    ...letters.toReversed().map(({ letterId, kind, documentNumber, issuedOn }) => {
      const name = inChinese(`${letterLabel(kind)}（${documentNumber}）`, lang)
      return html`<li>
        <a class="govuk-link" href="${paths.trackedLetter(slug, letterId)}">${name}</a>
        <span class="govuk-hint app-nowrap">${plainDay(issuedOn, lang)}</span>
      </li>`
    }),
    ...files.map(({ fileId, name, size }) => {
      const text = html`${t.download(name)}${t.size(sizeText(size))}`
      return html`<li><a class="govuk-link" href="${paths.trackedFile(slug, fileId)}" download>${text}</a></li>`
    }),
  ]
  const list = html`<ul class="govuk-list govuk-list--spaced">
    ${lines}
  </ul>`
  return html`<h2 class="govuk-heading-m">${t.files}</h2>
    ${lines.length > 0 ? list : html`<p class="govuk-body">${t.noFiles}</p>`}`
}
