import { type Request, type Response } from 'express'
import { LIST_CLASSES } from '../../../disclosure/ministry-list.ts'
import { ENTRY_STANDINGS } from '../../../disclosure/standing.ts'
import { callerOf } from '../../../http/caller.ts'
import { listWithStanding, type StandingListItem } from '../../../services/catalogue-service.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { listAnnex } from '../../../services/list-annex.ts'
import { backLink, table, type TableCell } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { disclosureMessages } from '../../messages/disclosure/messages.ts'
import { type Language } from '../../messages/language.ts'
import { catalogueMessages } from '../../messages/public/catalogue/messages.ts'
import { paths } from '../../paths.ts'
import { inChinese } from '../in-chinese.ts'
import { showPage } from '../public-site.ts'

/** The ministry's list, for everybody: each item, how it stands, where it can be read. @throws NotFound for an organ */
export async function showPublicList(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  if (organ.regime !== 'college') throw new NotFound('list')
  const lang = languageOf(req)
  const { list: t } = catalogueMessages(lang)
  const all = await listWithStanding(context, organ)
  const content = html`<h1 class="govuk-heading-xl">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <p class="govuk-body"><a class="govuk-link" href="${paths.publicListFile(organ.slug)}">${t.file}</a></p>
    ${LIST_CLASSES.map(
      ({ title }) => html`<h2 class="govuk-heading-m">${inChinese(title, lang)}</h2>
        ${classTable(
          organ,
          title,
          all.filter(({ item }) => item.inClass === title),
          lang,
        )}`,
    )}`
  const before = backLink({ href: paths.catalogue(organ.slug), lang })
  const description = t.description(organ.name)
  showPage(req, res, organ, { title: t.title, place: 'catalogue', before, content, description })
}

function classTable(organ: OrganRef, caption: string, rows: readonly StandingListItem[], lang: Language): Html {
  const { columns } = catalogueMessages(lang).list
  return table({
    lang,
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: [columns.number, columns.title, columns.standing, columns.link, columns.updated].map((text) => ({
      text,
      classes: 'app-nowrap',
    })),
    rows: rows.map((row) => rowOf(organ, row, lang)),
  })
}

function rowOf(
  { slug }: OrganRef,
  { item, choice, tally, standing, newest }: StandingListItem,
  lang: Language,
): TableCell[] {
  const { list: t } = catalogueMessages(lang)
  const href = choice.link || (newest && paths.publicItem(slug, newest.itemId))
  const state = choice.applicable ? ENTRY_STANDINGS[standing].label : t.reason(choice.reason)
  const open = href && html`<a class="govuk-link" href="${href}" aria-label="${t.openOne(item.number)}">${t.open}</a>`
  const count = tally.current > 0 && html` <span class="app-quiet">${t.more(tally.current)}</span>`
  return [
    { text: item.number },
    { html: inChinese(item.title, lang) },
    { html: inChinese(state, lang), ...(choice.applicable ? { classes: 'app-nowrap' } : {}) },
    { html: open || count ? html`${open}${count}` : html`—` },
    { text: tally.latestOn ?? '—', classes: 'app-nowrap' },
  ]
}

/** The list as a spreadsheet. @throws NotFound for an organ */
export async function sendPublicListFile(context: Context, _req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  if (organ.regime !== 'college') throw new NotFound('list')
  const { fileName, annex } = disclosureMessages('zh-CN').ministryList
  const bytes = await listAnnex(context, organ, annex)
  res
    .attachment(`${fileName}.xlsx`)
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(bytes)
}
