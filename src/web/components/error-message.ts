import { attributes, html, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { classNames, printable, wordsOf, type ErrorMessage, type Spoken } from './parameters.ts'

/** What is wrong and how to mend it, above a control; read out with 「错误：」 before it. */
export function errorMessage(words: ErrorMessage, id?: string, { lang = 'zh-CN' }: Spoken = {}): Html {
  const { classes, attributes: more, visuallyHiddenText } = wordsOf(words)
  const t = sharedMessages(lang).component
  const mark = visuallyHiddenText ?? t.error
  const hidden = mark && html`<span class="govuk-visually-hidden">${t.errorMark(mark)}</span> `
  return html`<p ${attributes({ id, class: classNames('govuk-error-message', classes) })}${attributes(more)}>
    ${hidden}${printable(words)}
  </p>`
}
