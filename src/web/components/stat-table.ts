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

/**
 * A table of figures as the annual report prints it: heads over several levels, first column fixed while scrolling. On a
 * phone the levels of a row's heads become one cell that stays, so that a figure never stands without the name of its row.
 */
export function statTable(parameters: StatTableParameters): Html {
  const { caption, head, rows } = parameters
  const headColumns = Math.max(1, ...rows.map(headWidth))
  const names = headColumns > 1 ? wholeNames(rows) : []
  const printed = html`<table class="${classNames('app-stat', parameters.classes)}">
    <caption class="govuk-table__caption govuk-table__caption--s">
      ${caption}
    </caption>
    <thead>
      ${head.map((cells, line) => headLine(cells, line, headColumns > 1 ? head.length : 0))}
    </thead>
    <tbody>
      ${rows.map((row, at) => rowOf(row, headColumns, names[at]))}
    </tbody>
  </table>`
  return scrolling(printed, caption, parameters)
}

const headWidth = ({ heads }: StatRow) => heads.reduce((width, { colspan = 1 }) => width + colspan, 0)

/** What a row is called on a phone: its own name under the groups that begin with it, else under the nearest of several. */
type WholeName = { groups: Child[]; own: Child }

function wholeNames(rows: readonly StatRow[]): WholeName[] {
  let open: { name: Child; left: number }[] = []
  return rows.map(({ heads }) => {
    const within = open.filter(({ left }) => left > 0)
    const nearest = within.length > 1 ? [within.at(-1)?.name] : []
    open = [
      ...within.map(({ name, left }) => ({ name, left: left - 1 })),
      ...heads.map((cell) => ({ name: wordsOf(cell), left: (cell.rowspan ?? 1) - 1 })),
    ]
    return { groups: [...nearest, ...heads.slice(0, -1).map(wordsOf)], own: wordsOf(heads.at(-1) ?? {}) }
  })
}

const wordsOf = ({ html: markup, text }: Content): Child => markup ?? text

/** `levels`: over so many lines the corner stands once more for the phone; none where rows have one head. */
function headLine(cells: readonly StatHead[], line: number, levels: number): Html {
  const printed = cells.map((cell, index) => {
    const corner = line === 0 && index === 0
    const scope = (cell.colspan ?? 1) > 1 && !corner ? 'colgroup' : 'col'
    const names = classNames(corner && 'app-stat__fixed', corner && levels > 0 && 'app-stat__level')
    return html`<th scope="${scope}" ${attributes({ class: names || undefined, ...spans(cell) })}>${wordsOf(cell)}</th>`
  })
  const [corner] = cells
  const phone =
    corner && levels > 0 && line === 0
      ? html`<th scope="col" class="app-stat__phone" rowspan="${levels}">${wordsOf(corner)}</th>`
      : nothing
  return html`<tr>
    ${phone}${printed}
  </tr>`
}

function rowOf(row: StatRow, headColumns: number, name: WholeName | undefined): Html {
  const isFull = headWidth(row) === headColumns
  const heads = row.heads.map((cell, index) => {
    const names = classNames(isFull && index === 0 && 'app-stat__fixed', name && 'app-stat__level')
    const scope = (cell.rowspan ?? 1) > 1 ? 'rowgroup' : 'row'
    return html`<th scope="${scope}" ${attributes({ class: names || undefined, ...spans(cell) })}>${wordsOf(cell)}</th>`
  })
  return html`<tr ${attributes({ class: row.isTotal ? 'app-stat__total' : undefined })}>
    ${name && phoneHead(name)}${heads}${row.cells.map(cellOf)}
  </tr>`
}

const phoneHead = ({ groups, own }: WholeName): Html =>
  html`<th scope="row" class="app-stat__phone">
    ${groups.map((each) => html`<span class="app-stat__group">${each} </span>`)}${own}
  </th>`

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
