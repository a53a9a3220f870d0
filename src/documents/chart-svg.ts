import { type YearSeries } from '../law/report/year-series.ts'

/** Told apart without colour too: the table beside the picture says everything. Contrast 3:1 against white at least. */
const COLOURS = ['#1b4b7a', '#b5301f', '#2f7d4f', '#8a5a00', '#6b4a9e', '#0f7f8c', '#a33d78', '#5b6673']
const FONT = 'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif'
const SIZE = { width: 760, height: 380 }

/** A series over the years as a picture: bars side by side, or on one another where they are parts of a whole. */
export async function chartSvg({ years, series, stacked, unit }: YearSeries): Promise<string> {
  const init = await charts()
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...SIZE })
  try {
    chart.setOption({
      animation: false,
      color: COLOURS,
      textStyle: { fontFamily: FONT, fontSize: 14 },
      legend: { bottom: 0, data: series.map(({ name }) => name) },
      grid: { left: 56, right: 16, top: 36, bottom: series.length > 5 ? 96 : 56 },
      xAxis: { type: 'category', data: years.map(String) },
      yAxis: { type: 'value', name: unit, minInterval: 1 },
      series: series.map(({ name, values }) => ({
        name,
        type: 'bar',
        barMaxWidth: stacked ? 48 : 28,
        data: [...values],
        ...(stacked ? { stack: 'all' } : { label: { show: true, position: 'top', fontSize: 12 } }),
      })),
    })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

/** Loaded with the first picture, not with the program: of this library we use a small part, and seldom. */
async function charts() {
  const [{ init, use }, { BarChart }, { GridComponent, LegendComponent }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  use([BarChart, GridComponent, LegendComponent, SVGRenderer])
  return init
}
