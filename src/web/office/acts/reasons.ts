import Joi from 'joi'
import { type LocalDate } from '../../../law/date.ts'
import { formFields } from '../../components/index.ts'
import { html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { requiredDay, textField } from '../office-fields.ts'
import { actPage } from './act-page.ts'
import { filesField } from './files-field.ts'

const labels = actMessages('zh-CN').fields

/** Working days an applicant is given to state reasons, where the officer sets no other. [E] */
const SUGGESTED_REASONS_WORKDAYS = 10

/** Reasons are asked of someone whose applications are clearly too many. 条例 art. 35. */
export const reasonsRequestPage = actPage<{ on: LocalDate }, { volume: string; answerBy: LocalDate }>({
  name: 'reasons-request',
  audit: 'REASONS_REQUESTED',
  suggest: ({ today, calendar }) => ({
    on: today,
    answerBy: calendar.plusWorkdays(today, SUGGESTED_REASONS_WORKDAYS),
  }),
  days: () => Joi.object({ on: requiredDay(labels.on['reasons-request']) }),
  words: () => Joi.object({ volume: textField(labels.volume, 2000), answerBy: requiredDay(labels.answerBy) }),
  act: ({ on }) => ({ type: 'reasons-requested', on }),
  texts: ({ volume }) => [{ kind: 'note', text: volume }],
  details: ({ volume, answerBy }) => ({ volume, answerBy }),
  fields: (form, { lang }) => {
    const t = actMessages(lang).fields
    const fields = formFields(form)
    return html`${fields.textarea({ name: 'volume', label: t.volume, hint: t.volumeHint, rows: 3 })}
    ${fields.dateField({ name: 'answerBy', label: t.answerBy })}
    ${fields.dateField({ name: 'on', label: t.on['reasons-request'] })}`
  },
})

/** The reasons came in. */
export const reasonsPage = actPage<{ on: LocalDate }, { text: string }>({
  name: 'reasons',
  audit: 'REASONS_RECEIVED',
  takesFiles: true,
  suggest: ({ today }) => ({ on: today }),
  days: () => Joi.object({ on: requiredDay(labels.on.reasons) }),
  words: () => Joi.object({ text: textField(labels.reasons, 10_000) }),
  act: ({ on }) => ({ type: 'reasons-given', on }),
  texts: ({ text }) => [{ kind: 'reasons', text }],
  fields: (form, { lang }) => {
    const t = actMessages(lang).fields
    const fields = formFields(form)
    return html`${fields.textarea({ name: 'text', label: t.reasons, rows: 6 })}
    ${fields.dateField({ name: 'on', label: t.on.reasons })}${filesField(form, t.files, t.filesHint)}`
  },
})
