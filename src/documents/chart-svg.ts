import { type YearSeries } from '../law/report/year-series.ts'

/** Told apart without colour too: the table beside the picture says everything. Contrast 3:1 against white at least. */
const COLOURS = ['#1b4b7a', '#b5301f', '#2f7d4f', '#8a5a00', '#6b4a9e', '#0f7f8c', '#a33d78', '#5b6673']
const FONT = 'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif'
/** As wide as the screen it is looked at on, so that its letters are as large as those around it. */
export const CHART_SIZES = { wide: { width: 760, height: 380 }, narrow: { width: 330, height: 300 } } as const
export type ChartSize = keyof typeof CHART_SIZES

const LETTER = 14
/** The library's own grey is too pale to read. */
const INK = '#1f2733'
const nameTextStyle = { fontSize: LETTER, color: INK }
const LEGEND_LINE = 24

/** A series over the years as a picture: bars side by side, or on one another where they are parts of a whole. */
export async function chartSvg(
  { years, series, stacked, unit }: YearSeries,
  size: ChartSize = 'wide',
): Promise<string> {
  const init = await charts()
  const { width, height } = CHART_SIZES[size]
  const legend = legendLines(
    series.map(({ name }) => name),
    width,
  )
  const below = legend * LEGEND_LINE + 32
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height: height + legend * LEGEND_LINE })
  try {
    chart.setOption({
      animation: false,
      color: COLOURS,
      textStyle: { fontFamily: FONT, fontSize: LETTER },
      legend: { ...LEGEND, data: series.map(({ name }) => name) },
      grid: { left: size === 'wide' ? 56 : 40, right: 8, top: 36, bottom: below },
      xAxis: { type: 'category', data: years.map(String), axisLabel: { fontSize: LETTER, color: INK } },
      yAxis: { type: 'value', name: unit, minInterval: 1, axisLabel: { fontSize: LETTER, color: INK }, nameTextStyle },
      series: series.map(({ name, values }) => ({
        name,
        type: 'bar',
        barMaxWidth: stacked ? 48 : 28,
        data: [...values],
        ...(stacked ? { stack: 'all' } : { label: { show: true, position: 'top', fontSize: LETTER } }),
      })),
    })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

/** The legend stands on the left, line by line, so that its height is known before it is drawn. */
const LEGEND = {
  bottom: 0,
  left: 0,
  padding: 0,
  itemGap: 10,
  itemWidth: 14,
  itemHeight: 14,
  textStyle: { fontSize: LETTER, lineHeight: LETTER, color: INK },
}

/** How many lines the names take, each a mark and its letters. */
function legendLines(names: readonly string[], width: number): number {
  let [lines, used] = [1, 0]
  for (const name of names) {
    const wide = LEGEND.itemWidth + 5 + LETTER * name.length + LEGEND.itemGap
    if (used > 0 && used + wide > width) [lines, used] = [lines + 1, 0]
    used += wide
  }
  return lines
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
