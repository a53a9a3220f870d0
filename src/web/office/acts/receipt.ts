import Joi from 'joi'
import { type LocalDate } from '../../../law/date.ts'
import { formFields } from '../../components/index.ts'
import { html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { optionalText, requiredDay } from '../office-fields.ts'
import { actPage } from './act-page.ts'

const labels = actMessages('zh-CN').fields

/** Both sides confirm receipt; the period begins. 条例 art. 31. */
export const receiptPage = actPage<{ on: LocalDate }, { note: string }>({
  name: 'receipt',
  audit: 'RECEIPT_CONFIRMED',
  suggest: ({ today }) => ({ on: today }),
  days: () => Joi.object({ on: requiredDay(labels.on.receipt) }),
  words: () => Joi.object({ note: optionalText(labels.confirmedHow, 1000) }),
  act: ({ on }) => ({ type: 'receipt-confirmed', on }),
  texts: ({ note }) => [{ kind: 'note', text: note }],
  details: () => ({}),
  fields: (form, { lang }) => {
    const t = actMessages(lang).fields
    const fields = formFields(form)
    return html`${fields.dateField({ name: 'on', label: t.on.receipt })}
    ${fields.textarea({ name: 'note', label: t.confirmedHow, hint: t.confirmedHowHint, rows: 2 })}`
  },
})
