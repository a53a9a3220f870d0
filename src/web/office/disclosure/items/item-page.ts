import { type Request, type Response } from 'express'
import { findEntry, type Catalogue } from '../../../../disclosure/catalogue.ts'
import { CHANNELS } from '../../../../disclosure/channels.ts'
import { offeredItemActs } from '../../../../disclosure/decide.ts'
import { type Item, publicationDue, timelinessOf } from '../../../../disclosure/item.ts'
import { MINISTRY_LIST } from '../../../../disclosure/ministry-list.ts'
import { callerOf } from '../../../../http/caller.ts'
import { actorNames } from '../../../../services/account-service.ts'
import { calendarOf } from '../../../../services/calendar-reader.ts'
import { catalogueOf } from '../../../../services/catalogue-service.ts'
import { type Context } from '../../../../services/context.ts'
import { filesOfItem, type ItemFileLine } from '../../../../services/disclosure-files.ts'
import { type ItemRow, publicationsOfItem, showItem } from '../../../../services/disclosure-service.ts'
import { may } from '../../../../services/rights.ts'
import { backLink, button, summaryList, table, type SummaryRow } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { formatDay } from '../../../messages/dates.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { doneNote } from '../../done-note.ts'
import { csrfField, languageOfPage, officeShell } from '../../office-shell.ts'
import { idIn } from '../../../path-values.ts'
import { itemHistory } from './item-history.ts'
import { linkState } from '../links/link-state.ts'
import { stateTag } from './item-table.ts'

/** One item: what it is, who answers for it, where it was published, what happened, what may be recorded. */
export async function showItemPage(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).items
  const { row, item } = await showItem(context, organ, idIn(req, 'item'))
  const { itemId } = row
  const names = await actorNames(
    context,
    organ,
    item.history.map((each) => each.recordedBy),
  )
  const publications = await publicationsOfItem(context, organ, itemId)
  const files = await filesOfItem(context, organ, itemId)
  const mayHandle = may(actor, 'handle-disclosure')
  const due = publicationDue(item, await calendarOf(context, organ))
  const today = context.clock.today()
  const content = html`${doneNote(req, { ...t.done, 'link-check': disclosureMessages(lang).links.onItem.asked })}
    <h1 class="govuk-heading-l">${row.title}</h1>
    <p class="govuk-body">${stateTag(row, today, lang)}</p>
    ${mayHandle && actButtons(itemId, item, lang)}
    ${facts(row, item, await catalogueOf(context, organ), lang, {
      due: `${t.show.dueText(formatDay(due.dueOn, lang), due.article)}${due.provisional ? t.show.provisional : ''}`,
      timeliness: timelinessText(timelinessOf(item, due.dueOn, today), lang),
      organ: organ.slug,
    })}
    <h2 class="govuk-heading-m">${t.show.publications}</h2>
    ${publicationsTable(publications, itemId, mayHandle, lang)}
    ${mayHandle && organ.settings.linkCheckDays !== undefined && publications.some(({ link }) => link) && checkButton(req, itemId, lang)}
    <h2 class="govuk-heading-m">${t.show.files}</h2>
    ${filesList(itemId, files, mayHandle ? csrfField(req) : null, lang)}
    ${mayHandle && button({ text: t.show.addFiles, href: paths.itemFiles(itemId), classes: 'govuk-button--secondary' })}
    <h2 class="govuk-heading-m">${t.show.history}</h2>
    ${itemHistory(item, names, lang)}`
  const before = backLink({ href: paths.disclosure(), text: affairsMessages(lang).back(t.title) })
  officeShell(req, res, { title: row.title, place: 'disclosure', before, content })
}

function timelinessText(timeliness: ReturnType<typeof timelinessOf>, lang: Language): string {
  const { inTime, late, waiting, overdue, settled } = disclosureMessages(lang).items.show
  return { 'in-time': inTime, late, waiting, overdue, settled }[timeliness]
}

function actButtons(itemId: string, item: Item, lang: Language): Html {
  const t = disclosureMessages(lang).items
  const hasPublications = item.publications.length > 0
  const acts = [
    ...offeredItemActs(item),
    ...(hasPublications ? (['link-mended'] as const) : []),
    ...(item.history.length > 1 ? (['entry-voided'] as const) : []),
  ]
  const links = acts.map(
    (act, at) =>
      html`${button({
        text: t.acts[act],
        href: paths.itemAct(itemId, act),
        ...(at === 0 ? {} : { classes: 'govuk-button--secondary' }),
      })}`,
  )
  return html`<div class="govuk-button-group app-no-print">${links}</div>`
}

