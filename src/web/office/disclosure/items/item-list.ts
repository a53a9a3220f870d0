import { type Request, type Response } from 'express'
import { callerOf } from '../../../../http/caller.ts'
import { localDate } from '../../../../law/date.ts'
import { catalogueOf } from '../../../../services/catalogue-service.ts'
import { type Context } from '../../../../services/context.ts'
import { type ItemRow, listItems, registerDepartments } from '../../../../services/disclosure-service.ts'
import { may } from '../../../../services/rights.ts'
import { button, buttonGroup, insetText, notificationBanner, pagination } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { languageOfPage, officeShell } from '../../office-shell.ts'
import { cursorText, readCursor } from '../../../page-cursor.ts'
import { addressWith, queryText } from '../../../path-values.ts'
import { isNarrowed, itemFilterBar, itemFilterOf, type ItemQuery, typedItemQuery } from './item-query.ts'
import { itemsTable } from './item-table.ts'

const LINES = 50

/** The register of what was published, the latest first. */
export async function showItemList(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).items
  const typed = typedItemQuery(req)
  const after = readCursor(queryText(req, 'after'), 'day', 'id')
  const cursor = after && { day: localDate(after[0]!), itemId: after[1]! }
  const today = context.clock.today()
  const catalogue = await catalogueOf(context, organ)
  const found = await listItems(context, organ, itemFilterOf(typed, catalogue, today), cursor, LINES + 1)
  const lines = found.slice(0, LINES)
  const departments = await registerDepartments(context, organ)
  const content = html`${bulkNote(req, lang)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${
      may(actor, 'handle-disclosure') &&
      buttonGroup(
        button({ text: t.add, href: paths.itemNew() }),
        button({ text: t.bulk, href: paths.itemBulk(), classes: 'govuk-button--secondary' }),
        button({ text: t.importing.title, href: paths.itemsImport(), classes: 'govuk-button--secondary' }),
      )
    }
    ${itemFilterBar(typed, catalogue, departments, lang)}
    ${
      lines.length > 0
        ? itemsTable(lines, catalogue, today, lang)
        : insetText({ text: isNarrowed(typed) ? t.emptyFiltered : t.empty })
    }
    ${pages(typed, after !== null, found.length > LINES ? lines.at(-1) : undefined, lang)}
    ${lines.length > 0 && exports(typed, lang)}`
  officeShell(req, res, { title: t.title, place: 'disclosure', content })
}

function bulkNote(req: Request, lang: Language): Html | null {
  const count = queryText(req, 'entered')
  if (!/^\d{1,6}$/.test(count)) return null
  const { bulkForm } = disclosureMessages(lang).items
  return notificationBanner({ type: 'success', lang, text: bulkForm.done(Number(count)) })
}

function pages(typed: ItemQuery, paged: boolean, last: ItemRow | undefined, lang: Language): Html | null {
  if (!paged && !last) return null
  const t = disclosureMessages(lang).items
  const after = last && cursorText([last.sortOn, last.itemId])
  return pagination({
    lang,
    previous: paged ? { href: addressWith(paths.disclosure(), typed), text: t.first } : undefined,
    next: after ? { href: addressWith(paths.disclosure(), { ...typed, after }), text: t.next } : undefined,
  })
}

function exports(typed: ItemQuery, lang: Language): Html {
  const t = disclosureMessages(lang).items.export
  const link = (format: string, text: string) =>
    html`<a class="govuk-link" href="${addressWith(paths.itemsFile(format), typed)}">${text}</a>`
  return html`<p class="govuk-body app-no-print">${t.title}：${link('xlsx', t.xlsx)}　${link('csv', t.csv)}</p>`
}
