import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { accountOf } from '../../../services/absence-service.ts'
import { calendarOf } from '../../../services/calendar-reader.ts'
import { type Context } from '../../../services/context.ts'
import { ledgerPeople } from '../../../services/ledger-people.ts'
import { countLedger, LEDGER_CAP, readLedger, type LedgerPage } from '../../../services/ledger-service.ts'
import { ledgerViews } from '../../../services/ledger-views.ts'
import { may } from '../../../services/rights.ts'
import { insetText, pagination, printButton, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { csrfField, languageOfPage, officeShell } from '../office-shell.ts'
import { pickedLines } from './ledger-bulk.ts'
import { exportRoutes } from './ledger-export.ts'
import { ledgerFilter } from './ledger-filter.ts'
import { cursorText, ledgerHref, readLedgerQuery, type LedgerAddress } from './ledger-query.ts'
import { ledgerTable } from './ledger-table.ts'
import { savedViews } from './ledger-views.ts'

/** The ledger (台账): every application, narrowed, sorted, exported. */
export const ledgerPageRoutes = (context: Context): Route[] => [
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

/** The page; `errors` of a form on it stand on top. */
export async function showLedger(
  context: Context,
  req: Request,
  res: Response,
  errors: readonly ErrorItem[] = [],
): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).ledger
  const address = readLedgerQuery(req.query, accountOf(actor))
  const { filter, sort, after, columns } = address
  const [page, total, people, views, calendar] = await Promise.all([
    readLedger(context, organ, filter, sort, after, LINES),
    filter.words === undefined ? countLedger(context, organ, filter) : null,
    ledgerPeople(context, organ),
    ledgerViews(context, organ, actor),
    calendarOf(context, organ),
  ])
  const canPick = may(actor, 'handle-cases')
  const picked = canPick ? req.query['pick'] === 'all' : null
  const look = { today: context.clock.today(), calendar, lang, people, columns, picked }
  const lines = page.lines.length > 0 && ledgerTable(page.lines, look)
  const content = html`${doneNote(req, { view: t.views.saved, 'view-removed': t.views.removed })}
    <h1 class="govuk-heading-l">${t.title}</h1>
    ${savedViews(views, address, csrfField(req), lang)}${ledgerFilter(address, organ.regime, people, lang)}
    ${found(page, address, total, lang)}
    ${lines ? (canPick ? pickedLines(lines, address, picked === true, csrfField(req), lang) : lines) : empty(address, lang)}
    ${pages(address, page, lang)}${lines && exports(address, lang)}`
  officeShell(req, res, { title: t.title, place: 'ledger', content, errors, status: errors.length > 0 ? 422 : 200 })
}

/** How many there are: counted up to the cap, or known because all of them stand here. */
function found(page: LedgerPage, { after }: LedgerAddress, total: number | null, lang: Language): Html | false {
  const t = officeMessages(lang).ledger
  const known = total ?? (page.next || after ? null : page.lines.length)
  return known !== null && known > 0 && html`<p class="govuk-body app-found">${t.count(known, known >= LEDGER_CAP)}</p>`
}

function empty({ typed }: LedgerAddress, lang: Language): Html {
  const t = officeMessages(lang).ledger
  const isNarrowed = Object.keys(typed).some((name) => name !== 'sort' && name !== 'columns')
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
  return html`<p class="govuk-body app-no-print">${t.exportTitle}：${link('xlsx', t.exportXlsx)}　${link('csv', t.exportCsv)}</p>
    ${printButton({ lang, text: t.print })}`
}
