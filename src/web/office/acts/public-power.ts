import Joi from 'joi'
import { type LocalDate } from '../../../law/date.ts'
import { formFields } from '../../components/index.ts'
import { html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { requiredDay, textField } from '../office-fields.ts'
import { actPage } from './act-page.ts'

const labels = actMessages('zh-CN').fields

/** A college acts by public power in this matter: by which statute, and why. 条例 arts. 54, 55 */
export const publicPowerPage = actPage<{ on: LocalDate }, { statute: string; reason: string }>({
  name: 'public-power',
  audit: 'CASE_AUTHORISED',
  suggest: ({ today }) => ({ on: today }),
  days: () => Joi.object({ on: requiredDay(labels.on['public-power']) }),
  words: () =>
    Joi.object({ statute: textField(labels.statute, 500), reason: textField(labels.authorisedReason, 2000) }),
  act: ({ on }) => ({ type: 'authorised', on }),
  texts: ({ statute, reason }) => [
    { kind: 'statute', text: statute },
    { kind: 'authorised', text: reason },
  ],
  fields: (form, { lang }) => {
    const t = actMessages(lang).fields
    const fields = formFields(form)
    return html`${fields.input({ name: 'statute', label: t.statute, hint: t.statuteHint, autocomplete: 'off' })}
    ${fields.textarea({ name: 'reason', label: t.authorisedReason, hint: t.authorisedReasonHint, rows: 3 })}
    ${fields.dateField({ name: 'on', label: t.on['public-power'] })}`
  },
})
