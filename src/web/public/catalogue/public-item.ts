import { type Request, type Response } from 'express'
import { findEntry } from '../../../disclosure/catalogue.ts'
import { CHANNELS } from '../../../disclosure/channels.ts'
import { type Item } from '../../../disclosure/item.ts'
import { MINISTRY_LIST } from '../../../disclosure/ministry-list.ts'
import { callerOf } from '../../../http/caller.ts'
import { catalogueOf } from '../../../services/catalogue-service.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { filesOfItem, readItemFile } from '../../../services/disclosure-files.ts'
import { type ItemRow, showItem } from '../../../services/disclosure-service.ts'
import { NotFound } from '../../../services/errors.ts'
import { backLink, insetText, summaryList, type SummaryRow } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { catalogueMessages } from '../../messages/public/catalogue/messages.ts'
import { paths } from '../../paths.ts'
import { inChinese } from '../in-chinese.ts'
import { showPage } from '../public-site.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One published item; what was replaced says so, what was withdrawn or never published is not there. @throws NotFound */
export async function showPublicItem(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const { row, item } = await publicItem(context, organ, req)
  const files = await filesOfItem(context, organ, row.itemId)
  const links = files.map(
    ({ fileId, name }) =>
      html`<li><a class="govuk-link app-break" href="${paths.publicItemFile(organ.slug, row.itemId, fileId)}">${name}</a></li>`,
  )
  const t = catalogueMessages(lang)
  const catalogue = await catalogueOf(context, organ)
  const content = html`<h1 class="govuk-heading-l">${inChinese(row.title, lang)}</h1>
    ${standingNote(organ, row, item, lang)}
    ${row.link && html`<p class="govuk-body"><a class="govuk-link" href="${row.link}" rel="noreferrer">${t.readThere}</a></p>`}
    ${row.summary && html`<div class="govuk-body app-written" lang="zh-CN">${row.summary}</div>`}
    ${
      links.length > 0 &&
      html`<h2 class="govuk-heading-m">${t.facts.files}</h2>
        <ul class="govuk-list">
          ${links}
        </ul>`
    }
    ${facts(row, item, findEntry(catalogue, row.entry), lang)}`
  const before = backLink({ href: paths.publicEntry(organ.slug, row.entry), lang })
  const description = `${row.title} ${row.department}`
  showPage(req, res, organ, { title: row.title, place: 'catalogue', before, content, description })
}

function standingNote(organ: OrganRef, row: ItemRow, item: Item, lang: Language): Html | null {
  const t = catalogueMessages(lang)
  if (row.state === 'replaced') {
    const newer = item.replacedBy && paths.publicItem(organ.slug, item.replacedBy)
    return insetText({
      html: html`${t.replaced} ${newer && html`<a class="govuk-link" href="${newer}">${t.newer}</a>`}`,
    })
  }
  return row.state === 'current' ? null : insetText({ text: t.changing })
}

function facts(row: ItemRow, item: Item, placed: ReturnType<typeof findEntry>, lang: Language): Html {
  const { facts: t } = catalogueMessages(lang)
  const listed = MINISTRY_LIST.find(({ number }) => number === row.listItem)
  const channels = [...new Set(item.publications.map(({ channel, name }) => name || CHANNELS[channel].label))]
  const rows: (SummaryRow | false | null)[] = [
    placed && { key: t.entry, value: inChinese(`${placed.inClass.title}／${placed.entry.title}`, lang) },
    listed !== undefined && { key: t.listItem, value: inChinese(`${listed.number}　${listed.title}`, lang) },
    row.documentNumber !== null && { key: t.documentNumber, value: row.documentNumber },
    { key: t.department, value: inChinese(row.department, lang) },
    { key: t.formedOn, value: plainDay(row.formedOn, lang) },
    row.latestOn !== null && { key: t.publishedOn, value: plainDay(row.latestOn, lang) },
    { key: t.channels, value: inChinese(channels.join('、'), lang) },
  ]
  return summaryList({ rows })
}

/** @throws NotFound for what the public may not see */
async function publicItem(context: Context, organ: OrganRef, req: Request) {
  const itemId = String(req.params['item'])
  if (!UUID.test(itemId)) throw new NotFound(itemId)
  const loaded = await showItem(context, organ, itemId)
  if (!loaded.row.isPublic && loaded.row.state !== 'replaced') throw new NotFound(itemId)
  return loaded
}

/** A file of a published item. @throws NotFound */
export async function sendPublicFile(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const { row } = await publicItem(context, organ, req)
  const fileId = String(req.params['file'])
  if (!UUID.test(fileId)) throw new NotFound(fileId)
  const file = await readItemFile(context, organ, row.itemId, fileId)
  res.attachment(file.name).type(file.contentType).send(file.bytes)
}
