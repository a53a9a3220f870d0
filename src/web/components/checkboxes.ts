import { type Html } from '../html.ts'
import { choices, type ChoicesParameters } from './choices.ts'

export interface CheckboxesParameters extends ChoicesParameters {
  values?: readonly (string | number)[] | undefined
}

/** Any number of choices; an item may reveal more fields (`conditional`). */
export function checkboxes(parameters: CheckboxesParameters): Html {
  const chosen = parameters.values?.map(String) ?? []
  return choices(parameters, {
    block: 'checkboxes',
    type: 'checkbox',
    isChecked: ({ checked, value }) => checked ?? chosen.includes(String(value)),
  })
}
