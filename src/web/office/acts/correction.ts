import Joi from 'joi'
import { type LocalDate } from '../../../law/date.ts'
import { formFields } from '../../components/index.ts'
import { html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { requiredDay, textField } from '../office-fields.ts'
import { actPage, linesOf } from './act-page.ts'
import { filesField } from './files-field.ts'

const labels = actMessages('zh-CN').fields

/** Working days an applicant is given to correct, where the officer sets no other: "reasonable" has no number. [E] */
const SUGGESTED_CORRECTION_WORKDAYS = 10

/** The one notice of correction. 条例 art. 30. */
export const correctionNoticePage = actPage<
  { on: LocalDate; correctBy: LocalDate },
  { unclear: string; howToCorrect: string }
>({
  name: 'correction-notice',
  audit: 'CORRECTION_REQUESTED',
  suggest: ({ today, calendar }) => ({
    on: today,
    correctBy: calendar.plusWorkdays(today, SUGGESTED_CORRECTION_WORKDAYS),
  }),
  days: () => Joi.object({ on: requiredDay(labels.on['correction-notice']), correctBy: requiredDay(labels.correctBy) }),
  words: () =>
    Joi.object({ unclear: textField(labels.unclear, 5000), howToCorrect: textField(labels.howToCorrect, 2000) }),
  act: ({ on, correctBy }) => ({ type: 'correction-requested', on, correctBy }),
  texts: ({ unclear, howToCorrect }) => [{ kind: 'unclear', text: `${unclear}\n${howToCorrect}` }],
  details: ({ unclear, howToCorrect }, { correctBy }) => ({ unclear: linesOf(unclear), howToCorrect, correctBy }),
  fields: (form, { lang }) => {
    const t = actMessages(lang).fields
    const fields = formFields(form)
    return html`${fields.textarea({ name: 'unclear', label: t.unclear, hint: t.unclearHint })}
    ${fields.textarea({ name: 'howToCorrect', label: t.howToCorrect, hint: t.howToCorrectHint, rows: 3 })}
    ${fields.dateField({ name: 'correctBy', label: t.correctBy, hint: t.correctByHint })}
    ${fields.dateField({ name: 'on', label: t.on['correction-notice'] })}`
  },
})

/** The corrected text arrives on paper; the period counts afresh. */
export const correctionPage = actPage<{ on: LocalDate }, { text: string }>({
  name: 'correction',
  audit: 'CORRECTION_RECEIVED',
  takesFiles: true,
  suggest: ({ today }) => ({ on: today }),
  days: () => Joi.object({ on: requiredDay(labels.on.correction) }),
  words: () => Joi.object({ text: textField(labels.correctionText, 10_000) }),
  act: ({ on }) => ({ type: 'correction-received', on }),
  texts: ({ text }) => [{ kind: 'correction', text }],
  fields: (form, { lang }) => {
    const t = actMessages(lang).fields
    const fields = formFields(form)
    return html`${fields.textarea({ name: 'text', label: t.correctionText, rows: 8 })}
    ${fields.dateField({ name: 'on', label: t.on.correction })}${filesField(form, t.files, t.filesHint)}`
  },
})