function facts(
  row: ItemRow,
  item: Item,
  catalogue: Catalogue,
  lang: Language,
  { due, timeliness, organ }: { due: string; timeliness: string; organ: string },
): Html {
  const t = disclosureMessages(lang).items
  const placed = findEntry(catalogue, row.entry)
  const listed = MINISTRY_LIST.find(({ number }) => number === row.listItem)
  const rows: (SummaryRow | false | null)[] = [
    { key: t.fields.entry, value: placed ? `${placed.inClass.title}／${placed.entry.title}` : row.entry },
    listed !== undefined && { key: t.fields.listItem, value: t.show.listItem(listed.number, listed.title) },
    row.documentNumber !== null && { key: t.fields.documentNumber, value: row.documentNumber },
    row.summary !== '' && { key: t.fields.summary, value: html`<span class="app-written">${row.summary}</span>` },
    { key: t.fields.department, value: row.department },
    { key: t.fields.publisher, value: row.publisher },
    { key: t.fields.reviewer, value: row.reviewer },
    { key: t.fields.responsible, value: row.responsible },
    { key: t.fields.formedOn, value: formatDay(row.formedOn, lang) },
    { key: t.show.due, value: html`${due}<br />${timeliness}` },
    item.replacedBy !== null && {
      key: t.show.replacedBy,
      value: html`<a class="govuk-link" href="${paths.item(item.replacedBy)}">${t.show.open}</a>`,
    },
    row.isPublic && {
      key: t.show.publicPage,
      value: html`<a class="govuk-link" href="${paths.publicItem(organ, row.itemId)}">${t.show.open}</a>`,
    },
  ]
  return html`<h2 class="govuk-heading-m">${t.show.facts}</h2>
    ${summaryList({ rows })}`
}

const checkOf = ({ linkState: state, linkStatus: status, linkTarget: target, checkedAt }: Publications[number]) => ({
  state,
  status,
  target,
  checkedAt,
})

/** Puts the links of an item at the head of the queue, where links are checked at all. */
function checkButton(req: Request, itemId: string, lang: Language): Html {
  const t = disclosureMessages(lang).links.onItem
  return html`<form method="post" action="${paths.itemLinkCheck(itemId)}">
    ${csrfField(req)}${button({ text: t.check, classes: 'govuk-button--secondary' })}
  </form>`
}

type Publications = Awaited<ReturnType<typeof publicationsOfItem>>

function publicationsTable(publications: Publications, itemId: string, mayMend: boolean, lang: Language): Html {
  const t = disclosureMessages(lang).items
  if (publications.length === 0) return html`<p class="govuk-body">${t.show.noPublications}</p>`
  const { channel, name, on, link } = t.show.publicationColumns
  return table({
    lang,
    caption: t.show.publications,
    captionClasses: 'govuk-visually-hidden',
    head: [channel, name, on, link].map((text) => ({ text })),
    rows: publications.map((each) => [
      { text: CHANNELS[each.channel].label },
      { text: each.name || '—' },
      { text: each.on, classes: 'app-nowrap' },
      {
        html: html`${each.link && html`<a class="govuk-link app-break" href="${each.link}" rel="noreferrer">${each.link}</a> ${linkState(checkOf(each), lang)}`}
        ${
          mayMend &&
          html`<a class="govuk-link" href="${`${paths.itemAct(itemId, 'link-mended')}?seq=${each.seq}`}"
            >${t.acts['link-mended']}</a
          >`
        }`,
      },
    ]),
  })
}

function filesList(itemId: string, files: readonly ItemFileLine[], csrf: Html | null, lang: Language): Html {
  const t = disclosureMessages(lang).items.show
  if (files.length === 0) return html`<p class="govuk-body">${t.noFiles}</p>`
  const lines = files.map(({ fileId, name }) => {
    const removing =
      csrf &&
      html`<form method="post" action="${paths.itemFileRemoving(itemId, fileId)}">
        ${csrf}${button({ text: t.removeFile, classes: 'govuk-button--secondary', attributes: { 'aria-label': t.removeOne(name) } })}
      </form>`
    return html`<li><a class="govuk-link app-break" href="${paths.itemFile(itemId, fileId)}">${name}</a>${removing}</li>`
  })
  return html`<ul class="govuk-list">
    ${lines}
  </ul>`
}
