import { type Grid, type GridCell } from '../documents/report-grid.ts'
import { scrolling } from './components/index.ts'
import { attributes, html, type Html } from './html.ts'
import { type Language } from './messages/language.ts'

/** A printed table of the report as it stands on paper, spans and all, in a region that scrolls sideways on a phone. */
export function gridTable({ title, rows }: Grid, lang: Language): Html {
  const lines = rows.map(
    (cells) =>
      html`<tr>
        ${cells.map(cellOf)}
      </tr>`,
  )
  const printed = html`<table class="app-stat app-stat--plain">
    <caption class="govuk-table__caption govuk-table__caption--s">
      ${title}
    </caption>
    <tbody>
      ${lines}
    </tbody>
  </table>`
  return scrolling(printed, title, { lang })
}

function cellOf({ kind, text, columnSpan, rowSpan }: GridCell): Html {
  const spans = { colspan: columnSpan > 1 ? columnSpan : undefined, rowspan: rowSpan > 1 ? rowSpan : undefined }
  if (kind === 'figure') return html`<td ${attributes(spans)}>${text}</td>`
  const scope = kind === 'label' ? 'row' : columnSpan > 1 ? 'colgroup' : 'col'
  return html`<th ${attributes({ scope, ...spans })}>${text.split('\n').map((line) => html`<span class="app-line">${lineOf(line)}</span>`)}</th>`
}

/** 「title https://…」 becomes a link named by its title. */
function lineOf(line: string): Html {
  const [, title = '', href = ''] = /^(.*?)\s*(https?:\/\/\S+)$/.exec(line) ?? []
  return href === '' ? html`${line}` : html`<a class="govuk-link" href="${href}">${title === '' ? href : title}</a>`
}
