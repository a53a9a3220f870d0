import { type Block, type DocumentTable, type OfficialDocument, type Run } from '../letters/document.ts'
import { envelopeBlock } from './envelope-block.ts'
import { html, type Html } from './html.ts'
import { plainDay } from './messages/dates.ts'

/**
 * An official document as a page, in the order it is printed. It is Chinese, whatever the page's language. `sample`: the
 * page has a heading of its own, so the document's title is not the page's first.
 */
export function officialArticle({ redHead, sections }: OfficialDocument, use: 'page' | 'sample' = 'page'): Html {
  const head =
    redHead === undefined
      ? ''
      : html`<p class="app-letter__head">${redHead.organ}</p>
          <p class="govuk-body app-letter__number">${redHead.number}</p>
          <hr class="app-letter__rule" />`
  const paper = sections[0]?.sheet === 'envelope' ? 'app-envelope' : 'app-letter'
  return html`<article class="${paper}" lang="zh-CN">
    ${head}${sections.flatMap(({ blocks }) => blocks.map((block) => blockOf(block, use)))}
  </article>`
}

function blockOf(block: Block, use: 'page' | 'sample'): Html {
  switch (block.type) {
    case 'title':
      return titleOf(block.lines, use)
    case 'heading':
      return html`<h2 class="govuk-heading-s app-letter__paragraph">${block.text}</h2>`
    case 'paragraph':
      return html`<p class="govuk-body ${SET[block.set ?? 'indented']}">${block.runs.map(runOf)}</p>`
    case 'address':
      return html`<p class="govuk-body app-break">${block.url}</p>`
    case 'list':
      return html`<p class="govuk-body">${block.items.map(({ mark, text }, at) => html`${at > 0 ? html`<br />` : ''}${mark}${text}`)}</p>`
    case 'table':
      return tableOf(block.table, block.caption)
    case 'seated':
      return envelopeBlock(block)
    case 'signature':
      return html`<p class="govuk-body app-letter__signature">
        ${block.organ}<br /><time datetime="${block.on}">${plainDay(block.on, 'zh-CN')}</time>
      </p>`
    case 'blank':
      return html``
    case 'page-break':
      return html`<hr class="app-letter__break" />`
  }
}

function titleOf(lines: readonly string[], use: 'page' | 'sample'): Html {
  const text = lines.map((line, at) => html`${at > 0 ? html`<br />` : ''}${line}`)
  return use === 'page'
    ? html`<h1 class="govuk-heading-l">${text}</h1>`
    : html`<h2 class="govuk-heading-m app-letter__number">${text}</h2>`
}

const runOf = ({ text, bold = false }: Run): Html => (bold ? html`<strong>${text}</strong>` : html`${text}`)

const SET = { margin: '', addressee: '', centre: 'app-letter__number', indented: 'app-letter__paragraph' }

function tableOf({ headRows, rows }: DocumentTable, caption: string | undefined): Html {
  const row = (cells: DocumentTable['rows'][number]) =>
    html`<tr class="govuk-table__row">
      ${cells.map(({ kind, text, columnSpan, rowSpan }) =>
        kind === 'head'
          ? html`<th class="govuk-table__header" colspan="${columnSpan}" rowspan="${rowSpan}">${text}</th>`
          : html`<td class="govuk-table__cell" colspan="${columnSpan}" rowspan="${rowSpan}">${text}</td>`,
      )}
    </tr>`
  return html`<table class="govuk-table">
    ${caption === undefined ? '' : html`<caption class="govuk-table__caption govuk-table__caption--s">${caption}</caption>`}
    <thead class="govuk-table__head">${rows.slice(0, headRows).map(row)}</thead>
    <tbody class="govuk-table__body">${rows.slice(headRows).map(row)}</tbody>
  </table>`
}
