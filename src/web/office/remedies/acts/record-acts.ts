import { type ServedParty } from '../../../../remedies/events.ts'
import { VOID_REASONS, type VoidReason } from '../../../../remedies/void-reasons.ts'
import { formFields } from '../../../components/index.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { choiceField, textField } from '../../office-fields.ts'
import { html } from '../../../html.ts'
import { REMEDY_EVENT_LABELS } from '../../../../remedies/events.ts'
import { remedyActPage, type RemedyActPage, type RemedyForm } from './remedy-act.ts'

const labels = affairsMessages('zh-CN').remedyActs
const words = (form: RemedyForm) => affairsMessages(form.lang).remedyActs
const NO_RECONSIDERATION = 'none'

const service = remedyActPage<{ party: ServedParty }>({
  name: 'service',
  type: 'served',
  schema: ({ shown }) => ({ party: choiceField(labels.party, shown.offered.parties) }),
  fields: (form, { shown }) => {
    const t = words(form)
    const items = shown.offered.parties.map((value) => ({ value, text: t.parties[value] }))
    return formFields(form).radios({ name: 'party', fieldset: { legend: { text: t.party } }, items })
  },
  act: ({ on, party }) => ({ type: 'served', on, party }),
})

const caseLink = remedyActPage<{ number: string }>({
  name: 'case-link',
  type: 'case-linked',
  schema: () => ({ number: textField(labels.number, 64) }),
  fields: (form) => {
    const t = words(form)
    return formFields(form).input({
      name: 'number',
      label: t.number,
      hint: t.numberHint,
      classes: 'govuk-input--width-10',
      autocomplete: 'off',
    })
  },
  act: ({ on, number }) => ({ type: 'case-linked', on, number }),
})

const caseUnlink = remedyActPage<{ number: string }>({
  name: 'case-unlink',
  type: 'case-unlinked',
  schema: ({ shown }) => ({ number: choiceField(labels.linked, shown.row.numbers) }),
  fields: (form, { shown }) => {
    const items = shown.row.numbers.map((number) => ({ value: number, text: number }))
    return formFields(form).radios({ name: 'number', fieldset: { legend: { text: words(form).linked } }, items })
  },
  act: ({ on, number }) => ({ type: 'case-unlinked', on, number }),
})

const reconsiderationLink = remedyActPage<{ reconsideration: string }>({
  name: 'earlier-reconsideration',
  type: 'reconsideration-linked',
  schema: ({ reconsiderations }) => ({
    reconsideration: choiceField(labels.reconsideration, [
      NO_RECONSIDERATION,
      ...reconsiderations.map(({ remedyId }) => remedyId),
    ]),
  }),
  fields: (form, { reconsiderations, lang }) => {
    const t = words(form)
    const { nameOf } = affairsMessages(lang).remedies
    const found = reconsiderations.map(({ remedyId, begunOn, numbers }) => ({
      value: remedyId,
      text: nameOf(numbers.join('、'), begunOn),
    }))
    return formFields(form).select({
      name: 'reconsideration',
      label: t.reconsideration,
      hint: t.reconsiderationHint,
      items: [{ value: NO_RECONSIDERATION, text: t.noReconsideration }, ...found],
    })
  },
  act: ({ on, reconsideration }) => ({
    type: 'reconsideration-linked',
    on,
    remedyId: reconsideration === NO_RECONSIDERATION ? null : reconsideration,
  }),
})

const voiding = remedyActPage<{ seq: string; reason: VoidReason }>({
  name: 'voiding',
  type: 'entry-voided',
  schema: ({ shown }) => ({
    seq: choiceField(labels.seq, shown.offered.voidable.map(String)),
    reason: choiceField(labels.reason, Object.keys(VOID_REASONS)),
  }),
  fields: (form, { shown }) => {
    const t = words(form)
    const fields = formFields(form)
    const entries = shown.dispute.history.flatMap(({ seq, event }) =>
      shown.offered.voidable.includes(seq)
        ? [{ value: seq, text: t.seqOf(seq, REMEDY_EVENT_LABELS[event.type], event.on) }]
        : [],
    )
    const reasons = Object.entries(VOID_REASONS).map(([value, { label }]) => ({ value, text: label }))
    return html`${fields.radios({ name: 'seq', fieldset: { legend: { text: t.seq } }, items: entries })}
    ${fields.radios({ name: 'reason', fieldset: { legend: { text: t.reason } }, items: reasons })}`
  },
  act: ({ on, seq, reason }) => ({ type: 'entry-voided', on, seq: Number(seq), reason }),
})

export const RECORD_ACTS: readonly RemedyActPage[] = [service, caseLink, caseUnlink, reconsiderationLink, voiding]
