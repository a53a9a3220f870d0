import { type OrganRef } from '../../../services/context.ts'
import { button, errorsAbove, formFields, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { privacyMessages } from '../../messages/public/privacy/messages.ts'
import { paths } from '../../paths.ts'
import { PRIVACY_NOTICE_VERSION } from '../privacy.ts'
import { applicantSection } from './applicant-fields.ts'
import { progress, type Fields } from './form-parts.ts'
import { howSection, wantedSection } from './wanted-fields.ts'
import { type TypedApplication } from './typed-application.ts'

/** What the form is shown with: what was typed so far, what is wrong with it, and the key that makes it one filing. */
export type FormInput = { typed: TypedApplication; key: string; problems: readonly { field: string; text: string }[] }

/** The application form, one page. */
export function applicationForm({ slug, settings }: OrganRef, input: FormInput, lang: Language): Html {
  const t = applyMessages(lang)
  const errors = input.problems.map(({ field, text }): ErrorItem => ({ href: `#${field}`, text }))
  const fields = formFields({ lang, values: input.typed, errors })
  return html`${errorsAbove(errors, { lang })}${progress(0, lang)}
    <h1 class="govuk-heading-xl">${t.title}</h1>
    <p class="govuk-body">${t.intro}</p>
    <form method="post" action="${paths.applyCheck(slug)}" novalidate autocomplete="on">
      <input type="hidden" name="key" value="${input.key}" />
      ${applicantSection(fields, lang)}${wantedSection(fields, lang, settings.asksPurpose ?? false)}${howSection(
        fields,
        lang,
      )}${noticeSection(fields, lang, slug)}${button({ text: t.toCheck, preventDoubleClick: true })}
    </form>`
}

function noticeSection(fields: Fields, lang: Language, slug: string): Html {
  const t = applyMessages(lang)
  return html`<h2 class="govuk-heading-m">${t.notice}</h2>
    <p class="govuk-body">
      <a class="govuk-link" href="${paths.privacy(slug)}" target="_blank" rel="noopener">${t.readNotice}</a>
    </p>
    ${fields.checkboxes({
      name: 'privacyNotice',
      fieldset: { legend: { text: t.notice, classes: 'govuk-visually-hidden' } },
      items: [{ value: PRIVACY_NOTICE_VERSION, text: t.accept(privacyMessages(lang).title) }],
    })}`
}
