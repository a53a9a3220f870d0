import { html, type Attributes, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { hint } from './hint.ts'
import { classNames, printable } from './parameters.ts'
import { textarea, type TextareaParameters } from './textarea.ts'

export interface CharacterCountParameters extends TextareaParameters {
  /** Most characters; a line break counts as one. */
  maxlength: number | string
  /** Per cent of maxlength from which the count shows. */
  threshold?: number | string | undefined
  textareaDescriptionText?: string | undefined
  countMessage?: { classes?: string | undefined } | undefined
}

/** Textarea that says how much may be written; with JavaScript also how much is left. It never cuts text off. */
export function characterCount(parameters: CharacterCountParameters): Html {
  const { formGroup: group, maxlength, lang = 'zh-CN', classes } = parameters
  const infoId = `${parameters.id ?? parameters.name}-info`
  const words = parameters.textareaDescriptionText?.replaceAll('%{count}', String(maxlength))
  const text = words ?? sharedMessages(lang).component.count.limit(maxlength)
  const info = hint(text, infoId, classNames('govuk-character-count__message', parameters.countMessage?.classes))
  return textarea({
    ...parameters,
    describedBy: classNames(parameters.describedBy, infoId),
    classes: classNames('govuk-js-character-count', classes),
    formGroup: {
      classes: classNames('govuk-character-count', group?.classes),
      attributes: { ...scriptSettings(parameters), ...group?.attributes },
      beforeInput: group?.beforeInput,
      afterInput: html`${info}${printable(group?.afterInput)}`,
    },
  })
}

/** The script has English sentences of its own; other languages are handed to it. */
function scriptSettings({ maxlength, threshold, lang = 'zh-CN' }: CharacterCountParameters): Attributes {
  const settings = { 'data-module': 'govuk-character-count', 'data-maxlength': maxlength, 'data-threshold': threshold }
  if (lang === 'en') return settings
  const { under, at, over } = sharedMessages(lang).component.count
  return {
    ...settings,
    'data-i18n.characters-under-limit.other': under,
    'data-i18n.characters-at-limit': at,
    'data-i18n.characters-over-limit.other': over,
  }
}
