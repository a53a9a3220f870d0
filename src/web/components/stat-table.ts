import { attributes, html, nothing, type Child, type Html } from '../html.ts'
import { classNames, type Content, type Spoken } from './parameters.ts'
import { scrolling } from './table.ts'

export interface StatHead extends Content {
  colspan?: number | undefined
  rowspan?: number | undefined
}

export interface StatCell {
  /** null prints an empty cell (not asked for in the form), 0 prints 0. */
  value: string | number | null
  /** The cases behind the figure. */
  href?: string | undefined
  /** What the link says to those who hear it, with row and column. */
  label?: string | undefined
  isTotal?: boolean | undefined
  colspan?: number | undefined
}

export interface StatRow {
  /** From left to right; a cell that spans rows stands only in its first row. */
  heads: readonly StatHead[]
  cells: readonly StatCell[]
  isTotal?: boolean | undefined
}

export interface StatTableParameters extends Spoken {
  caption: string
  /** One or more lines of column heads; the first cell of the first line covers the row heads. */
  head: readonly (readonly StatHead[])[]
  rows: readonly StatRow[]
  classes?: string | undefined
}

/** A table of figures as the annual report prints it: heads over several levels, first column fixed while scrolling. */
export function statTable(parameters: StatTableParameters): Html {
  const { caption, head, rows } = parameters
  const headColumns = Math.max(1, ...rows.map(headWidth))
  const printed = html`<table class="${classNames('app-stat', parameters.classes)}">
    <caption class="govuk-table__caption govuk-table__caption--s">
      ${caption}
    </caption>
    <thead>
      ${head.map(headLine)}
    </thead>
    <tbody>
      ${rows.map((row) => rowOf(row, headColumns))}
    </tbody>
  </table>`
  return scrolling(printed, caption, parameters)
}

const headWidth = ({ heads }: StatRow) => heads.reduce((width, { colspan = 1 }) => width + colspan, 0)

function headLine(cells: readonly StatHead[], line: number): Html {
  const printed = cells.map((cell, index) => {
    const fixed = line === 0 && index === 0 && 'app-stat__fixed'
    const scope = (cell.colspan ?? 1) > 1 && !fixed ? 'colgroup' : 'col'
    return html`<th scope="${scope}" ${attributes({ class: classNames(fixed) || undefined, ...spans(cell) })}>
      ${cell.html ?? cell.text}
    </th>`
  })
  return html`<tr>
    ${printed}
  </tr>`
}

function rowOf(row: StatRow, headColumns: number): Html {
  const isFull = headWidth(row) === headColumns
  const heads = row.heads.map((cell, index) => {
    const fixed = isFull && index === 0 && 'app-stat__fixed'
    const scope = (cell.rowspan ?? 1) > 1 ? 'rowgroup' : 'row'
    return html`<th scope="${scope}" ${attributes({ class: classNames(fixed) || undefined, ...spans(cell) })}>
      ${cell.html ?? cell.text}
    </th>`
  })
  return html`<tr ${attributes({ class: row.isTotal ? 'app-stat__total' : undefined })}>
    ${heads}${row.cells.map(cellOf)}
  </tr>`
}

function cellOf(cell: StatCell): Html {
  const { value, href, label, colspan } = cell
  const figure: Child = value ?? nothing
  const content =
    href && value !== null
      ? html`<a class="govuk-link" href="${href}" ${attributes({ 'aria-label': label })}>${figure}</a>`
      : figure
  return html`<td ${attributes({ class: cell.isTotal ? 'app-stat__total' : undefined, colspan })}>${content}</td>`
}

const spans = ({ colspan, rowspan }: StatHead) => ({ colspan, rowspan })
