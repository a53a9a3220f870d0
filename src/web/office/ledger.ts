import { type Request, type Response } from 'express'
import { callerOf } from '../../http/caller.ts'
import { type Route } from '../../http/route.ts'
import { calendarOf } from '../../services/calendar-reader.ts'
import { type Context } from '../../services/context.ts'
import { readLedger, type LedgerPage } from '../../services/ledger-service.ts'
import { insetText, pagination } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { exportRoutes } from './ledger-export.ts'
import { ledgerFilter } from './ledger-filter.ts'
import { cursorText, ledgerHref, readLedgerQuery, type LedgerAddress } from './ledger-query.ts'
import { ledgerTable } from './ledger-table.ts'
import { languageOfPage, officeShell } from './office-shell.ts'

/** The ledger (台账): every application, narrowed, sorted, exported. */
export const ledgerRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.ledger(),
    access: 'read-cases',
    audit: 'VIEW_LEDGER',
    handle: (req, res) => showLedger(context, req, res),
  },
  ...exportRoutes(context),
]

const LINES = 50

async function showLedger(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).ledger
  const address = readLedgerQuery(req.query)
  const page = await readLedger(context, organ, address.filter, address.sort, address.after, LINES)
  const day = { today: context.clock.today(), calendar: await calendarOf(context), lang }
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    ${ledgerFilter(address, organ.regime, lang)}
    ${page.lines.length > 0 ? ledgerTable(page.lines, day) : empty(address, lang)}${pages(address, page, lang)}
    ${page.lines.length > 0 && exports(address, lang)}`
  officeShell(req, res, { title: t.title, place: 'ledger', content })
}

function empty({ typed }: LedgerAddress, lang: Language): Html {
  const t = officeMessages(lang).ledger
  const isNarrowed = Object.keys(typed).some((name) => name !== 'sort')
  return insetText({ text: isNarrowed ? t.emptyFiltered : t.empty })
}

function pages({ typed, after }: LedgerAddress, { next }: LedgerPage, lang: Language): Html | null {
  if (!next && !after) return null
  const t = officeMessages(lang).ledger
  return pagination({
    lang,
    previous: after ? { href: ledgerHref(typed), text: t.first } : undefined,
    next: next ? { href: ledgerHref(typed, { after: cursorText(next) }), text: t.next } : undefined,
  })
}

function exports({ typed }: LedgerAddress, lang: Language): Html {
  const t = officeMessages(lang).ledger
  const link = (format: string, text: string) =>
    html`<a class="govuk-link" href="${ledgerHref(typed, {}, paths.ledgerFile(format))}">${text}</a>`
  return html`<p class="govuk-body app-no-print">${t.exportTitle}：${link('xlsx', t.exportXlsx)}　${link('csv', t.exportCsv)}</p>`
}
