import { type Request } from 'express'
import { type OrganRef } from '../../../services/context.ts'
import { button, input } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { TYPED_FORM } from '../../layout/display-links.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { catalogueMessages } from '../../messages/public/catalogue/messages.ts'
import { queryText } from '../../path-values.ts'
import { paths } from '../../paths.ts'

/** Words to look for among everything public, on a list of some of it; `?q=` brings back what was typed. */
export function findForm(req: Request, { slug }: OrganRef): Html {
  const lang = languageOf(req)
  const t = catalogueMessages(lang)
  const value = queryText(req, 'q')
  const field = input({ name: 'q', label: t.search, type: 'search', autocomplete: 'off', value })
  return html`<form
    class="app-find"
    method="get"
    action="${paths.search(slug)}"
    id="${TYPED_FORM}"
    role="search"
    aria-label="${t.searchTitle}"
  >
    ${field}${button({ text: t.searchButton, classes: 'govuk-button--secondary' })}
  </form>`
}
