import { attributes, html, nothing, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { switched, SWITCHING, type DisplaySettings } from './display-settings.ts'

/** The form whose typed text a switch takes along. */
export const TYPED_FORM = 'typed'

/** Where that form is posted to be shown again; `query`: it asks by GET, and its own address shows it. */
export type Typed = { action: string } | 'query'

/**
 * The other language, where the page has one, and the other text size. Plain links, so that they work without
 * JavaScript; on a page with a form they are buttons of the form, so that nothing typed is lost.
 */
export function displayLinks({ lang, languages, largeText, url }: DisplaySettings, typed?: Typed): Html {
  const t = sharedMessages(lang).layout
  const others = languages
    .filter((other) => other !== lang)
    .map((other) => {
      const text = sharedMessages(other).layout.languageName
      return html`<li>${typed ? formSwitch(typed, 'lang', other, text, other) : languageLink(url, other, text)}</li>`
    })
  const size = largeText ? { text: t.normalText, value: 'standard' } : { text: t.largeText, value: 'large' }
  const sizeSwitch = typed
    ? formSwitch(typed, 'text', size.value, size.text)
    : html`<a class="app-header__link" href="${switched(url, 'text', size.value)}">${size.text}</a>`
  return html`<nav class="app-header__display" aria-label="${t.display}">
    ${typed ? DEFAULT_BUTTON : nothing}
    <ul>
      <li>${sizeSwitch}</li>
      ${others}
    </ul>
  </nav>`
}

/** The Enter key presses a form's first button; that must be the way on, not a switch. */
const DEFAULT_BUTTON = html`<button
  class="govuk-visually-hidden"
  form="${TYPED_FORM}"
  tabindex="-1"
  aria-hidden="true"
></button>`

function languageLink(url: string, lang: string, text: string): Html {
  const shown = attributes({ href: switched(url, 'lang', lang), lang, hreflang: lang, rel: 'alternate' })
  return html`<a class="app-header__link" ${shown}>${text}</a>`
}

function formSwitch(typed: Typed, setting: 'lang' | 'text', value: string, text: string, lang?: string): Html {
  const sent =
    typed === 'query'
      ? { name: setting, value }
      : { name: SWITCHING, value: 'yes', formaction: switched(typed.action, setting, value) }
  return html`<button class="app-header__link" ${attributes({ form: TYPED_FORM, ...sent, lang })}>${text}</button>`
}
