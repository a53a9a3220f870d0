import Joi from 'joi'
import { type RecordedEvent } from '../../../cases/events.ts'
import { type CaseView } from '../../../services/case-view.ts'
import { formFields } from '../../components/index.ts'
import { html } from '../../html.ts'
import { plainDay } from '../../messages/dates.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { eventLabel } from '../case-history.ts'
import { textField, wholeNumber } from '../office-fields.ts'
import { actPage } from './act-page.ts'

const labels = actMessages('zh-CN').fields

/** Entries that may be declared void at all, the latest first; the rules judge the rest. */
/** A letter that came by e-mail may turn out to be no application. */
const mayBeNone = (row: CaseView['row'], state: CaseView['clock']['state']): boolean =>
  row.channel === 'email' && state === 'unconfirmed'

const voidable = ({ kase, voided, row, clock }: CaseView): RecordedEvent[] =>
  kase.history
    .filter(
      ({ seq, event }) =>
        (event.type !== 'submitted' || mayBeNone(row, clock.state)) &&
        event.type !== 'entry-voided' &&
        !voided.has(seq),
    )
    .toReversed()

/** An entry made by mistake is declared void, with the reason; nothing is edited. 档案法 art. 21. */
export const voidingPage = actPage<{ seq: number }, { reason: string }>({
  name: 'voiding',
  audit: 'ENTRY_VOIDED',
  suggest: ({ view }) => ({ seq: String(voidable(view)[0]?.seq ?? '') }),
  days: () => Joi.object({ seq: wholeNumber(labels.entry, 1, 1_000_000) }),
  words: () => Joi.object({ reason: textField(labels.voidReason, 2000) }),
  act: ({ seq }, { today }) => ({ type: 'entry-voided', on: today, seq }),
  texts: ({ reason }) => [{ kind: 'reason', text: reason }],
  fields: (form, { view, lang }) => {
    const { fields: t, entry, notAnApplication, noEntries } = actMessages(lang)
    const fields = formFields(form)
    const items = voidable(view).map((each) => ({
      value: each.seq,
      text:
        each.event.type === 'submitted'
          ? notAnApplication
          : entry(each.seq, eventLabel(each, view, lang), plainDay(each.event.on, lang)),
    }))
    if (items.length === 0) return html`<p class="govuk-body">${noEntries}</p>`
    return html`${fields.radios({ name: 'seq', fieldset: { legend: t.entry }, items })}
    ${fields.textarea({ name: 'reason', label: t.voidReason, hint: t.voidReasonHint, rows: 3 })}`
  },
})
