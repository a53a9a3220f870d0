import { type Request, type Response } from 'express'
import { APPLICANT_KINDS } from '../../../law/applicants.ts'
import { callerOf } from '../../../http/caller.ts'
import { OUTCOMES } from '../../../law/outcomes.ts'
import { FORMS } from '../../../law/report/forms.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { readLedger, type LedgerLine } from '../../../services/ledger-service.ts'
import { openPrintedCell } from '../../../services/printed-cell.ts'
import { listRemedies } from '../../../services/remedy-service.ts'
import { backLink, insetText, pagination, table } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { caseLink } from '../case-link.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'
import { addressWith, queryText, textIn } from '../../path-values.ts'
import { linesTable } from '../remedies/remedy-table.ts'
import { reportAddress, type ReportAddress } from './report-address.ts'

type Cell = Awaited<ReturnType<typeof openPrintedCell>>

/** Cases shown on one page of a cell. */
const LINES = 100

/** The cases or disputes behind a figure of the report: as many as the figure says. */
export async function showReportCell(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).reports
  const address = reportAddress(context, organ, req)
  const [row, column] = [textIn(req, 'row'), textIn(req, 'column')]
  const cell = await openPrintedCell(context, organ, address, row, column)
  const all = Math.max(1, Math.ceil(cell.value / LINES))
  const page = Math.min(all, Math.max(1, Number(queryText(req, 'page')) || 1))
  const title = t.cell.title(placeOf(address, row, column))
  const content = html`<h1 class="govuk-heading-l">${title}</h1>
    <p class="govuk-body">${t.cell.lead(cell.value)}${t.cell.asOf(plainDay(address.asOf, lang))}</p>
    ${cell.adjusted !== 0 && html`<p class="govuk-body">${t.cell.adjusted(cell.adjusted)} <a class="govuk-link" href="${paths.reportWorking(String(address.year))}">${affairsMessages(lang).reportDocument.working}</a></p>`}
    ${cell.value === 0 ? insetText({ text: t.cell.empty }) : await linesOf(context, organ, cell, Math.floor(page), lang)}
    ${all > 1 && pagesOf({ address, row, column, page: Math.floor(page), all, lang })}`
  const back = addressWith(paths.report(String(address.year)), address.chosen)
  const before = backLink({ href: back, text: affairsMessages(lang).back(t.title) })
  officeShell(req, res, { title, place: 'reports', before, content })
}

/** The cell's name as the form prints it. */
function placeOf({ form }: ReportAddress, row: string, column: string): string {
  const { rows, columns, remedyBlocks, complaintBlocks, remedyColumns } = FORMS[form]
  const line = rows.find(({ key }) => key === row)
  if (line)
    return `${[...line.heads.slice(1), line.label].join(' ')}，${columns.find(({ key }) => key === column)?.label ?? ''}`
  const block = [...remedyBlocks, ...complaintBlocks].find(({ key }) => key === row)
  const name = block ? (block.head ? `${block.head}－${block.label}` : block.label) : row
  return `${name}，${remedyColumns.find(({ key }) => key === column)?.label ?? ''}`
}

async function linesOf(context: Context, organ: OrganRef, cell: Cell, page: number, lang: Language): Promise<Html> {
  const [from, to] = [(page - 1) * LINES, page * LINES]
  if (cell.remedies.length > 0) {
    const lines = await listRemedies(context, organ, { ids: cell.remedies.slice(from, to) }, null, LINES)
    return linesTable(lines, lang)
  }
  const numbers = cell.numbers.slice(from, to)
  const { lines } = await readLedger(context, organ, { numbers }, 'submitted', null, LINES)
  return casesTable(
    lines.toSorted((a, b) => numbers.indexOf(a.number) - numbers.indexOf(b.number)),
    lang,
  )
}

function casesTable(lines: readonly LedgerLine[], lang: Language): Html {
  const t = affairsMessages(lang).reports.cell
  const { columns } = t
  return table({
    lang,
    caption: t.caption,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [columns.number, columns.kind, columns.received, columns.ended, columns.outcome].map((text) => ({ text })),
    rows: lines.map((line) => [
      { html: caseLink(line.number) },
      { text: APPLICANT_KINDS[line.applicantKind].label },
      { text: line.receivedOn ?? '—', classes: 'app-nowrap' },
      { text: line.endedOn ?? t.none, classes: 'app-nowrap' },
      { text: line.outcome ? OUTCOMES[line.outcome].label : '—' },
    ]),
  })
}

type Pages = { address: ReportAddress; row: string; column: string; page: number; all: number; lang: Language }

function pagesOf({ address, row, column, page, all, lang }: Pages): Html {
  const t = affairsMessages(lang).reports.cell
  const at = (number: number) =>
    addressWith(paths.reportCell(String(address.year), row, column), { ...address.chosen, page: String(number) })
  return html`<p class="govuk-body">${t.pages(page, all)}</p>
    ${pagination({
      lang,
      previous: page > 1 ? { href: at(page - 1), text: t.previous } : undefined,
      next: page < all ? { href: at(page + 1), text: t.next } : undefined,
    })}`
}
