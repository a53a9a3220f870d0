import { attributes, html, nothing, type Html } from '../html.ts'
import { classNames, printable, wordsOf, type Label } from './parameters.ts'

/** Label of the control with the id `target`; nothing where there are no words. */
export function label(words: Label | undefined, target?: string, classes?: string): Html {
  const { isPageHeading, ...rest } = wordsOf(words)
  const content = printable(words)
  if (content === undefined || content === '') return nothing
  const names = classNames('govuk-label', classes, rest.classes)
  const inner = html`<label class="${names}" ${attributes(rest.attributes)}${attributes({ for: target })}
    >${content}</label
  >`
  return isPageHeading ? html`<h1 class="govuk-label-wrapper">${inner}</h1>` : inner
}
