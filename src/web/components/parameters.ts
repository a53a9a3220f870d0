import { html, isHtml, type Attributes, type Child, type Html } from '../html.ts'
import { type Language } from '../messages/language.ts'

/** Text is escaped; html stands as it is and wins. */
export interface Content {
  text?: string | number | undefined
  html?: Html | undefined
}

/** Short form of Content: a string is its text, Html its html. */
export type Words<More extends object = object> = string | Html | (Content & Styled & More)

export interface Styled {
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** Components with words of their own (错误, 上一页 …) print them in this language; zh-CN without it. */
export interface Spoken {
  lang?: Language | undefined
}

export interface LabelOptions {
  isPageHeading?: boolean | undefined
}
export type Label = Words<LabelOptions>
export type Hint = Words
export type ErrorMessage = Words<{ visuallyHiddenText?: string | undefined }>

export interface FormGroup extends Styled {
  beforeInput?: Words | undefined
  afterInput?: Words | undefined
}

export interface FormGroupOfInputs extends Styled {
  beforeInputs?: Words | undefined
  afterInputs?: Words | undefined
}

export interface Fieldset extends Styled {
  describedBy?: string | undefined
  legend?: Label | undefined
}

/** What every single-control field takes. `errorMessage: undefined` means no error. */
export interface Field extends Styled, Spoken {
  name: string
  /** Defaults to the name. */
  id?: string | undefined
  label: Label
  hint?: Hint | undefined
  errorMessage?: ErrorMessage | undefined
  formGroup?: FormGroup | undefined
  describedBy?: string | undefined
  disabled?: boolean | undefined
}

/** The long form of words given in either form. */
export function wordsOf<More extends object>(words: Words<More> | undefined): Content & Styled & Partial<More> {
  if (words === undefined) return {} as Partial<More>
  if (typeof words === 'string') return { text: words } as Content & Partial<More>
  return isHtml(words) ? ({ html: words } as Content & Partial<More>) : words
}

/** What to print of words. */
export function printable(words: Words | undefined): Child {
  const { text, html: markup } = wordsOf(words)
  return markup ?? text
}

/** Class names joined by a space, empty ones left out. */
export const classNames = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ')

/** Heading of the given level, so that a component fits the page's outline. */
export function heading(level: 1 | 2 | 3 | 4, classes: string, content: Child, id?: string): Html {
  const attributesText = id === undefined ? html`` : html` id="${id}"`
  if (level === 1) return html`<h1 class="${classes}" ${attributesText}>${content}</h1>`
  if (level === 2) return html`<h2 class="${classes}" ${attributesText}>${content}</h2>`
  if (level === 3) return html`<h3 class="${classes}" ${attributesText}>${content}</h3>`
  return html`<h4 class="${classes}" ${attributesText}>${content}</h4>`
}
