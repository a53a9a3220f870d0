import { type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { input, type InputParameters } from './input.ts'

/** A date typed into one field, as 2026-03-05 or 2026年3月5日; read it with typedDate. The hint shows how. */
export function dateField(parameters: InputParameters): Html {
  return input({
    hint: sharedMessages(parameters.lang ?? 'zh-CN').component.dateHint,
    inputmode: 'text',
    autocomplete: 'off',
    ...parameters,
    classes: parameters.classes ?? 'govuk-input--width-10',
  })
}
