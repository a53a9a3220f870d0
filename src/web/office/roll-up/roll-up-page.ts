import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { FIRST_REPORT_YEAR } from '../../../services/report-years.ts'
import { rollUp, type RollUp } from '../../../services/roll-up.ts'
import { insetText, table } from '../../components/index.ts'
import { html, join, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { reportTables } from '../../report-tables.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'
import { numberIn } from '../../path-values.ts'
import { bodiesTable } from './bodies-table.ts'
import { bodyLink } from './body-link.ts'

/** Findings listed on the page; the file of all bodies holds every one. */
const MOST_LISTED = 30
const YEARS = 5

/** A year rolled up: who has reported, what stands out, the carry-overs that do not fit, the summed tables, every body. */
export async function showRollUp(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).rollUp
  const year = yearIn(context, req)
  const rolled = await rollUp(context, organ, year)
  const all = rolled.bodies.length
  const content = html`<h1 class="govuk-heading-l">${t.titleOf(year)}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${yearLinks(context, year, lang)}
    <p class="govuk-body"><a class="govuk-link" href="${paths.rollUpBodies()}">${t.manage}</a></p>
    ${
      all === 0
        ? insetText({ text: t.none })
        : html`<p class="govuk-body govuk-!-font-weight-bold">${t.progress(rolled.reported, all)}</p>
      ${filesOf(year, lang)}${outliersOf(rolled, year, lang)}${carryOf(rolled, year, lang)}${bodiesTable(req, rolled, year, lang)}${sumOf(rolled, lang)}`
    }`
  officeShell(req, res, { title: t.titleOf(year), place: 'rollUp', content })
}

/** @throws NotFound for a year no report can be about */
export function yearIn(context: Context, req: Request): number {
  const year = numberIn(req, 'year')
  if (year < FIRST_REPORT_YEAR || year > Number(context.clock.today().slice(0, 4)) + 1) throw new NotFound(String(year))
  return year
}

function yearLinks(context: Context, shown: number, lang: Language): Html {
  const t = affairsMessages(lang).rollUp
  const newest = Math.max(shown, Number(context.clock.today().slice(0, 4)))
  const links = Array.from({ length: YEARS }, (_, at) => newest - at).map((year) =>
    year === shown
      ? html`<strong aria-current="page">${year}</strong>`
      : html`<a class="govuk-link" href="${paths.rollUpYear(String(year))}">${year}</a>`,
  )
  return html`<p class="govuk-body app-no-print">${t.years}：${join(links, '　')}</p>`
}

function filesOf(year: number, lang: Language): Html {
  const t = affairsMessages(lang).rollUp
  const links = (['tables', 'bodies', 'json'] as const).map(
    (what) => html`<a class="govuk-link" href="${paths.rollUpFile(String(year), what)}">${t.file[what]}</a>`,
  )
  return html`<p class="govuk-body app-no-print">${t.files}：${join(links, '　')}</p>`
}

const more = (all: number, lang: Language) =>
  all > MOST_LISTED && html`<p class="govuk-body">${affairsMessages(lang).rollUp.more(MOST_LISTED, all)}</p>`

function outliersOf({ outliers }: RollUp, year: number, lang: Language): Html {
  const t = affairsMessages(lang).rollUp
  const heading = html`<h2 class="govuk-heading-m">${t.outliers}</h2>`
  if (outliers.length === 0) return html`${heading}<p class="govuk-body">${t.outliersNone}</p>`
  return html`${heading}<p class="govuk-body app-quiet">${t.outliersLead}</p>
    ${table({
      lang,
      caption: t.outliers,
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: t.outlierColumns.name }, { text: t.outlierColumns.text }],
      rows: outliers
        .slice(0, MOST_LISTED)
        .map(({ bodyId, name, text }) => [{ html: bodyLink(bodyId, name, year) }, { text }]),
    })}${more(outliers.length, lang)}`
}

function carryOf({ carryOvers }: RollUp, year: number, lang: Language): Html {
  const t = affairsMessages(lang).rollUp
  const heading = html`<h2 class="govuk-heading-m">${t.carry}</h2>`
  if (carryOvers.length === 0) return html`${heading}<p class="govuk-body">${t.carryNone}</p>`
  const { carryColumns: columns } = t
  const numeric = 'numeric' as const
  return html`${heading}<p class="govuk-body app-quiet">${t.carryLead}</p>
    ${table({
      lang,
      caption: t.carry,
      captionClasses: 'govuk-visually-hidden',
      head: [
        { text: columns.name },
        ...[columns.last, columns.now, columns.difference].map((text) => ({ text, format: numeric })),
      ],
      rows: carryOvers
        .slice(0, MOST_LISTED)
        .map(({ bodyId, name, last, now }) => [
          { html: bodyLink(bodyId, name, year) },
          ...[last, now, now - last].map((value) => ({ text: String(value), format: numeric })),
        ]),
    })}${more(carryOvers.length, lang)}`
}

function sumOf({ report, reported }: RollUp, lang: Language): Html | null {
  if (reported === 0) return null
  const { rollUp: t, reports } = affairsMessages(lang)
  const words = {
    applications: reports.tables.applications,
    kind: reports.tables.kind,
    remedies: reports.tables.remedies[report.form === 'college' ? 'college' : 'organ'],
  }
  return html`<h2 class="govuk-heading-m" id="sum">${t.tables}</h2>
    <p class="govuk-body app-quiet">${t.tablesLead}</p>
    ${reportTables(report, { lang, words })}`
}
