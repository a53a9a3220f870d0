import { html, type Child, type Html } from '../html.ts'
import { type Language } from '../messages/language.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { displayLinks } from './display-links.ts'
import { documentOf, mainOf, type PageParameters } from './document.ts'
import { footer } from './footer.ts'
import { officeNavigation } from './office-navigation.ts'

export interface Account {
  name: string
  /** The officer's own settings. */
  href?: string | undefined
  signOutAction: string
  /** Other organs of the same person, and where a form asks to go over. */
  organs?: { text: string; action: string; serves: readonly { slug: string; name: string }[] } | undefined
}

export interface OfficePageParameters extends PageParameters {
  /** Who is signed in; without it (sign-in page) neither account nor search is shown. */
  account?: Account | undefined
  /** Search over cases, sent by GET as ?q= unless named otherwise. */
  search?: { action: string; name?: string; value?: string | undefined } | undefined
  /** Hidden fields every form needs (the token against forged requests). */
  hiddenFields?: Child
}

/** A page of the office: wide, with search and account. Send String(officePage(…)). */
export function officePage(page: OfficePageParameters): Html {
  const { settings, site, account } = page
  const t = sharedMessages(settings.lang).layout
  const productName = site.productName ?? t.officeProduct
  const tools = html`<div class="app-header__tools">
    ${account && page.search && searchForm(page.search, settings.lang)}${account && accountOf(account, page)}${displayLinks(settings, page.typed)}
  </div>`
  const body = html`<header class="app-header app-header--office">
      <div class="govuk-width-container app-header__inner">
        <a class="app-header__home" href="${site.homeHref}"
          ><span class="app-header__product">${productName}</span
          >${site.organName && html`<span class="app-header__organ">${site.organName}</span>`}</a
        >${tools}
      </div>
    </header>
    ${account && officeNavigation(site, page.place, settings.lang)} ${mainOf(page)} ${footer(site, settings.lang)}`
  const head = html`<meta name="robots" content="noindex, nofollow" />`
  return documentOf({ ...page, classes: 'app app--office', productName, head, body })
}

function searchForm({ action, name = 'q', value }: NonNullable<OfficePageParameters['search']>, lang: Language): Html {
  const { layout, button } = sharedMessages(lang)
  return html`<form class="app-search" method="get" action="${action}" role="search" aria-label="${layout.search}">
    <label class="govuk-visually-hidden" for="site-search">${layout.search}</label
    ><input
      class="app-search__input"
      id="site-search"
      name="${name}"
      type="search"
      value="${value}"
      placeholder="${layout.search}"
      autocomplete="off"
    /><button class="app-search__button" type="submit">${button.search}</button>
  </form>`
}

function accountOf(
  { name, href, signOutAction, organs }: Account,
  { settings, hiddenFields }: OfficePageParameters,
): Html {
  const { layout, button } = sharedMessages(settings.lang)
  const person = href ? html`<a class="app-header__link" href="${href}">${name}</a>` : name
  const spoken = html`<span class="govuk-visually-hidden">${layout.account} </span>`
  return html`<div class="app-account">
    <span class="app-account__name">${spoken}${person}</span>${organs && switcherOf(organs, hiddenFields)}
    <form method="post" action="${signOutAction}">
      ${hiddenFields}<button class="app-header__link" type="submit">${button.signOut}</button>
    </form>
  </div>`
}

function switcherOf({ text, action, serves }: NonNullable<Account['organs']>, hiddenFields: Child): Html {
  const forms = serves.map(
    ({ slug, name }) => html`<li>
      <form method="post" action="${action}">
        ${hiddenFields}<input type="hidden" name="organ" value="${slug}" /><button class="app-menu__link" type="submit">
          ${name}
        </button>
      </form>
    </li>`,
  )
  return html`<details class="app-menu__group" name="office-menu">
    <summary class="app-header__link">${text}</summary>
    <ul class="app-menu__items">
      ${forms}
    </ul>
  </details>`
}
