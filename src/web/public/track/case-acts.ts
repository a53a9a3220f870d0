import { type ApplicantCase } from '../../../services/applicant-case.ts'
import { type OrganRef } from '../../../services/context.ts'
import {
  backLink,
  button,
  buttonGroup,
  errorsAbove,
  formFields,
  insetText,
  warningText,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { formatDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { paths } from '../../paths.ts'

/** Most characters of a correction, as of a description. */
export const LONGEST_CORRECTION = 10_000

export type ActPageInput = { kase: ApplicantCase; csrf: string; text: string; problem: string | null }

/** The form by which the applicant completes the application. 条例 art. 30 */
export function correctionPage({ slug }: OrganRef, { kase, csrf, text, problem }: ActPageInput, lang: Language): Html {
  const t = trackMessages(lang).correction
  const errors = problem === null ? [] : [{ href: '#text', text: problem }]
  const fields = formFields({ lang, values: { text }, errors })
  const notice = kase.letters.find(({ kind }) => kind === 'correction')
  const by = kase.clock.correctBy && formatDay(kase.clock.correctBy, lang)
  return html`${errorsAbove(errors, { lang })}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.intro}</p>
    ${by && insetText({ text: kase.standing === 'correction-lapsed' ? t.late(by) : t.by(by) })}
    ${
      notice &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.trackedLetter(slug, notice.letterId)}">${t.notice}</a>
      </p>`
    }
    <form method="post" action="${paths.trackedCorrection(slug)}" novalidate>
      <input type="hidden" name="_csrf" value="${csrf}" />
      ${fields.characterCount({
        name: 'text',
        label: t.text,
        hint: t.hint,
        maxlength: LONGEST_CORRECTION,
        threshold: 75,
        rows: 8,
      })}
      ${button({ text: t.submit, preventDoubleClick: true })}
    </form>`
}

/** Asks once more before the application is taken back. */
export function withdrawalPage({ slug }: OrganRef, { csrf, problem }: ActPageInput, lang: Language): Html {
  const t = trackMessages(lang).withdrawal
  return html`${errorsAbove(problem === null ? [] : [{ text: problem }], { lang })}
    <h1 class="govuk-heading-l">${t.title}</h1>
    ${warningText({ lang, text: t.intro })}
    <form method="post" action="${paths.trackedWithdrawal(slug)}" novalidate>
      <input type="hidden" name="_csrf" value="${csrf}" />
      ${buttonGroup(
        button({ text: t.submit, classes: 'govuk-button--warning', preventDoubleClick: true }),
        html`<a class="govuk-link" href="${paths.tracked(slug)}">${t.keep}</a>`,
      )}
    </form>`
}

/** The way back to the case. */
export const backToCase = ({ slug }: OrganRef, lang: Language): Html =>
  backLink({ lang, href: paths.tracked(slug), text: trackMessages(lang).letter.back })
