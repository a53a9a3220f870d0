import { html, type Html } from '../../html.ts'
import { paths } from '../../paths.ts'

/** A body's name, leading to its report of the year. */
export const bodyLink = (bodyId: string, name: string, year: number): Html =>
  html`<a class="govuk-link" href="${paths.rollUpReport(bodyId, String(year))}">${name}</a>`
