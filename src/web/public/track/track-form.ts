import { type OrganRef } from '../../../services/context.ts'
import { button, errorsAbove, formFields, notificationBanner, type TypedValues } from '../../components/index.ts'
import { attributes, html, type Html } from '../../html.ts'
import { TYPED_FORM } from '../../layout/display-links.ts'
import { type Language } from '../../messages/language.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { paths } from '../../paths.ts'
import { keptFields, type KeptText } from './kept-text.ts'

export type TrackFormInput = {
  values: TypedValues
  /** They were typed and do not belong together; which of them is never said. */
  wrong: boolean
  left: boolean
  /** The session of a case has ended before its page came back. */
  ended?: boolean
  kept: KeptText | null
}

/** Number and query code; a text that an ended session left behind goes along. */
export function trackForm({ slug }: OrganRef, input: TrackFormInput, lang: Language): Html {
  const { values, wrong, left, kept } = input
  const t = trackMessages(lang)
  const errors = wrong ? [{ href: '#number', text: t.wrong }] : []
  const fields = formFields({ lang, values, errors })
  const plain = { autocomplete: 'off', spellcheck: false, autocapitalize: 'characters' } as const
  return html`${errorsAbove(errors, { lang })}${left && notificationBanner({ lang, type: 'success', text: t.left })}
    ${headOf(input, lang)}
    <form method="post" action="${paths.track(slug)}" id="${TYPED_FORM}" novalidate${attributes({ 'data-app-forget': !kept })}>
      ${keptFields(kept)}
      ${fields.input({ name: 'number', label: t.number, hint: t.numberHint, classes: 'govuk-input--width-20', ...plain })}
      ${fields.input({ name: 'code', label: t.code, hint: t.codeHint, ...plain })} ${button({ text: t.submit })}
    </form>
    <p class="govuk-body"><a class="govuk-link" href="${paths.trackLost(slug)}">${t.lostLink}</a></p>`
}

function headOf({ ended = false, kept }: TrackFormInput, lang: Language): Html {
  const t = trackMessages(lang)
  const written =
    kept &&
    html`<p class="govuk-body">${t.closedHere.kept}</p>
      <div class="govuk-inset-text app-keep-lines">${kept.text}</div>`
  return html`<h1 class="govuk-heading-xl">${ended ? t.closedHere.title : t.title}</h1>
    ${ended && html`<p class="govuk-body">${t.closedHere.text}</p>`}${written}
    <p class="govuk-body">${ended ? t.closedHere.again : t.intro}</p>`
}
