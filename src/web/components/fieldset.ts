import { attributes, html, type Child, type Html } from '../html.ts'
import { classNames, printable, wordsOf, type Fieldset, type Label } from './parameters.ts'

export interface FieldsetParameters extends Fieldset {
  role?: string | undefined
  html?: Child
}

/** Fields that belong together under one legend. */
export function fieldset(parameters: FieldsetParameters): Html {
  const { role, describedBy, legend } = parameters
  const shown = attributes({
    class: classNames('govuk-fieldset', parameters.classes),
    role,
    'aria-describedby': describedBy,
  })
  return html`<fieldset ${shown}${attributes(parameters.attributes)}>${legendOf(legend)}${parameters.html}</fieldset>`
}

function legendOf(words: Label | undefined): Html | undefined {
  const content = printable(words)
  if (content === undefined || content === '') return undefined
  const { classes, isPageHeading } = wordsOf(words)
  const inner = isPageHeading ? html`<h1 class="govuk-fieldset__heading">${content}</h1>` : content
  return html`<legend class="${classNames('govuk-fieldset__legend', classes)}">${inner}</legend>`
}
