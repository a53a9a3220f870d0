import { attributes, html, nothing, type Attributes, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { addressWith } from '../path-values.ts'
import { paths } from '../paths.ts'
import { switched, SWITCHING, type DisplaySettings } from './display-settings.ts'

/** The form whose typed text a switch takes along. */
export const TYPED_FORM = 'typed'

/** Where that form is posted to be shown again; `query`: it asks by GET, and the page's own address shows it. */
export type Typed = { action: string } | 'query'

/**
 * The other language, where the page has one, and the other text size. Plain links, so that they work without
 * JavaScript; on a page with a form they are buttons of the form, so that nothing typed is lost.
 */
export function displayLinks({ lang, languages, largeText, url }: DisplaySettings, typed?: Typed): Html {
  const t = sharedMessages(lang).layout
  const action = typed === 'query' ? addressWith(paths.display(), { to: url }) : typed?.action
  const others = languages
    .filter((other) => other !== lang)
    .map((other) => {
      const text = sharedMessages(other).layout.languageName
      const shown = { lang: other }
      return html`<li>
        ${action ? formSwitch(action, 'lang', other, text, shown) : languageLink(url, other, text)}
      </li>`
    })
  const size = largeText ? 'standard' : 'large'
  const words = { large: t.largeText, standard: t.normalText }
  // The script changes the size where the reader is: nothing typed or chosen is sent anywhere.
  const scripted = { 'data-app-size': size, 'data-app-other': words[largeText ? 'large' : 'standard'] }
  const sizeSwitch = action
    ? formSwitch(action, 'text', size, words[size], scripted)
    : html`<a class="app-header__link" href="${switched(url, 'text', size)}" ${attributes(scripted)}>${words[size]}</a>`
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

function formSwitch(action: string, setting: 'lang' | 'text', value: string, text: string, more: Attributes): Html {
  const sent = { name: SWITCHING, value: 'yes', formaction: switched(action, setting, value), formmethod: 'post' }
  return html`<button class="app-header__link" ${attributes({ form: TYPED_FORM, ...sent, ...more })}>${text}</button>`
}
