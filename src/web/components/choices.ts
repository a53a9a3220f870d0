import { attributes, html, type Child, type Html } from '../html.ts'
import { fieldset } from './fieldset.ts'
import { fieldNotes, groupOf } from './form-group.ts'
import { hint } from './hint.ts'
import { label } from './label.ts'
import {
  classNames,
  printable,
  type Content,
  type ErrorMessage,
  type Fieldset,
  type FormGroupOfInputs,
  type Hint,
  type Spoken,
  type Styled,
} from './parameters.ts'

export interface Choice extends Content {
  value: string | number
  id?: string | undefined
  name?: string | undefined
  checked?: boolean | undefined
  disabled?: boolean | undefined
  hint?: Hint | undefined
  label?: Styled | undefined
  /** Shown only while the choice is made; always shown without JavaScript. */
  conditional?: { html: Child } | undefined
  /** Checkboxes: 'exclusive' for 以上都不是, which unticks the others. */
  behaviour?: 'exclusive' | undefined
  attributes?: Styled['attributes']
}

/** A word between two choices, such as 或者. */
export interface Divider {
  divider: string
}
export type ChoiceItem = Choice | Divider | false | null | undefined

export interface ChoicesParameters extends Styled, Spoken {
  name: string
  idPrefix?: string | undefined
  /** The question. Without one, give the items a group label in another way. */
  fieldset?: Fieldset | undefined
  hint?: Hint | undefined
  errorMessage?: ErrorMessage | undefined
  formGroup?: FormGroupOfInputs | undefined
  describedBy?: string | undefined
  items: readonly ChoiceItem[]
}

type Kind = { block: 'radios' | 'checkboxes'; type: 'radio' | 'checkbox'; isChecked: (choice: Choice) => boolean }

/** Radios or checkboxes with question, hint, error and conditional parts. */
export function choices(parameters: ChoicesParameters, kind: Kind): Html {
  const { fieldset: frame, formGroup: group } = parameters
  const id = parameters.idPrefix ?? parameters.name
  const notes = fieldNotes(parameters, id, frame?.describedBy ?? parameters.describedBy)
  const itemNote = frame || kind.type === 'radio' ? undefined : notes.describedBy
  const items = parameters.items.map((item, index) => item && itemOf(item, index, { id, parameters, kind, itemNote }))
  const list = html`<div
    class="${classNames(`govuk-${kind.block}`, parameters.classes)}"
    ${attributes(parameters.attributes)}
    data-module="govuk-${kind.block}"
  >
    ${printable(group?.beforeInputs)}${items}${printable(group?.afterInputs)}
  </div>`
  const inner = html`${notes.html}${list}`
  return groupOf(parameters, frame ? fieldset({ ...frame, describedBy: notes.describedBy, html: inner }) : inner)
}

interface Setting {
  id: string
  parameters: ChoicesParameters
  kind: Kind
  itemNote: string | undefined
}

function itemOf(item: Choice | Divider, index: number, setting: Setting): Html {
  const { block, isChecked } = setting.kind
  if ('divider' in item) return html`<div class="govuk-${block}__divider">${item.divider}</div>`
  const id = item.id ?? (index === 0 ? setting.id : `${setting.id}-${index + 1}`)
  const labelled = label({ ...item.label, text: item.text, html: item.html }, id, `govuk-${block}__label`)
  const helped = item.hint && hint(item.hint, `${id}-item-hint`, `govuk-${block}__hint`)
  const hidden = !isChecked(item) && `govuk-${block}__conditional--hidden`
  const more =
    item.conditional?.html &&
    html`<div class="${classNames(`govuk-${block}__conditional`, hidden)}" id="conditional-${id}">
      ${item.conditional.html}
    </div>`
  return html`<div class="govuk-${block}__item">${controlOf(item, id, setting)}${labelled}${helped}</div>
    ${more}`
}

function controlOf(item: Choice, id: string, { parameters, kind, itemNote }: Setting): Html {
  const shown = attributes({
    class: `govuk-${kind.block}__input`,
    id,
    name: item.name ?? parameters.name,
    type: kind.type,
    value: item.value,
    checked: kind.isChecked(item),
    disabled: item.disabled,
    'data-aria-controls': item.conditional?.html ? `conditional-${id}` : undefined,
    'data-behaviour': item.behaviour,
    'aria-describedby': classNames(itemNote, item.hint && `${id}-item-hint`) || undefined,
  })
  return html`<input ${shown}${attributes(item.attributes)} />`
}
