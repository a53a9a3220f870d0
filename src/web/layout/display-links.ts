import { DISPLAY_FIELD } from '../../http/form.ts'
import { attributes, html, nothing, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { addressWith } from '../path-values.ts'
import { paths } from '../paths.ts'
import { switched, type DisplaySettings } from './display-settings.ts'

/** The form whose typed text a switch takes along. */
export const TYPED_FORM = 'typed'
/** The same in the office. */
const OFFICE_FORM = 'form'

/**
 * Where that form is posted to be shown again; `query`: it asks by GET, and the page's own address shows it; `office`: a
 * form of the office, which answers itself (`isSizeSwitch`).
 */
export type Typed = { action: string } | 'query' | 'office'

/**
 * The other language, where the page has one, and the other text size. Plain links, so that they work without
 * JavaScript; on a page with a form they are buttons of the form, so that nothing typed is lost.
 */
export function displayLinks(settings: DisplaySettings, typed?: Typed): Html {
  const { lang, languages, largeText, url } = settings
  const t = sharedMessages(lang).layout
  const form = formOf(typed, url)
  const others = languages
    .filter((other) => other !== lang)
    .map((other) => {
      const text = sharedMessages(other).layout.languageName
      return html`<li>
        ${form ? formSwitch(form, 'lang', other, text, attributes({ lang: other })) : languageLink(url, other, text)}
      </li>`
    })
  const size = largeText ? 'standard' : 'large'
  const words = { large: t.largeText, standard: t.normalText }
  // The script changes the size where the reader is: nothing typed or chosen is sent anywhere.
  const other = words[largeText ? 'large' : 'standard']
  const scripted = html`data-app-size="${size}" data-app-other="${other}"`
  const sizeSwitch = form
    ? formSwitch(form, 'text', size, words[size], scripted)
    : html`<a class="app-header__link" href="${switched(url, 'text', size)}" ${scripted}>${words[size]}</a>`
  return html`<nav class="app-header__display" aria-label="${t.display}">
    ${form ? defaultButton(form.id) : nothing}
    <ul>
      <li>${sizeSwitch}</li>
      ${others}
    </ul>
  </nav>`
}

/** The form of a page by its id, and where a switch posts it; without an action the form answers at its own. */
type SwitchedForm = { id: string; action?: string }

function formOf(typed: Typed | undefined, url: string): SwitchedForm | null {
  if (typed === undefined) return null
  if (typed === 'office') return { id: OFFICE_FORM }
  return { id: TYPED_FORM, action: typed === 'query' ? addressWith(paths.display(), { to: url }) : typed.action }
}

/** The Enter key presses a form's first button; that must be the way on, not a switch. */
const defaultButton = (form: string): Html =>
  html`<button class="govuk-visually-hidden" form="${form}" tabindex="-1" aria-hidden="true"></button>`

function languageLink(url: string, lang: string, text: string): Html {
  const shown = attributes({ href: switched(url, 'lang', lang), lang, hreflang: lang, rel: 'alternate' })
  return html`<a class="app-header__link" ${shown}>${text}</a>`
}

function formSwitch(
  { id, action }: SwitchedForm,
  setting: 'lang' | 'text',
  value: string,
  text: string,
  more: Html,
): Html {
  const sent =
    action === undefined
      ? { value }
      : { value: 'yes', formaction: switched(action, setting, value), formmethod: 'post' }
  return html`<button class="app-header__link" ${attributes({ form: id, name: DISPLAY_FIELD, ...sent })} ${more}>
    ${text}
  </button>`
}
