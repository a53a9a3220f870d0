import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CHART_SIZES, chartSvg } from '../../src/documents/chart-svg.ts'
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

test('on a phone: as wide as the phone, letters as large as on a page, every name within the picture', async () => {
  for (const chart of CHARTS) {
    const svg = await chartSvg(yearSeries(chart, years), 'narrow')
    const { width, height } = CHART_SIZES.narrow
    assert.match(svg, new RegExp(`^<svg width="${width}"`))
    const sizes = [...svg.matchAll(/font-size:\s*(\d+)px/g)].map(([, px]) => Number(px))
    assert.ok(sizes.length > 0 && Math.min(...sizes) >= 14, `${chart}: ${sizes}`)
    const drawn = Number(/^<svg width="\d+" height="(\d+)"/.exec(svg)?.[1])
    assert.ok(drawn > height, chart)
    for (const { name } of yearSeries(chart, years).series) {
      const place = new RegExp(`translate\\(([\\d.]+) ([\\d.]+)\\)"[^>]*>${name}<`).exec(svg)
      assert.ok(place, name)
      assert.ok(Number(place[1]) + 14 * name.length <= width && Number(place[2]) <= drawn, `${name} is cut off`)
    }
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
