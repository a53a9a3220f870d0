import { html, type Html } from '../html.ts'
import { paths } from '../paths.ts'

/** A case's number as the link to its page. A number is never broken over two lines. */
export const caseLink = (number: string): Html =>
  html`<a class="govuk-link app-nowrap" href="${paths.case(number)}">${number}</a>`
