import { type Request, type Response } from 'express'
import { type Context, type OrganRef } from '../../services/context.ts'
import { listOrgans } from '../../services/organ-service.ts'
import { button, input } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { TYPED_FORM } from '../layout/display-links.ts'
import { displaySettings } from '../layout/display-settings.ts'
import { publicPage } from '../layout/public-page.ts'
import { frontMessages } from '../messages/public/front/messages.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { paths } from '../paths.ts'
import { showFrontPage } from './front-page.ts'

/** `/`: the front page of the only body; a choice where there are several; who can set one up where there is none. */
export async function showHome(context: Context, req: Request, res: Response): Promise<void> {
  const organs = await listOrgans(context)
  const [only] = organs
  if (organs.length === 1 && only) return showFrontPage(context, only, req, res)
  const settings = displaySettings(req)
  const t = frontMessages(settings.lang)
  const words = typeof req.query['q'] === 'string' ? req.query['q'].trim().slice(0, 100) : ''
  const content = organs.length === 0 ? nobody(t) : choice(organs, words, settings.lang)
  const title = organs.length === 0 ? t.emptyTitle : t.chooseTitle
  const typed = organs.length === 0 ? undefined : ('query' as const)
  const site = { organName: '', homeHref: paths.home(), navigation: [] }
  res.type('html').send(String(publicPage({ settings, site, title, typed, content })))
}

type Texts = ReturnType<typeof frontMessages>

const nobody = (t: Texts): Html => html`<h1 class="govuk-heading-xl">${t.emptyTitle}</h1>
  <p class="govuk-body-l">${t.emptyText}</p>
  <p class="govuk-body">${t.emptyAdministrator}</p>`

function choice(organs: readonly OrganRef[], words: string, lang: Parameters<typeof frontMessages>[0]): Html {
  const t = frontMessages(lang)
  const found = organs.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()))
  const links = found.map(
    ({ name, slug }) => html`<li><a class="govuk-link" href="${paths.organ(slug)}">${name}</a></li>`,
  )
  const list = html`<p class="govuk-body">${t.chooseCount(found.length)}</p>
    <ul class="govuk-list govuk-list--spaced">
      ${links}
    </ul>`
  const none = html`<p class="govuk-body">${t.chooseNone(words)}</p>
    <p class="govuk-body"><a class="govuk-link" href="${paths.home()}">${t.chooseAll}</a></p>`
  return html`<h1 class="govuk-heading-xl">${t.chooseTitle}</h1>
    <p class="govuk-body-l">${t.chooseIntro}</p>
    <form method="get" action="${paths.home()}" id="${TYPED_FORM}" role="search" novalidate>
      ${input({ lang, name: 'q', label: t.chooseSearch, value: words, classes: 'govuk-input--width-20' })}
      ${button({ text: sharedMessages(lang).button.search, classes: 'govuk-button--secondary' })}
    </form>
    ${found.length > 0 ? list : none}`
}
