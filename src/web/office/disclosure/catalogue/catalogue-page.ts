import { type Request, type Response } from 'express'
import { chineseDay } from '../../../../clock.ts'
import { REFRESHES } from '../../../../disclosure/catalogue.ts'
import { callerOf } from '../../../../http/caller.ts'
import { actorNames } from '../../../../services/account-service.ts'
import { catalogueHistory, entriesWithStanding, type StandingEntry } from '../../../../services/catalogue-service.ts'
import { type Context } from '../../../../services/context.ts'
import { may } from '../../../../services/rights.ts'
import { backLink, button, buttonGroup, table, type TableCell } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { plainDay } from '../../../messages/dates.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { doneNote } from '../../done-note.ts'
import { languageOfPage, officeShell } from '../../office-shell.ts'
import { standingTag } from './standing-tag.ts'

/** The office's catalogue, every entry with its state. */
export async function showOwnCatalogue(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).ownCatalogue
  const mayHandle = may(actor, 'handle-disclosure')
  const classes = Map.groupBy(await entriesWithStanding(context, organ), ({ inClass }) => inClass)
  const tables = [...classes].map(
    ([inClass, entries]) => html`<h2 class="govuk-heading-m">
        ${inClass.title}
        ${
          mayHandle &&
          html`<a class="govuk-link app-heading-link" href="${paths.catalogueClass(inClass.key)}" aria-label="${t.editOne(inClass.title)}"
            >${t.edit}</a
          >`
        }
      </h2>
      ${entriesTable(inClass.title, entries, mayHandle, lang)}`,
  )
  const links = [
    ...(organ.regime === 'college' ? [html`<a class="govuk-link" href="${paths.ministryList()}">${t.list}</a>`] : []),
    html`<a class="govuk-link" href="${paths.catalogueVersions()}">${t.versions}</a>`,
  ]
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <p class="govuk-body app-no-print">${links.map((link, at) => html`${at > 0 && '　'}${link}`)}</p>
    ${
      mayHandle &&
      buttonGroup(
        button({ text: t.addEntry, href: paths.catalogueEntry('new') }),
        button({ text: t.addClass, href: paths.catalogueClass('new'), classes: 'govuk-button--secondary' }),
      )
    }
    ${tables}`
  officeShell(req, res, { title: t.title, place: 'catalogue', content })
}

function entriesTable(caption: string, entries: readonly StandingEntry[], mayHandle: boolean, lang: Language): Html {
  const { columns } = disclosureMessages(lang).ownCatalogue
  const heads = [columns.entry, columns.standing, columns.count, columns.latest, columns.refresh]
  return table({
    lang,
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: [...heads, ...(mayHandle ? [columns.edit] : [])].map((text) => ({ text })),
    rows: entries.map((each) => entryRow(each, mayHandle, lang)),
  })
}

function entryRow({ entry, tally, standing }: StandingEntry, mayHandle: boolean, lang: Language): TableCell[] {
  const t = disclosureMessages(lang).ownCatalogue
  const title = html`<a class="govuk-link" href="${`${paths.disclosure()}?entry=${entry.key}`}">${entry.title}</a>`
  const acts = html`${
    !entry.retired &&
    html`<a class="govuk-link" href="${`${paths.itemNew()}?entry=${entry.key}`}" aria-label="${t.registerOne(entry.title)}"
      >${t.register}</a
    >　`
  }<a class="govuk-link" href="${paths.catalogueEntry(entry.key)}" aria-label="${t.editOne(entry.title)}">${t.edit}</a>`
  return [
    { html: title },
    entry.retired ? { text: t.retired } : { html: standingTag(standing) },
    { text: t.count(tally.current), classes: 'app-nowrap' },
    { text: tally.latestOn ?? '—', classes: 'app-nowrap' },
    { text: REFRESHES[entry.refresh].label },
    ...(mayHandle ? [{ html: acts, classes: 'app-nowrap' }] : []),
  ]
}

/** The versions of the catalogue: when, by whom, what changed. */
export async function showCatalogueVersions(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const { ownCatalogue: own } = disclosureMessages(lang)
  const t = own.history
  const versions = await catalogueHistory(context, organ)
  const names = await actorNames(
    context,
    organ,
    versions.map(({ madeBy }) => madeBy),
  )
  const listed = (label: (names: string) => string, titles: readonly string[]) =>
    titles.length > 0 && html`<div>${label(titles.join('、'))}</div>`
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}${t.start}</p>
    ${
      versions.length > 0 &&
      table({
        lang,
        caption: t.title,
        captionClasses: 'govuk-visually-hidden',
        head: [t.columns.version, t.columns.when, t.columns.who, t.columns.what].map((text) => ({ text })),
        rows: versions.map(({ version, changes, madeAt, madeBy }) => [
          { text: t.version(version) },
          { text: plainDay(chineseDay(new Date(madeAt)), lang), classes: 'app-nowrap' },
          { text: names.get(madeBy) ?? madeBy },
          {
            html: html`${listed(t.added, changes.added)}${listed(t.changed, changes.changed)}${listed(t.removed, changes.removed)}`,
          },
        ]),
      })
    }`
  const before = backLink({ href: paths.ownCatalogue(), text: affairsMessages(lang).back(own.title) })
  officeShell(req, res, { title: t.title, place: 'catalogue', before, content })
}
