import { attributes, html, type Html } from '../html.ts'
import { type Language } from '../messages/language.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { type Site, type SiteMenu, type SiteNavigationItem } from './site.ts'

/** The office's links: those of every day in sight, the rest in menus that open without script. */
export function officeNavigation({ navigation, menus = [] }: Site, place: string | undefined, lang: Language): Html {
  const link = (item: SiteNavigationItem) => linkOf(item, item.key === place, lang)
  return html`<nav class="app-menu" aria-label="${sharedMessages(lang).layout.officeNavigation}">
    <div class="govuk-width-container">
      <ul class="app-menu__list">
        ${navigation.map((item) => html`<li>${link(item)}</li>`)}${menus.map((menu) => menuOf(menu, place, link))}
      </ul>
    </div>
  </nav>`
}

function menuOf({ text, items }: SiteMenu, place: string | undefined, link: (item: SiteNavigationItem) => Html): Html {
  const isHere = items.some(({ key }) => key === place)
  const [only] = items
  if (items.length === 1 && only) return html`<li>${link(only)}</li>`
  return html`<li>
    <details class="app-menu__group" name="office-menu">
      <summary class="${isHere ? 'app-menu__link app-menu__link--here' : 'app-menu__link'}">${text}</summary>
      <ul class="app-menu__items">
        ${items.map((item) => html`<li>${link(item)}</li>`)}
      </ul>
    </details>
  </li>`
}

function linkOf({ href, text, count, shortcut }: SiteNavigationItem, isHere: boolean, lang: Language): Html {
  const t = sharedMessages(lang).layout
  const waiting =
    count &&
    html`<span class="app-count" aria-hidden="true">${count}</span
      ><span class="govuk-visually-hidden">${t.inCountLabel(count)}</span>`
  const names = isHere ? 'app-menu__link app-menu__link--here' : 'app-menu__link'
  return html`<a class="${names}" href="${href}" ${attributes({ 'aria-current': isHere && 'true', 'data-app-key': shortcut })}
    >${text}${waiting}</a
  >`
}
