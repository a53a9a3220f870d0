import { type Grid, type GridCell } from '../documents/report-grid.ts'
import { reportSections, reportTitle, type ReportSection } from '../documents/report-text.ts'
import { type ReportDocument } from '../law/report/report-document.ts'

/** A report as one web page that needs nothing else: title, sections, the official tables. */
export function reportPage(document: ReportDocument): string {
  const { report } = document
  const title = escaped(reportTitle(report))
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>统计期间 ${report.period.from} 至 ${report.period.to}，统计截止 ${report.asOf}。</p>
${reportSections(document).map(sectionOf).join('\n')}
</main>
</body>
</html>
`
}

const sectionOf = ({ title, paragraphs, grids }: ReportSection): string =>
  [
    `<h2>${escaped(title)}</h2>`,
    ...paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    ...grids.map(tableOf),
  ].join('\n')

const STYLE = `body{font-family:"Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;margin:2rem auto;max-width:80rem;padding:0 1rem}
table{border-collapse:collapse;margin:1rem 0;width:100%}caption{font-weight:bold;padding:.5rem;text-align:left}
th,td{border:1px solid #333;font-weight:normal;padding:.3rem .5rem}td{text-align:right;font-variant-numeric:tabular-nums}
th.label{text-align:left}@media print{@page{size:A4 landscape}}`

function tableOf({ title, headRows, rows }: Grid): string {
  const lines = rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`)
  const [head, body] = [lines.slice(0, headRows), lines.slice(headRows)]
  return `<table><caption>${escaped(title)}</caption><thead>${head.join('')}</thead><tbody>${body.join('')}</tbody></table>`
}

function cellOf({ kind, text, columnSpan, rowSpan }: GridCell): string {
  const spans = `${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`
  if (kind === 'figure') return `<td${spans}>${escaped(text)}</td>`
  return `<th${kind === 'label' ? ' class="label"' : ''}${spans}>${escaped(text)}</th>`
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`)
