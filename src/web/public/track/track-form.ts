import { type OrganRef } from '../../../services/context.ts'
import { button, errorsAbove, formFields, notificationBanner, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { paths } from '../../paths.ts'

/** Number and query code. `wrong`: they were typed and do not belong together; which of them is never said. */
export function trackForm(
  { slug }: OrganRef,
  { values, wrong, left }: { values: TypedValues; wrong: boolean; left: boolean },
  lang: Language,
): Html {
  const t = trackMessages(lang)
  const errors = wrong ? [{ href: '#number', text: t.wrong }] : []
  const fields = formFields({ lang, values, errors })
  const plain = { autocomplete: 'off', spellcheck: false, autocapitalize: 'characters' } as const
  return html`${errorsAbove(errors, { lang })}${left && notificationBanner({ lang, type: 'success', text: t.left })}
    <h1 class="govuk-heading-xl">${t.title}</h1>
    <p class="govuk-body">${t.intro}</p>
    <form method="post" action="${paths.track(slug)}" novalidate>
      ${fields.input({ name: 'number', label: t.number, hint: t.numberHint, classes: 'govuk-input--width-20', ...plain })}
      ${fields.input({ name: 'code', label: t.code, hint: t.codeHint, ...plain })} ${button({ text: t.submit })}
    </form>
    <p class="govuk-body"><a class="govuk-link" href="${paths.trackLost(slug)}">${t.lostLink}</a></p>`
}
