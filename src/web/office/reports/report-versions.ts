import { placesOf } from '../../../law/report/relations.ts'
import { placeName } from '../../../law/report/place-names.ts'
import { actorNames } from '../../../services/account-service.ts'
import { frozenVersions } from '../../../services/report-closing.ts'
import { may } from '../../../services/rights.ts'
import { button, insetText, table, type TableCell } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatInstant, plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { actorWord } from '../actor-word.ts'
import { fileLinks } from './report-downloads.ts'
import { type ReportPage } from './report-freezing.ts'

type Version = Awaited<ReturnType<typeof frozenVersions>>[number]
type Named = { versions: readonly Version[]; names: ReadonlyMap<string, string> }

/** The frozen versions of the year: who, when, published or not, and how the newest differs from the figures shown. */
export async function versionsOf(page: ReportPage): Promise<Html> {
  const { context, organ, address, lang } = page
  const t = affairsMessages(lang).reports.versions
  const versions = await frozenVersions(context, organ, address.year)
  const heading = html`<h2 class="govuk-heading-m" id="versions">${t.title}</h2>`
  const [newest] = versions
  if (!newest) return html`${heading}<p class="govuk-body">${t.none}</p>`
  const actors = versions.flatMap(({ frozenBy, approvedBy, publishedBy }) => [
    frozenBy,
    approvedBy ?? '',
    publishedBy ?? '',
  ])
  const named = { versions, names: await actorNames(context, organ, actors) }
  return html`${heading}
    <p class="govuk-body">${t.latest}
      ${versions.some((each) => each.publishedAt) && html`<a class="govuk-link" href="${paths.publishedReport(organ.slug, String(address.year))}">${t.view}</a>`}</p>
    ${versionTable(page, named)}${changesSince(newest, page.draft.report, lang)}`
}

function versionTable(page: ReportPage, { versions, names }: Named): Html {
  const { lang } = page
  const t = affairsMessages(lang).reports.versions
  return table({
    lang,
    caption: t.caption,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [t.version, t.asOf, t.frozen, t.approved, t.published, t.files].map((text) => ({ text })),
    rows: versions.map((version) => rowOf(version, names, page)),
  })
}

function rowOf(version: Version, names: ReadonlyMap<string, string>, page: ReportPage): TableCell[] {
  const { lang, address } = page
  const t = affairsMessages(lang).reports
  const by = (id: string, at: Date) =>
    t.versions.by(actorWord(id, names.get(id) ?? null, lang), formatInstant(at, lang))
  const { approvedAt, approvedBy, publishedAt, publishedBy, amends } = version
  return [
    {
      html: html`<span>${t.versionOf(version.version)}${amends && html`<br /><span class="app-quiet">${t.versions.amends(amends)}</span>`}</span>`,
    },
    { text: plainDay(version.asOf, lang), classes: 'app-nowrap' },
    { text: by(version.frozenBy, version.frozenAt) },
    approvedAt ? { text: by(approvedBy ?? '', approvedAt) } : { html: approving(version, page) },
    publishedAt ? { text: by(publishedBy ?? '', publishedAt) } : { html: publishing(version, page) },
    { html: fileLinks(address, version.version, lang) },
  ]
}

function approving({ year, version }: Version, { actor, lang, csrf }: ReportPage): Html {
  const t = affairsMessages(lang).reports.versions
  if (!may(actor, 'close-reports')) return html`<span class="app-quiet">${t.notApproved}</span>`
  return html`<form method="post" action="${paths.reportApproving(String(year), String(version))}">
    ${csrf}${button({ text: t.approveOne(version), classes: 'govuk-button--secondary' })}
  </form>`
}

/** Offered once the version is approved. */
function publishing({ year, version, approvedAt }: Version, { actor, lang, csrf }: ReportPage): Html {
  const t = affairsMessages(lang).reports
  if (!may(actor, 'close-reports') || !approvedAt) return html`<span class="app-quiet">${t.notPublished}</span>`
  return html`<form method="post" action="${paths.reportPublishing(String(year), String(version))}">
    ${csrf}${button({ text: t.versions.publishOne(version), classes: 'govuk-button--secondary' })}
  </form>`
}

/** Cell by cell, what a frozen version says and what is counted now. */
function changesSince({ filled, version, form }: Version, now: ReportPage['draft']['report'], lang: Language): Html {
  const t = affairsMessages(lang).reports.changes
  if (form !== now.form) return insetText({ text: t.otherForm(version) })
  const current = new Map(placesOf(now).map(({ where, value }) => [where, value]))
  const changed = placesOf(filled).filter(({ where, value }) => current.get(where) !== value)
  if (changed.length === 0) return html`<p class="govuk-body">${t.same(version)}</p>`
  const figure = (value: number | null | undefined) => ({ text: String(value ?? ''), format: 'numeric' as const })
  const head = [
    { text: t.cell },
    { text: t.frozen, format: 'numeric' as const },
    { text: t.now, format: 'numeric' as const },
  ]
  const rows = changed.map(({ where, value }) => [
    { text: placeName(where) },
    figure(value),
    figure(current.get(where)),
  ])
  return html`<h3 class="govuk-heading-s">${t.title(version)}</h3>
    <p class="govuk-body">${t.lead}</p>
    ${table({ lang, caption: t.caption, captionClasses: 'govuk-visually-hidden', head, rows })}`
}
