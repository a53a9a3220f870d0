import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { button, input, insetText, pagination } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { TYPED_FORM } from '../../layout/display-links.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { searchMessages } from '../../messages/public/search/messages.ts'
import { addressWith, plainWords, queryText } from '../../path-values.ts'
import { paths } from '../../paths.ts'
import { showPage } from '../public-site.ts'
import { findThings, type Found } from './found-things.ts'
import { hitCursorIn, hitCursorText } from './hit-cursor.ts'
import { excerptAround, marked } from './marked-text.ts'

const LINES = 20
const SUGGESTED = 5

/** One search over everything public, as a page and, while somebody types, as a few suggestions. */
export const searchRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.search(),
    access: 'anyone',
    audit: 'VIEW_SEARCH',
    handle: (req, res) => showSearch(context, req, res),
  },
  {
    method: 'post',
    path: paths.suggestions(),
    access: 'anyone',
    audit: 'VIEW_SUGGESTIONS',
    handle: (req, res) => sendSuggestions(context, req, res),
  },
]

async function showSearch(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const t = searchMessages(lang)
  const typed = wordsOf(req.query['q'])
  const results = typed === '' ? null : await resultsOf(context, organ, req, typed, lang)
  const content = html`<h1 class="govuk-heading-xl">${t.title}</h1>
    <p class="govuk-body-l">${t.lead}</p>
    ${searchForm(organ, typed, lang)}${results}`
  // A page of results is nothing to be found by search engines; the empty form is.
  const description = typed === '' ? t.description(organ.name) : undefined
  showPage(req, res, organ, {
    title: typed === '' ? t.title : t.resultsFor(typed),
    place: 'search',
    typed: 'query',
    content,
    description,
  })
}

/** The field to look for something public; suggestions come as one types, and the button works without script. */
function searchForm({ slug }: OrganRef, typed: string, lang: Language): Html {
  const t = searchMessages(lang)
  return html`<form method="get" action="${paths.search(slug)}" id="${TYPED_FORM}" role="search" novalidate>
    ${input({
      lang,
      name: 'q',
      type: 'search',
      label: { text: t.label, classes: 'govuk-label--m' },
      hint: t.hint,
      value: typed,
      autocomplete: 'off',
      attributes: { 'data-app-suggest': paths.suggestions(slug), maxlength: '100' },
    })}
    ${button({ text: t.submit, classes: 'govuk-button--secondary' })}
  </form>`
}

async function resultsOf(
  context: Context,
  organ: OrganRef,
  req: Request,
  typed: string,
  lang: Language,
): Promise<Html> {
  const t = searchMessages(lang)
  const after = hitCursorIn(queryText(req, 'after'))
  const { found, next } = await findThings(context, organ, typed, after, LINES, lang)
  if (found.length === 0 && !after) return nothingFound(organ, typed, lang)
  const here = paths.search(organ.slug)
  const pages = pagination({
    lang,
    previous: after ? { href: addressWith(here, { q: typed }), text: t.first } : undefined,
    next: next ? { href: addressWith(here, { q: typed, after: hitCursorText(next) }), text: t.next } : undefined,
  })
  return html`<h2 class="govuk-heading-m" id="results">${t.resultsFor(typed)}</h2>
    <ul class="govuk-list app-hits">
      ${found.map((each) => hitLine(each, typed, lang))}
    </ul>
    ${(after || next) && pages}`
}

function nothingFound({ slug }: OrganRef, typed: string, lang: Language): Html {
  const t = searchMessages(lang)
  return insetText({
    html: html`<p class="govuk-body">${t.none(typed)}</p>
      <p class="govuk-body">${t.noneAdvice} <a class="govuk-link" href="${paths.apply(slug)}">${t.apply}</a></p>`,
  })
}

function hitLine({ kind, title, href, text, publicOn }: Found, typed: string, lang: Language): Html {
  const t = searchMessages(lang)
  const comma = lang === 'en' ? ', ' : '，'
  const isOurs = kind === 'guide' || kind === 'report'
  const words = marked(title, typed)
  const shown = isOurs || lang === 'zh-CN' ? words : html`<span lang="zh-CN">${words}</span>`
  const excerpt = marked(excerptAround(text, typed), typed)
  return html`<li>
    <a class="govuk-link" href="${href}">${shown}</a>
    <p class="govuk-body app-hits__text">
      ${kind === 'guide' || lang === 'zh-CN' ? excerpt : html`<span lang="zh-CN">${excerpt}</span>`}
    </p>
    <p class="govuk-hint">${t.kinds[kind]}${publicOn && html`${comma}<span class="app-phrase">${t.publicOn(plainDay(publicOn, lang))}</span>`}</p>
  </li>`
}

/** Posted, because half a word may already name somebody: nothing typed on the way stands in an address. */
async function sendSuggestions(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const t = searchMessages(lang)
  const typed = wordsOf((req.body as Record<string, unknown> | undefined)?.['q'])
  const { found } = typed === '' ? { found: [] } : await findThings(context, organ, typed, null, SUGGESTED, lang)
  const suggestions = found.slice(0, SUGGESTED).map(({ kind, title, href }) => ({ kind: t.kinds[kind], title, href }))
  const more = { text: t.allResults, href: addressWith(paths.search(organ.slug), { q: typed }) }
  res.json({ heading: t.suggestions(suggestions.length), suggestions, more })
}

/** What was typed, of the length a person types. */
const wordsOf = (typed: unknown): string => plainWords(typed).slice(0, 100).toWellFormed()
