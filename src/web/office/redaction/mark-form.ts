import Joi from 'joi'
import { parse } from '../../../http/form.ts'
import { type Regime } from '../../../law/rules.ts'
import { partGroundLabel, partGrounds } from '../../../letters/reply-grounds.ts'
import { type Place } from '../../../letters/redaction.ts'
import { Invalid } from '../../../services/errors.ts'
import { type Withheld } from '../../../services/redaction-service.ts'
import { button, formFields, type ErrorItem, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { letterMessages } from '../../messages/letters/messages.ts'
import { type Language } from '../../messages/language.ts'
import { linesOf } from '../acts/act-page.ts'
import { choiceField, optionalText, textField, wholeNumber } from '../office-fields.ts'

const t = letterMessages('zh-CN').redaction

const withheld = (regime: Regime) => ({
  ground: choiceField(t.fields.ground, partGrounds(regime)),
  what: textField(t.fields.what, 100),
  reason: textField(t.fields.reason, 1000),
})

type Words = { words: string; personal: '' | 'yes' } & Withheld

/** The words to look for, and why they are withheld. @throws Invalid */
export function typedWords(body: unknown, regime: Regime): { words: string[]; personal: boolean; withheld: Withheld } {
  const schema = Joi.object<Words>({
    words: optionalText(t.fields.words, 2000),
    personal: Joi.string().valid('', 'yes').default(''),
    ...withheld(regime),
  })
  const { words, personal, ground, what, reason } = parse(schema, body)
  const lines = linesOf(words)
  if (lines.length === 0 && personal !== 'yes') throw new Invalid([{ field: 'words', text: t.problems.nothing }])
  return { words: lines, personal: personal === 'yes', withheld: { ground, what, reason } }
}

const SIDES = ['left', 'top', 'width', 'height'] as const

const percent = (label: string) =>
  Joi.string()
    .trim()
    .required()
    .custom((text: string, context) => {
      const value = Number(text.normalize('NFKC').replace('%', ''))
      return text !== '' && value >= 0 && value <= 100 ? value : context.error('any.invalid')
    })
    .messages({ '*': t.problems.percent(label) })

/** A place on a page, and why it is withheld. @throws Invalid */
export function typedPlace(body: unknown, regime: Regime): { place: Place; withheld: Withheld } {
  const sides = Object.fromEntries(SIDES.map((side) => [side, percent(t.fields[side])]))
  const schema = Joi.object<Place & Withheld>({
    page: wholeNumber(t.fields.page, 1, 999),
    ...sides,
    ...withheld(regime),
  } as never)
  const { page, left, top, width, height, ground, what, reason } = parse(schema, body)
  if (width <= 0 || height <= 0 || left + width > 100 || top + height > 100)
    throw new Invalid([{ field: 'width', text: t.problems.size }])
  return { place: { page, left, top, width, height }, withheld: { ground, what, reason } }
}

type Form = {
  action: string
  csrf: Html
  lang: Language
  values: TypedValues
  errors: readonly ErrorItem[]
  regime: Regime
}

/** The two ways to mark: by words, by place. Only the form that was sent keeps what was typed and shows its errors. */
export function markForms(form: Form, page: number): Html {
  const sent = form.values['how'] === 'place' ? 'place' : 'words'
  const own = (how: 'words' | 'place'): Form => (how === sent ? form : { ...form, values: {}, errors: [] })
  return html`<h2 class="govuk-heading-m">${t.byWords}</h2>
    ${wordsForm(own('words'))}
    <h2 class="govuk-heading-m">${t.byPlace}</h2>
    <p class="govuk-hint">${t.hints.place}</p>
    ${placeForm(own('place'), page)}`
}

function wordsForm({ action, csrf, ...form }: Form): Html {
  const fields = formFields(form)
  return html`<form method="post" action="${action}" novalidate id="form">
    ${csrf}<input type="hidden" name="how" value="words" />
    ${fields.textarea({ name: 'words', label: t.fields.words, hint: t.hints.words, rows: 3 })}
    ${fields.checkboxes({ name: 'personal', items: [{ value: 'yes', text: t.fields.personal }] })}
    ${withheldFields(form, '')} ${button({ text: t.mark })}
  </form>`
}

function placeForm({ action, csrf, ...form }: Form, page: number): Html {
  const fields = formFields({ ...form, values: { page: String(page), ...form.values } })
  const short = { inputmode: 'decimal', autocomplete: 'off', classes: 'govuk-input--width-4' } as const
  return html`<form method="post" action="${action}" novalidate id="place">
    ${csrf}<input type="hidden" name="how" value="place" />
    ${fields.input({ name: 'page', label: t.fields.page, ...short })}
    ${SIDES.map((side) => fields.input({ name: side, label: t.fields[side], ...short }))}
    ${withheldFields(form, 'place-')} ${button({ text: t.mark })}
  </form>`
}

/** `before` keeps the ids of the two forms apart. */
function withheldFields(form: Omit<Form, 'action' | 'csrf'>, before: string): Html {
  const fields = formFields(form)
  const items = [
    { value: '', text: '' },
    ...partGrounds(form.regime).map((value) => ({ value, text: partGroundLabel(value) })),
  ]
  const id = (name: string) => ({ id: `${before}${name}` })
  return html`${fields.select({ name: 'ground', label: t.fields.ground, items, ...id('ground') })}
  ${fields.input({ name: 'what', label: t.fields.what, hint: t.hints.what, ...id('what') })}
  ${fields.textarea({ name: 'reason', label: t.fields.reason, hint: t.hints.reason, rows: 2, ...id('reason') })}`
}

/** Where an error's field stands: the form for places has ids of its own for the shared ones. */
export const hrefOf = (how: unknown, field: string): string =>
  how === 'place' && ['ground', 'what', 'reason'].includes(field) ? `#place-${field}` : `#${field}`
