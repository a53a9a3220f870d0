import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { entriesWithStanding, type StandingEntry } from '../../../services/catalogue-service.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { listItems } from '../../../services/disclosure-service.ts'
import { html, type Html } from '../../html.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { catalogueMessages } from '../../messages/public/catalogue/messages.ts'
import { paths } from '../../paths.ts'
import { inChinese } from '../in-chinese.ts'
import { showPage } from '../public-site.ts'
import { findForm } from '../search/find-form.ts'
import { catalogueFeeds } from './catalogue-feed.ts'
import { publicItems } from './item-lists.ts'

const LATEST = 8

/** The catalogue: search, the latest, every entry with what it holds. */
export async function showCatalogue(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const t = catalogueMessages(lang)
  const latest = await listItems(context, organ, { publicOnly: true }, null, LATEST)
  const entries = await entriesWithStanding(context, organ)
  const content = html`<h1 class="govuk-heading-xl">${t.title}</h1>
    <p class="govuk-body-l">
      ${t.lead(organ.name)} <a class="govuk-link" href="${paths.apply(organ.slug)}">${t.applyLink}</a>
    </p>
    ${findForm(req, organ)}
    <h2 class="govuk-heading-m">${t.latest}</h2>
    ${latest.length > 0 ? publicItems(organ, latest, lang) : html`<p class="govuk-body">${t.noneAtAll}</p>`}
    ${
      latest.length === LATEST &&
      html`<p class="govuk-body"><a class="govuk-link" href="${paths.publicItems(organ.slug)}">${t.allLatest}</a></p>`
    }
    <h2 class="govuk-heading-m">${t.contents}</h2>
    ${
      organ.regime === 'college' &&
      html`<p class="govuk-body"><a class="govuk-link" href="${paths.publicList(organ.slug)}">${t.listLink}</a></p>`
    }
    ${classesOf(organ, entries, lang)}${feeds(organ, lang)}`
  const head = {
    title: t.title,
    place: 'catalogue',
    typed: 'query',
    description: t.description(organ.name),
    feeds: catalogueFeeds(organ, lang),
  } as const
  showPage(req, res, organ, { ...head, content })
}

function classesOf(organ: OrganRef, entries: readonly StandingEntry[], lang: Language): Html {
  const shown = entries.filter(({ entry, tally }) => !entry.retired || tally.current > 0)
  const classes = Map.groupBy(shown, ({ inClass }) => inClass)
  const sections = [...classes].map(
    ([inClass, within]) => html`<section class="app-catalogue__class" aria-labelledby="${`class-${inClass.key}`}">
      <h3 class="govuk-heading-s" id="${`class-${inClass.key}`}">${inChinese(inClass.title, lang)}</h3>
      <ul class="govuk-list">
        ${within.map((each) => entryLine(organ, each, lang))}
      </ul>
    </section>`,
  )
  return html`<div class="app-catalogue">${sections}</div>`
}

function entryLine(organ: OrganRef, { entry, tally }: StandingEntry, lang: Language): Html {
  const t = catalogueMessages(lang)
  const title = inChinese(entry.title, lang)
  if (tally.current === 0) return html`<li>${title} <span class="app-quiet app-phrase">${t.empty}</span></li>`
  const day = tally.latestOn && `${lang === 'en' ? ', ' : '，'}${t.updated(plainDay(tally.latestOn, lang))}`
  return html`<li>
    <a class="govuk-link" href="${paths.publicEntry(organ.slug, entry.key)}">${title}</a>
    <span class="app-quiet app-phrase">${t.count(tally.current)}${day}</span>
  </li>`
}

function feeds(organ: OrganRef, lang: Language): Html {
  const t = catalogueMessages(lang)
  const link = (href: string, text: string) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`
  return html`<h2 class="govuk-heading-m">${t.feeds}</h2>
    <ul class="govuk-list">
      ${link(paths.catalogueFeed(organ.slug), t.feedFormats.atom)}${link(paths.catalogueRss(organ.slug), t.feedFormats.rss)}
      ${link(paths.catalogueData(organ.slug, 'csv'), t.data.csv)}
      ${link(paths.catalogueData(organ.slug, 'json'), t.data.json)}
    </ul>`
}
