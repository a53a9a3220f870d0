import { type Request } from 'express'
import { type ChartSize } from '../documents/chart-svg.ts'
import { CHARTS, yearSeries, type ChartName, type ReportOfYear } from '../law/report/year-series.ts'
import { statTable } from './components/index.ts'
import { html, type Html } from './html.ts'
import { type Language } from './messages/language.ts'
import { reportsMessages } from './messages/public/reports/messages.ts'

/** The pictures over the years, each with its table, which says the same in figures. */
export function reportCharts(
  years: readonly ReportOfYear[],
  hrefOf: (chart: ChartName) => string,
  lang: Language,
): Html {
  const t = reportsMessages(lang)
  const blocks = CHARTS.map((chart) => {
    const series = yearSeries(chart, years)
    if (series.series.every(({ values }) => values.every((value) => value === null))) return null
    const title = t.chartTitles[chart]
    const head = [[{ text: t.chartSeries }, ...series.years.map((year) => ({ text: String(year) }))]]
    const rows = series.series.map(({ name, values }) => ({
      heads: [{ text: name }],
      cells: values.map((value) => ({ value })),
    }))
    return html`<h2 class="govuk-heading-m">${title}</h2>
      <p>
        <picture>
          <source media="(max-width: 40em)" srcset="${hrefOf(chart)}?size=narrow" />
          <img class="app-chart" src="${hrefOf(chart)}" alt="${t.chartAlt(title)}" />
        </picture>
      </p>
      ${statTable({ lang, caption: t.chartTable(title, series.unit), head, rows })}`
  })
  return html`${blocks}`
}

/** The size of picture an address asks for. */
export const chartSizeOf = ({ query }: Request): ChartSize => (query['size'] === 'narrow' ? 'narrow' : 'wide')
