import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { localDate } from '../../../law/date.ts'
import { type Context } from '../../../services/context.ts'
import { listRemedies, type RemedyRow } from '../../../services/remedy-service.ts'
import { may } from '../../../services/rights.ts'
import { button, insetText, pagination } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'
import { cursorText, readCursor } from '../../page-cursor.ts'
import { addressWith, queryText } from '../../path-values.ts'
import { filterOf, isNarrowed, remedyFilter, type RemedyQuery, typedQuery } from './remedy-query.ts'
import { linesTable } from './remedy-table.ts'

const LINES = 50

/** The ledger of disputes, newest first, narrowed by kind, standing and result. */
export async function showRemedyList(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).remedies
  const typed = typedQuery(req)
  const after = readCursor(queryText(req, 'after'), 'day', 'id')
  const cursor = after && { day: localDate(after[0]!), remedyId: after[1]! }
  const found = await listRemedies(context, organ, filterOf(typed, context.clock.today(), actor), cursor, LINES + 1)
  const lines = found.slice(0, LINES)
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">
      ${t.lead[organ.regime === 'college' ? 'college' : 'organ']}
      <a class="govuk-link" href="${paths.refusals()}">${t.refusals.title}</a>
      ${may(actor, 'manage-office') && html`<a class="govuk-link" href="${paths.disputeSettings()}">${t.settings.title}</a>`}
    </p>
    ${may(actor, 'handle-remedies') && button({ text: t.add, href: paths.remedyNew() })}${remedyFilter(typed, organ.regime, lang)}
    ${lines.length > 0 ? linesTable(lines, lang) : insetText({ text: isNarrowed(typed) ? t.emptyFiltered : t.empty })}
    ${pages(typed, after !== null, found.length > LINES ? lines.at(-1) : undefined, lang)}
    ${lines.length > 0 && exports(typed, lang)}`
  officeShell(req, res, { title: t.title, place: 'remedies', content })
}

function pages(typed: RemedyQuery, paged: boolean, last: RemedyRow | undefined, lang: Language): Html | null {
  if (!paged && !last) return null
  const t = affairsMessages(lang).remedies
  const after = last && cursorText([last.begunOn, last.remedyId])
  return pagination({
    lang,
    previous: paged ? { href: addressWith(paths.remedies(), typed), text: t.first } : undefined,
    next: after ? { href: addressWith(paths.remedies(), { ...typed, after }), text: t.next } : undefined,
  })
}

function exports(typed: RemedyQuery, lang: Language): Html {
  const t = affairsMessages(lang).remedies.export
  const link = (format: string, text: string) =>
    html`<a class="govuk-link" href="${addressWith(paths.remedyFile(format), typed)}">${text}</a>`
  return html`<p class="govuk-body app-no-print">${t.title}：${link('xlsx', t.xlsx)}　${link('csv', t.csv)}</p>`
}
