import { steps, type formFields } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { STEPS, type Step } from './steps.ts'

/** The fields bound to one form. */
export type Fields = ReturnType<typeof formFields>

/** Where the applicant is on the way. */
export function progress(step: Step, lang: Language): Html {
  const t = applyMessages(lang)
  return steps({ lang, current: STEPS.indexOf(step), items: STEPS.map((each) => ({ text: t.steps[each] })) })
}

/** The label of a field that may be left empty. */
export const optionalLabel = (label: string, lang: Language): string => sharedMessages(lang).optionalLabel(label)

/** A value that a form carries along unseen. */
export const hiddenField = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`

/** Shown by the script instead of the browser's own error page, which would hide what was typed. */
export const offlineNotice = (lang: Language): Html =>
  html`<div class="govuk-error-summary" id="offline" role="alert" tabindex="-1" hidden>
    <p class="govuk-body">${applyMessages(lang).offline}</p>
  </div>`
