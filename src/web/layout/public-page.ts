import { serviceNavigation } from '../components/service-navigation.ts'
import { html, type Html } from '../html.ts'
import { LANGUAGES } from '../messages/language.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { displayLinks } from './display-links.ts'
import { switched } from './display-settings.ts'
import { documentOf, mainOf, type PageParameters } from './document.ts'
import { footer } from './footer.ts'
import { navigationItems } from './site.ts'

/** A feed of what a page lists, for readers that look for it in the head of the page. */
export interface FeedLink {
  type: string
  title: string
  href: string
}

export interface PublicPageParameters extends PageParameters {
  /** For search engines; pages without it, and all pages about a case, ask not to be listed. */
  description?: string | undefined
  feeds?: readonly FeedLink[] | undefined
}

/** A page of the public site: for anyone, at a phone, without an account. Send String(publicPage(…)). */
export function publicPage(page: PublicPageParameters): Html {
  const { settings, site } = page
  const t = sharedMessages(settings.lang).layout
  const productName = site.productName ?? t.product
  const navigation = serviceNavigation({
    lang: settings.lang,
    navigation: navigationItems(site, page.place),
    navigationLabel: t.mainNavigation,
    classes: 'app-navigation',
  })
  const body = html`<header class="app-header">
      <div class="govuk-width-container app-header__inner">
        <a class="app-header__home" href="${site.homeHref}"
          >${site.organName && html`<span class="app-header__organ">${site.organName}</span>`}<span
            class="app-header__product"
            >${productName}</span></a
        >${displayLinks(settings, page.typed)}
      </div>
    </header>
    ${navigation} ${mainOf(page)} ${footer(site, settings.lang)}`
  return documentOf({ ...page, classes: 'app', productName, head: headOf(page), body })
}

function headOf({ settings, description, feeds = [] }: PublicPageParameters): Html {
  if (!description) return html`<meta name="robots" content="noindex" />`
  const others = LANGUAGES.map(
    (lang) => html`<link rel="alternate" hreflang="${lang}" href="${switched(settings.url, 'lang', lang)}" />`,
  )
  const news = feeds.map(
    ({ type, title, href }) => html`<link rel="alternate" type="${type}" title="${title}" href="${href}" />`,
  )
  return html`<meta name="description" content="${description}" />${others}${news}`
}
