import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import {
  adjustReport,
  undoReportAdjustment,
  workingPaper,
  type WorkingPaper,
} from '../../../services/report-working.ts'
import { may } from '../../../services/rights.ts'
import { reportPeriod } from '../../../services/report-years.ts'
import { actorNames } from '../../../services/account-service.ts'
import { backLink, printButton, table, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { textField } from '../office-fields.ts'
import { formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { numberIn } from '../../path-values.ts'
import { adjustmentsOf } from './adjustments.ts'
import { isAcademic, reportAddress } from './report-address.ts'

/** What stands behind the report: adjustments with reasons, changes by case since the last print, last year's figures. */
export async function showWorkingPaper(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const { reportDocument, reports, back } = affairsMessages(lang)
  const t = reportDocument.workingPaper
  const { year } = reportAddress(context, organ, req)
  const paper = await workingPaper(context, organ, year)
  const name = reports.reportName(year, isAcademic(reportPeriod(organ, year)))
  const names = await actorNames(
    context,
    organ,
    paper.adjustments.flatMap(({ recordedBy, undoneBy }) => [recordedBy, undoneBy ?? '']),
  )
  const writes = may(actor, 'write-reports')
  const content = html`${doneNote(req, reportDocument.done)}
    <h1 class="govuk-heading-l">${t.titleOf(name)}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${adjustmentsOf(req, paper, { year, names, writes, lang, errors })}${sinceOf(paper, lang)}${lastYearOf(paper, year, lang)}
    ${printButton({ lang })}`
  const before = backLink({ href: paths.report(String(year)), text: back(name) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.titleOf(name), place: 'reports', before, content, errors, status })
}

/** Cases listed at most; a year's whole list is the register's business. */
const MOST_LISTED = 200

function sinceOf({ since }: WorkingPaper, lang: Language): Html {
  const t = affairsMessages(lang).reportDocument.workingPaper
  if (!since) return html`<p class="govuk-body app-quiet">${t.sinceNone}</p>`
  const heading = html`<h2 class="govuk-heading-m">${t.since(since.version)}</h2>`
  if (since.changes.length === 0) return html`${heading}<p class="govuk-body">${t.sinceSame}</p>`
  const cells = (places: readonly string[]) => ({ text: places.join('，') || t.notCounted })
  const rows = since.changes.slice(0, MOST_LISTED).map(({ number, kind, then, now }) => {
    const href = kind === 'case' ? paths.case(number) : paths.remedy(number)
    const name = kind === 'case' ? number : t.dispute
    return [{ html: html`<a class="govuk-link" href="${href}">${name}</a>` }, cells(then), cells(now)]
  })
  const { sinceColumns: columns } = t
  const head = [columns.number, columns.then, columns.now].map((text) => ({ text }))
  return html`${heading}
    ${table({ lang, caption: t.since(since.version), captionClasses: 'govuk-visually-hidden', head, rows })}
    ${since.changes.length > MOST_LISTED && html`<p class="govuk-body">${t.more(MOST_LISTED, since.changes.length)}</p>`}`
}

function lastYearOf({ lastYear }: WorkingPaper, year: number, lang: Language): Html {
  const t = affairsMessages(lang).reportDocument.workingPaper
  if (!lastYear) return html`<p class="govuk-body app-quiet">${t.lastYearNone}</p>`
  const numeric = 'numeric' as const
  const { lastYearColumns: columns } = t
  const caption = t.lastYear(year - 1, lastYear.version)
  const signed = (value: number) => (value > 0 ? `+${value}` : String(value))
  return html`<h2 class="govuk-heading-m">${caption}</h2>
    ${table({
      lang,
      caption,
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: columns.name },
        ...[columns.last, columns.now, columns.difference, columns.change].map((text) => ({ text, format: numeric })),
      ],
      rows: lastYear.changes.map(({ name, last, now, difference, change }) => [
        { text: name },
        ...[String(last), String(now), signed(difference), change === null ? '—' : `${signed(change)}%`].map(
          (text) => ({
            text,
            format: numeric,
          }),
        ),
      ]),
    })}`
}

const t = affairsMessages('zh-CN').reportDocument.workingPaper
const schema = Joi.object<{ place: string; difference: number; reason: string }>({
  place: textField(t.place, 100),
  difference: Joi.string()
    .trim()
    .required()
    .custom((text: string, context) => {
      const value = Number(text.normalize('NFKC').replace(/\s/g, ''))
      return Number.isInteger(value) && value !== 0 && Math.abs(value) <= 100_000 ? value : context.error('any.invalid')
    })
    .messages({ '*': t.badDifference }),
  reason: textField(t.reason, 500),
})

/** Keeps an adjustment; a refusal comes back with what was typed. */
export async function adjustByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { year } = reportAddress(context, organ, req)
  try {
    await adjustReport(context, organ, year, parse(schema, req.body), actor)
    res.redirect(303, `${paths.reportWorking(String(year))}?done=adjusted`)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    await showWorkingPaper(context, req, res, formErrors(error))
  }
}

/** Takes an adjustment back. */
export async function undoByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { year } = reportAddress(context, organ, req)
  await undoReportAdjustment(context, organ, year, numberIn(req, 'seq'), actor)
  res.redirect(303, `${paths.reportWorking(String(year))}?done=undone`)
}
