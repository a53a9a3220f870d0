import Joi from 'joi'
import { type LocalDate } from '../../../law/date.ts'
import { feeOwed, LARGEST_COUNT, type FeeMode } from '../../../law/fee.ts'
import { formFields, insetText } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { choiceField, optionalDay, optionalText, requiredDay, textField, wholeNumber } from '../office-fields.ts'
import { actPage, type ActForm } from './act-page.ts'

const labels = actMessages('zh-CN').fields

const MODES: readonly FeeMode[] = ['item', 'page']
type Days = { on: LocalDate; receivedOn: LocalDate | null; feeMode: FeeMode; feeCount: number; feeEarlier: number }

/** The notice of the information-processing fee. 条例 art. 42, 国办函〔2020〕109号. */
export const feeNoticePage = actPage<Days, { payment: string }>({
  name: 'fee-notice',
  audit: 'FEE_CHARGED',
  suggest: ({ today, feeBefore }) => ({
    on: today,
    feeMode: feeBefore ? 'item' : 'page',
    feeCount: '',
    feeEarlier: feeBefore ? String(feeBefore.items) : '',
  }),
  days: () =>
    Joi.object({
      on: requiredDay(labels.on['fee-notice']),
      receivedOn: optionalDay(labels.noticeDeliveredOn),
      feeMode: choiceField(labels.feeMode, MODES),
      feeCount: wholeNumber(labels.feeCount, 1, LARGEST_COUNT),
      feeEarlier: wholeNumber(labels.feeEarlier, 0, LARGEST_COUNT).empty('').optional().default(0),
    }),
  words: () => Joi.object({ payment: textField(labels.payment, 1000) }),
  act: ({ on, receivedOn, feeMode, feeCount, feeEarlier }) => ({
    type: 'fee-charged',
    on,
    receivedOn,
    yuan: feeOwed(feeMode, feeCount, feeEarlier).yuan,
    ...(feeMode === 'item' ? { items: feeCount } : {}),
  }),
  texts: (_, { feeMode, feeCount, feeEarlier }) => [
    { kind: 'fee', text: feeOwed(feeMode, feeCount, feeEarlier).explanation.join('；') },
  ],
  details: ({ payment }, { feeMode, feeCount, feeEarlier }) => ({ payment, feeMode, feeCount, feeEarlier }),
  fields: (form, { lang, feeBefore }) => {
    const { fields: t, feeModes } = actMessages(lang)
    const fields = formFields(form)
    const earlierHint = feeBefore ? t.feeBefore(feeBefore.number, feeBefore.items) : t.feeEarlierHint
    const items = MODES.map((value) => ({ value, text: feeModes[value] }))
    return html`${fields.radios({ name: 'feeMode', fieldset: { legend: t.feeMode }, items })}
    ${fields.input({ name: 'feeCount', label: t.feeCount, inputmode: 'numeric', classes: 'govuk-input--width-5' })}
    ${fields.input({ name: 'feeEarlier', label: t.feeEarlier, hint: earlierHint, inputmode: 'numeric', classes: 'govuk-input--width-5' })}
    ${amount(form)}${fields.textarea({ name: 'payment', label: t.payment, hint: t.paymentHint, rows: 3 })}
    ${fields.dateField({ name: 'on', label: t.on['fee-notice'] })}
    ${fields.dateField({ name: 'receivedOn', label: t.noticeDeliveredOn, hint: t.noticeDeliveredOnHint })}`
  },
})

/** How the amount comes about, once there is a count. */
function amount({ values, lang }: ActForm): Html | false {
  const count = Number(values['feeCount'])
  const mode = MODES.find((each) => each === values['feeMode'])
  if (!mode || !Number.isInteger(count) || count < 1 || count > LARGEST_COUNT) return false
  const typed = Number(values['feeEarlier'] ?? 0)
  const { yuan, explanation } = feeOwed(mode, count, Number.isInteger(typed) && typed >= 0 && typed < count ? typed : 0)
  return insetText({ text: `${explanation.join('；')}。${yuan === 0 ? actMessages(lang).feeFree : ''}` })
}

/** The fee came in; the period counts afresh. */
export const paymentPage = actPage<{ on: LocalDate }, { note: string }>({
  name: 'payment',
  audit: 'FEE_PAID',
  suggest: ({ today }) => ({ on: today }),
  days: () => Joi.object({ on: requiredDay(labels.on.payment) }),
  words: () => Joi.object({ note: optionalText(labels.note, 1000) }),
  act: ({ on }) => ({ type: 'fee-paid', on }),
  texts: ({ note }) => [{ kind: 'note', text: note }],
  fields: (form, { lang }) => {
    const t = actMessages(lang).fields
    const fields = formFields(form)
    return html`${fields.dateField({ name: 'on', label: t.on.payment })}
    ${fields.textarea({ name: 'note', label: t.note, rows: 2 })}`
  },
})
