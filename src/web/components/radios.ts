import { type Html } from '../html.ts'
import { choices, type ChoicesParameters } from './choices.ts'

export interface RadiosParameters extends ChoicesParameters {
  value?: string | number | undefined
}

/** One choice out of several; an item may reveal more fields (`conditional`). */
export function radios(parameters: RadiosParameters): Html {
  const chosen = parameters.value
  return choices(parameters, {
    block: 'radios',
    type: 'radio',
    isChecked: ({ checked, value }) =>
      checked ?? (chosen !== undefined && chosen !== '' && String(value) === String(chosen)),
  })
}
