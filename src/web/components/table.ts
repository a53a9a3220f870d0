import { attributes, html, type Attributes, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { classNames, type Content, type Spoken, type Styled } from './parameters.ts'

export interface TableCell extends Content, Styled {
  format?: 'numeric' | undefined
  colspan?: number | undefined
  rowspan?: number | undefined
}

export interface TableParameters extends Styled, Spoken {
  caption?: string | undefined
  captionClasses?: string | undefined
  head?: readonly TableCell[] | undefined
  rows: readonly (readonly TableCell[] | false | null | undefined)[]
  firstCellIsHeader?: boolean | undefined
  /**
   * On a phone: 'stack' (a block a row, each cell after its column's name; the default where there is a head),
   * 'scroll' (sideways, in a region of its own named by the caption), 'none' (as it is).
   */
  responsive?: 'stack' | 'scroll' | 'none' | undefined
}

/** Rows and columns. For the figures of a report use statTable. */
export function table(parameters: TableParameters): Html {
  const { head, caption, responsive = head ? 'stack' : 'none' } = parameters
  const stacked = responsive === 'stack'
  const names = classNames('govuk-table', stacked && 'app-table--stacked', parameters.classes)
  const shown = attributes({ role: stacked ? 'table' : undefined, ...parameters.attributes })
  const printed = html`<table class="${names}" ${shown}>
    ${caption && captionOf(caption, parameters)}${head && headOf(head, stacked)}${bodyOf(parameters, stacked)}
  </table>`
  return responsive === 'scroll' ? scrolling(printed, caption ?? '', parameters) : printed
}

/** A region that scrolls sideways and can be reached by keyboard. */
export function scrolling(content: Html, caption: string, { lang = 'zh-CN' }: Spoken = {}): Html {
  const label = sharedMessages(lang).component.scrollable(caption)
  return html`<div class="app-scroll" role="region" aria-label="${label}" tabindex="0">${content}</div>`
}

const captionOf = (caption: string, { captionClasses }: TableParameters) =>
  html`<caption class="${classNames('govuk-table__caption', captionClasses)}">
    ${caption}
  </caption>`

function headOf(cells: readonly TableCell[], stacked: boolean): Html {
  const role = (name: string) => (stacked ? name : undefined)
  const printed = cells.map((cell) => {
    const names = classNames('govuk-table__header', cell.format && `govuk-table__header--${cell.format}`, cell.classes)
    return html`<th scope="col" ${attributes({ class: names, role: role('columnheader'), ...spans(cell) })}>
      ${cell.html ?? cell.text}
    </th>`
  })
  return html`<thead class="govuk-table__head" ${attributes({ role: role('rowgroup') })}>
    <tr class="govuk-table__row" ${attributes({ role: role('row') })}>
      ${printed}
    </tr>
  </thead>`
}

function bodyOf({ rows, head, firstCellIsHeader }: TableParameters, stacked: boolean): Html {
  const printed = rows.map((row) => {
    if (!row) return undefined
    const cells = row.map((cell, index) =>
      cellOf(cell, Boolean(firstCellIsHeader) && index === 0, stacked ? labelOf(head?.[index]) : undefined),
    )
    return html`<tr class="govuk-table__row" ${attributes({ role: stacked && 'row' })}>
      ${cells}
    </tr>`
  })
  return html`<tbody class="govuk-table__body" ${attributes({ role: stacked && 'rowgroup' })}>
    ${printed}
  </tbody>`
}

/** `label` is the column's name; given (even empty) only where the table stacks, and then the roles stand written. */
function cellOf(cell: TableCell, isHeader: boolean, label: string | undefined): Html {
  const content = cell.html ?? cell.text
  const role = label === undefined ? undefined : isHeader ? 'rowheader' : 'cell'
  const more = attributes({ role, 'data-label': label || undefined, ...spans(cell) })
  if (isHeader)
    return html`<th scope="row" class="${classNames('govuk-table__header', cell.classes)}" ${more}>${content}</th>`
  const names = classNames('govuk-table__cell', cell.format && `govuk-table__cell--${cell.format}`, cell.classes)
  return html`<td class="${names}" ${more}>${content}</td>`
}

const labelOf = (cell: TableCell | undefined) => String(cell?.text ?? '')

const spans = ({ colspan, rowspan, attributes: more }: TableCell): Attributes => ({ colspan, rowspan, ...more })
