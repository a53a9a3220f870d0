import Joi from 'joi'
import { type LocalDate } from '../../../law/date.ts'
import { formFields } from '../../components/index.ts'
import { html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { optionalText, requiredDay } from '../office-fields.ts'
import { actPage } from './act-page.ts'

const labels = actMessages('zh-CN').fields

/** The applicant takes the application back. */
export const withdrawalPage = actPage<{ on: LocalDate }, { note: string }>({
  name: 'withdrawal',
  audit: 'APPLICATION_WITHDRAWN',
  suggest: ({ today }) => ({ on: today }),
  days: () => Joi.object({ on: requiredDay(labels.on.withdrawal) }),
  words: () => Joi.object({ note: optionalText(labels.withdrawalNote, 2000) }),
  act: ({ on }) => ({ type: 'withdrawn', on }),
  texts: ({ note }) => [{ kind: 'note', text: note }],
  fields: (form, { lang }) => {
    const t = actMessages(lang).fields
    const fields = formFields(form)
    return html`${fields.dateField({ name: 'on', label: t.on.withdrawal })}
    ${fields.textarea({ name: 'note', label: t.withdrawalNote, hint: t.withdrawalNoteHint, rows: 3 })}`
  },
})
