import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chartSvg } from '../../src/documents/chart-svg.ts'
import { CHARTS, yearSeries, type ReportOfYear } from '../../src/law/report/year-series.ts'
import { publishedReports } from '../law/report-facts.ts'

const years: ReportOfYear[] = publishedReports.slice(0, 2).map(({ report }) => ({
  year: report.year,
  report,
  timeTaken: { replied: 10, median: 8, ninetieth: 17, longest: 20 },
}))

test('a picture holds every year, every name and nothing that runs or is fetched', async () => {
  for (const chart of CHARTS) {
    const series = yearSeries(chart, years)
    const svg = await chartSvg(series)
    assert.match(svg, /^<svg /)
    for (const word of ['2023', '2024', ...series.series.map(({ name }) => name)]) assert.ok(svg.includes(word), word)
    assert.doesNotMatch(svg, /<script|<image|https?:\/\/(?!www.w3.org)/)
  }
})

test('the series say what the reports say', () => {
  const { series } = yearSeries('outcomes', years)
  assert.deepEqual(
    series.map(({ name, values }) => [name, values[0]]),
    [
      ['予以公开', 1191],
      ['部分公开', 328],
      ['不予公开', 142],
      ['无法提供', 1078],
      ['不予处理', 406],
      ['其他处理', 341],
    ],
  )
  const sum = series.reduce((all, { values }) => all + (values[0] ?? 0), 0)
  assert.equal(sum, years[0]!.report.applications.total.total)
})
