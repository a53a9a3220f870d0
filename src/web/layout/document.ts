import { assetUrl } from '../assets.ts'
import { skipLink } from '../components/skip-link.ts'
import { attributes, html, type Child, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { type Typed } from './display-links.ts'
import { type DisplaySettings } from './display-settings.ts'
import { type Site } from './site.ts'

/** What a page gives to its shell, public or office. */
export interface PageParameters {
  settings: DisplaySettings
  site: Site
  /** The page's own title; the shell adds service and organ, and 「错误：」 where there are errors. */
  title: string
  /** Key of the navigation item this page belongs to. */
  place?: string | undefined
  /** True (or the list of errors, not empty) when the page comes back with errors. */
  errors?: boolean | readonly unknown[] | undefined
  /** Where the page's form (its id `TYPED_FORM`) goes to be shown again, with what is typed, when a setting is switched. */
  typed?: Typed | undefined
  /** Above the main content: backLink, breadcrumbs. */
  before?: Child
  /** The main content, beginning with its h1 (or a label or legend with isPageHeading). */
  content: Child
}

interface DocumentParts extends Pick<PageParameters, 'settings' | 'site' | 'title' | 'errors'> {
  classes: string
  productName: string
  head?: Child
  body: Html
}

const THEME_COLOUR = '#1b4b7a'

/** A whole HTML document; all script and style come from files, as the content security policy asks. */
export function documentOf(parts: DocumentParts): Html {
  const { lang, largeText } = parts.settings
  const t = sharedMessages(lang).layout
  return html`<!doctype html>
    <html ${attributes({ lang, class: `govuk-template ${parts.classes}${largeText ? ' app--large' : ''}` })}>
      <head>
        <meta charset="utf-8" />
        <title>${titleOf(parts)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="${THEME_COLOUR}" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="${assetUrl('icon.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assetUrl('app.css')}" />
        <script type="module" src="${assetUrl('app.js')}"></script>
        ${parts.head}
      </head>
      <body class="govuk-template__body">
        ${skipLink({ href: '#main-content', text: t.skip })} ${parts.body}
      </body>
    </html> `
}

/** What stands above the main content (a landmark of its own) and the main content. */
export function mainOf({ settings, before, content }: PageParameters): Html {
  const label = sharedMessages(settings.lang).component.breadcrumb
  const above = before && html`<div role="region" aria-label="${label}">${before}</div>`
  return html`<div class="app-middle">
    <div class="govuk-width-container">
      ${above}
      <main class="govuk-main-wrapper" id="main-content">${content}</main>
    </div>
  </div>`
}

/** 错误：page - service - organ. */
function titleOf({ settings, site, title, errors, productName }: DocumentParts): string {
  const hasErrors = Array.isArray(errors) ? errors.length > 0 : Boolean(errors)
  const whole = [title, productName, site.organName].filter(Boolean).join(' - ')
  return hasErrors ? sharedMessages(settings.lang).error.titlePrefix(whole) : whole
}
