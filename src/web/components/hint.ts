import { attributes, html, type Html } from '../html.ts'
import { classNames, printable, wordsOf, type Hint } from './parameters.ts'

/** One short sentence of help under a label; `id` is what the control names in aria-describedby. */
export function hint(words: Hint, id?: string, classes?: string): Html {
  const { classes: own, attributes: more } = wordsOf(words)
  return html`<div ${attributes({ id, class: classNames('govuk-hint', classes, own) })}${attributes(more)}>
    ${printable(words)}
  </div>`
}
