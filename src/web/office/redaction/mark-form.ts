import { type Regime } from '../../../law/rules.ts'
import { partGroundLabel, partGrounds } from '../../../letters/reply-grounds.ts'
import { button, details, formFields, type ErrorItem, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { letterMessages } from '../../messages/letters/messages.ts'
import { type Language } from '../../messages/language.ts'
import { boxesIn, SIDES } from './typed-marks.ts'

const t = letterMessages('zh-CN').redaction

type Form = {
  action: string
  csrf: Html
  lang: Language
  values: TypedValues
  errors: readonly ErrorItem[]
  regime: Regime
}

/**
 * The two ways to mark: by words, by place. Only the form that was sent keeps what was typed and shows its errors; else
 * ground and reason are those of the last mark, as most marks of a file have the same.
 */
export function markForms(form: Form, page: number, last?: { ground: string; reason: string }): Html {
  const sent = form.values['how'] === 'place' ? 'place' : form.values['how'] === 'words' ? 'words' : null
  const before: TypedValues = last ? { ground: last.ground, reason: last.reason } : {}
  const own = (how: 'words' | 'place'): Form =>
    how === sent ? form : { ...form, values: before, errors: how === 'words' && sent === null ? form.errors : [] }
  return html`<h2 class="govuk-heading-m">${t.byPlace}</h2>
    <p class="govuk-hint">${t.hints.place}</p>
    ${placeForm(own('place'), page)}
    <h2 class="govuk-heading-m">${t.byWords}</h2>
    ${wordsForm(own('words'))}`
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
    ${details({
      summaryText: t.numbers,
      open: boxesIn(form.values).length === 0 && SIDES.some((side) => form.values[side] !== undefined),
      html: html`<p class="govuk-hint">${t.hints.numbers}</p>
      ${fields.input({ name: 'page', label: t.fields.page, ...short })}
      ${SIDES.map((side) => fields.input({ name: side, label: t.fields[side], ...short }))}`,
    })}
    <ul class="govuk-list" data-app-drawn aria-label="${t.drawnList}" hidden>
      ${boxesIn(form.values).map((box) => html`<li><input type="hidden" name="boxes" value="${box}" /></li>`)}
    </ul>
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
