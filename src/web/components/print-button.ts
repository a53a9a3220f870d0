import { html, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { type Spoken } from './parameters.ts'

/** Opens the browser's print (or save as PDF) window; hidden where no script runs, since it could do nothing. */
export function printButton({ text, lang = 'zh-CN' }: Spoken & { text?: string | undefined } = {}): Html {
  const words = text ?? sharedMessages(lang).button.print
  return html`<button type="button" class="govuk-button govuk-button--secondary app-no-print" data-app-print hidden>
    ${words}
  </button>`
}
