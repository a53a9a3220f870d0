import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type YearSeries } from '../law/report/year-series.ts'

use([BarChart, GridComponent, LegendComponent, SVGRenderer])

/** Told apart without colour too: the table beside the picture says everything. Contrast 3:1 against white at least. */
const COLOURS = ['#1b4b7a', '#b5301f', '#2f7d4f', '#8a5a00', '#6b4a9e', '#0f7f8c', '#a33d78', '#5b6673']
const FONT = 'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif'
const SIZE = { width: 760, height: 380 }

/** A series over the years as a picture: bars side by side, or on one another where they are parts of a whole. */
export function chartSvg({ years, series, stacked, unit }: YearSeries): string {
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
