import { type Block } from '../letters/document.ts'
import { html, type Html } from './html.ts'

/** What stands at a place of an envelope, on the page: the postcode figure by figure in its boxes, all else line by line. */
export function envelopeBlock({ seat, lines }: Extract<Block, { type: 'seated' }>): Html {
  if (seat !== 'postcode')
    return html`<p class="govuk-body app-envelope__${seat}">
      ${lines.map((line, at) => html`${at > 0 ? html`<br />` : ''}${line}`)}
    </p>`
  const figures = (lines[0] ?? '').padEnd(BOXES).slice(0, BOXES)
  return html`<p class="govuk-body app-envelope__postcode">${[...figures].map((figure) => html`<span>${figure}</span>`)}</p>`
}

const BOXES = 6
