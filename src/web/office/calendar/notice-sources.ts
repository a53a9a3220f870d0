import { details, button, formFields, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'

/** Other ways to fill the form of a notice: from a file, or by ticking days of a year. */
export function noticeSources(csrf: Html, lang: Language, errors: readonly ErrorItem[]): Html {
  const words = affairsMessages(lang).calendar.sources
  const { fileUpload } = formFields({ lang, errors })
  const form = html`<form method="post" action="${paths.calendarImport()}" enctype="multipart/form-data" novalidate>
    ${csrf}${fileUpload({ name: 'file', label: words.file, hint: words.fileHint, accept: '.json,.ics' })}
    ${button({ text: words.read, classes: 'govuk-button--secondary' })}
  </form>`
  return html`${details({ summaryText: words.fromFile, html: form, open: errors.some(({ href }) => href === '#file') })}
    <p class="govuk-body"><a class="govuk-link" href="${paths.calendarPicking()}">${words.pick}</a></p>`
}
