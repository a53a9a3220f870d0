import Joi from 'joi'
import { type LocalDate } from '../../../law/date.ts'
import { formFields } from '../../components/index.ts'
import { html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { requiredDay, textField, wholeNumber } from '../office-fields.ts'
import { actPage } from './act-page.ts'
import { rulesOf } from './rules-of.ts'

const labels = actMessages('zh-CN').fields

/** More working days than any rule allows: beyond it a number is a slip of the pen. The rule itself bars the rest. */
const MOST_TYPED = 99

/** The one extension, with the consent of the head of the office. 条例 art. 33 (2). */
export const extensionPage = actPage<{ on: LocalDate; workdays: number }, { reason: string; approvedBy: string }>({
  name: 'extension',
  audit: 'CASE_EXTENDED',
  suggest: (look) => ({ on: look.today, workdays: String(Math.max(1, rulesOf(look).longestExtension)) }),
  days: () =>
    Joi.object({ on: requiredDay(labels.on.extension), workdays: wholeNumber(labels.workdays, 1, MOST_TYPED) }),
  words: () =>
    Joi.object({ reason: textField(labels.extensionReason, 2000), approvedBy: textField(labels.approvedBy, 100) }),
  act: ({ on, workdays }) => ({ type: 'extended', on, workdays }),
  texts: ({ reason, approvedBy }) => [
    { kind: 'reason', text: reason },
    { kind: 'approval', text: approvedBy },
  ],
  details: ({ reason }, { workdays }) => ({ reason, workdays }),
  fields: (form, look) => {
    const t = actMessages(look.lang).fields
    const fields = formFields(form)
    const hint = t.workdaysHint(rulesOf(look).longestExtension)
    return html`${fields.input({ name: 'workdays', label: t.workdays, hint, inputmode: 'numeric', classes: 'govuk-input--width-3' })}
    ${fields.textarea({ name: 'reason', label: t.extensionReason, hint: t.extensionReasonHint, rows: 3 })}
    ${fields.input({ name: 'approvedBy', label: t.approvedBy, hint: t.approvedByHint, classes: 'govuk-input--width-20' })}
    ${fields.dateField({ name: 'on', label: t.on.extension })}`
  },
})
