import { enclosureLines, remedyParagraphs } from '../../../documents/letter-text.ts'
import { type LetterDocument } from '../../../letters/letter.ts'
import { html, type Html } from '../../html.ts'
import { plainDay } from '../../messages/dates.ts'

/** A letter as a page, in the order it is printed. Letters are Chinese, whatever the page's language. */
export function letterArticle(letter: LetterDocument): Html {
  const paragraphs = [...letter.paragraphs, ...remedyParagraphs(letter.remedies), letter.closing].filter(Boolean)
  const [first = '', ...rest] = letter.title
  return html`<article class="app-letter" lang="zh-CN">
    <h1 class="govuk-heading-l">${first}${rest.map((line) => html`<br />${line}`)}</h1>
    <p class="govuk-body app-letter__number">${letter.number}</p>
    <p class="govuk-body">${letter.addressee}：</p>
    ${paragraphs.map((paragraph) => html`<p class="govuk-body app-letter__paragraph">${paragraph}</p>`)}
    ${enclosureLines(letter.enclosures).map((line) => html`<p class="govuk-body">${line}</p>`)}
    <p class="govuk-body app-letter__signature">
      ${letter.signature}<br /><time datetime="${letter.date}">${plainDay(letter.date, 'zh-CN')}</time>
    </p>
  </article>`
}
