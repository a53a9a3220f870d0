import { type OpenDraft } from '../../../services/draft-service.ts'
import { button, buttonGroup, errorsAbove, formFields, insetText, notificationBanner } from '../../components/index.ts'
import { html, nothing, type Html } from '../../html.ts'
import { TYPED_FORM } from '../../layout/display-links.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { privacyMessages } from '../../messages/public/privacy/messages.ts'
import { paths } from '../../paths.ts'
import { PRIVACY_NOTICE_VERSION } from '../privacy.ts'
import { checkSummary } from './check-summary.ts'
import { progress } from './form-parts.ts'
import { personalNumbersIn } from './personal-numbers.ts'
import { type Asked, type Problem } from './read-answers.ts'

/** `notice`: why it is shown once more instead of the confirmation. */
export type CheckInput = { draft: OpenDraft; problems: readonly Problem[]; notice: string | null }

/** Everything answered, once more, each with the way to change it; the notice on personal data; submitting. */
export function checkPage({ draft, problems, notice }: CheckInput, asked: Asked): Html {
  const { organ, lang } = asked
  const t = applyMessages(lang)
  const errors = problems.map(({ field, text }) => ({ href: `#${field}`, text }))
  const fields = formFields({ lang, values: draft.typed, errors })
  const privacy = privacyMessages(lang).title
  const several = draft.matters.length > 1
  return html`${errorsAbove(errors, { lang })}${progress('check', lang)}
    <h1 class="govuk-heading-l">${t.check.title}</h1>
    ${notice !== null && notificationBanner({ lang, titleText: t.check.changedTitle, text: notice })}
    <p class="govuk-body">${t.check.intro}</p>
    ${several && insetText({ text: organ.settings.matters === 'one' ? t.together : t.split })}
    ${warnings(asked)}${checkSummary(draft, asked)}
    <form
      method="post"
      action="${paths.applyStep(organ.slug, draft.draftId, 'check')}"
      id="${TYPED_FORM}"
      novalidate
      data-app-forget
    >
      <h2 class="govuk-heading-m">${t.check.notice}</h2>
      <p class="govuk-body">
        <a class="govuk-link" href="${paths.privacy(organ.slug)}" target="_blank" rel="noopener"
          >${t.check.readNotice}</a
        >
      </p>
      ${fields.checkboxes({
        name: 'privacyNotice',
        fieldset: { legend: { text: t.check.notice, classes: 'govuk-visually-hidden' } },
        items: [{ value: PRIVACY_NOTICE_VERSION, text: t.check.accept(privacy, PRIVACY_NOTICE_VERSION) }],
      })}
      ${buttonGroup(
        button({ text: t.check.submit, preventDoubleClick: true }),
        button({ text: t.saveAndLeave, classes: 'govuk-button--secondary', name: 'leave', value: 'yes' }),
      )}
    </form>`
}

/** Personal numbers in free texts are pointed out, never forbidden: they may be the applicant's own. */
function warnings({ draft, lang }: Asked): Html {
  const t = applyMessages(lang)
  const texts = [
    ...draft.matters.flatMap(({ title, description, features }) => [
      [t.infoTitle, title] as const,
      [t.description, description] as const,
      [t.features, features] as const,
    ]),
    [t.purpose, draft.typed['purpose']] as const,
    [t.help, draft.typed['help']] as const,
  ]
  const sentences = texts.flatMap(([field, text]) =>
    personalNumbersIn(text ?? '').map((kind) => t.check.warn(field, t.check.numbers[kind])),
  )
  if (sentences.length === 0) return nothing
  return notificationBanner({
    lang,
    titleId: 'personal-numbers',
    titleText: t.check.warnTitle,
    html: html`${[...new Set(sentences)].map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}`,
  })
}
