import { type Request, type Response } from 'express'
import Joi from 'joi'
import { LIST_CLASSES, LIST_VARIANTS, type ListVariant } from '../../../../disclosure/ministry-list.ts'
import { ENTRY_STANDINGS, type EntryStanding } from '../../../../disclosure/standing.ts'
import { callerOf } from '../../../../http/caller.ts'
import { parse } from '../../../../http/form.ts'
import { listWithStanding, type StandingListItem, variantOf } from '../../../../services/catalogue-service.ts'
import { type Context, type OrganRef } from '../../../../services/context.ts'
import { NotFound } from '../../../../services/errors.ts'
import { listAnnex } from '../../../../services/list-annex.ts'
import { saveSettings } from '../../../../services/organ-service.ts'
import { may } from '../../../../services/rights.ts'
import { backLink, button, formFields, table, type TableCell } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { doneNote } from '../../done-note.ts'
import { choiceField } from '../../office-fields.ts'
import { csrfField, languageOfPage, officeShell } from '../../office-shell.ts'
import { standingTag } from './standing-tag.ts'

/** The list is the colleges'. @throws NotFound */
export function demandCollege({ regime }: OrganRef): void {
  if (regime !== 'college') throw new NotFound('list')
}

/** The ministry's fifty items, each with its state. */
export async function showMinistryList(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  demandCollege(organ)
  const lang = languageOfPage(req)
  const { ministryList: t, ownCatalogue } = disclosureMessages(lang)
  const all = await listWithStanding(context, organ)
  const counts = (Object.keys(ENTRY_STANDINGS) as EntryStanding[])
    .map((standing) => ({ standing, count: all.filter((each) => each.standing === standing).length }))
    .filter(({ count }) => count > 0)
    .map(({ standing, count }) => t.summaryPart(ENTRY_STANDINGS[standing].label, count))
  const mayHandle = may(actor, 'handle-disclosure')
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}${t.summary(counts.join('，'))}</p>
    <p class="govuk-body app-no-print"><a class="govuk-link" href="${paths.ministryListFile()}">${t.file}</a></p>
    ${mayHandle && variantForm(req, organ, lang)}
    ${LIST_CLASSES.map(({ title }) => {
      const rows = all.filter(({ item }) => item.inClass === title)
      return html`<h2 class="govuk-heading-m">${title}</h2>
        ${listTable(title, rows, mayHandle, lang)}`
    })}`
  const before = backLink({ href: paths.ownCatalogue(), text: affairsMessages(lang).back(ownCatalogue.title) })
  officeShell(req, res, { title: t.title, place: 'catalogue', before, content })
}

function variantForm(req: Request, organ: OrganRef, lang: Language): Html {
  const t = disclosureMessages(lang).ministryList
  const items = Object.entries(LIST_VARIANTS).map(([value, text]) => ({ value, text }))
  const field = formFields({ lang, values: { variant: variantOf(organ) } }).select({
    name: 'variant',
    label: t.variant,
    items,
  })
  return html`<form class="app-find" method="post" action="${paths.ministryList()}">
    ${csrfField(req)}${field}${button({ text: t.saveVariant, classes: 'govuk-button--secondary' })}
  </form>`
}

const variantSchema = Joi.object<{ variant: ListVariant }>({
  variant: choiceField(disclosureMessages('zh-CN').ministryList.variant, Object.keys(LIST_VARIANTS)),
})

/** Says which colleges' reading of the list applies. */
export async function saveVariant(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  demandCollege(organ)
  const { variant } = parse(variantSchema, req.body)
  const settings = { ...organ.settings, listVariant: variant }
  await saveSettings(context, organ, { name: organ.name, settings }, actor)
  res.redirect(303, `${paths.ministryList()}?done=saved`)
}

function listTable(caption: string, rows: readonly StandingListItem[], mayHandle: boolean, lang: Language): Html {
  const { columns } = disclosureMessages(lang).ministryList
  const heads = [columns.number, columns.title, columns.standing, columns.count, columns.latest]
  return table({
    lang,
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: [...heads, ...(mayHandle ? [columns.edit] : [])].map((text) => ({ text })),
    rows: rows.map((row) => listRow(row, mayHandle, lang)),
  })
}

function listRow({ item, choice, tally, standing }: StandingListItem, mayHandle: boolean, lang: Language): TableCell[] {
  const { ministryList: t, ownCatalogue } = disclosureMessages(lang)
  const path = paths.ministryListItem(String(item.number))
  const reason = standing === 'not-applicable' && html`<br /><span class="app-quiet">${choice.reason}</span>`
  const edit = html`<a class="govuk-link" href="${path}" aria-label="${t.editOne(item.number)}">${ownCatalogue.edit}</a>`
  return [
    { text: item.number },
    { html: html`${item.title}${reason}` },
    { html: standingTag(standing) },
    { text: t.itemsOf(tally.current), classes: 'app-nowrap' },
    { text: tally.latestOn ?? '—', classes: 'app-nowrap' },
    ...(mayHandle ? [{ html: edit, classes: 'app-nowrap' }] : []),
  ]
}

/** The list as the annex of the yearly report, a spreadsheet. */
export async function sendListFile(context: Context, _req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  demandCollege(organ)
  const { fileName, annex } = disclosureMessages('zh-CN').ministryList
  const bytes = await listAnnex(context, organ, annex)
  res
    .attachment(`${fileName}-${context.clock.today()}.xlsx`)
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(bytes)
}
