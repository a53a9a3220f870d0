import { attributes, html, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { switched, type DisplaySettings } from './display-settings.ts'

/** Links to the other language, where the page has one, and the other text size; plain links, so that they work without JavaScript. */
export function displayLinks({ lang, languages, largeText, url }: DisplaySettings): Html {
  const t = sharedMessages(lang).layout
  const others = languages
    .filter((other) => other !== lang)
    .map((other) => {
      const shown = attributes({ href: switched(url, 'lang', other), lang: other, hreflang: other, rel: 'alternate' })
      return html`<li><a class="app-header__link" ${shown}>${sharedMessages(other).layout.languageName}</a></li>`
    })
  const size = largeText ? { text: t.normalText, value: 'standard' } : { text: t.largeText, value: 'large' }
  const textLink = html`<li>
    <a class="app-header__link" href="${switched(url, 'text', size.value)}">${size.text}</a>
  </li>`
  return html`<nav class="app-header__display" aria-label="${t.display}">
    <ul>
      ${textLink}${others}
    </ul>
  </nav>`
}
