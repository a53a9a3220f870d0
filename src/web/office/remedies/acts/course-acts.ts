import { type LocalDate } from '../../../../law/date.ts'
import { type CoDefendant, type Procedure } from '../../../../remedies/events.ts'
import { forumOf } from '../../../../remedies/progress.ts'
import { formFields } from '../../../components/index.ts'
import { html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { choiceField, optionalDay, optionalText, requiredDay, wholeNumber } from '../../office-fields.ts'
import { remedyActPage, type RemedyActPage, type RemedyForm } from './remedy-act.ts'

const labels = affairsMessages('zh-CN').remedyActs
const words = (form: RemedyForm) => affairsMessages(form.lang).remedyActs
const itemsOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([value, text]) => ({ value, text }))

type Opened = { procedure: Procedure | ''; deemed: string; coDefendant: CoDefendant | 'none' | '' }
const acceptance = remedyActPage<Opened>({
  name: 'acceptance',
  type: 'opened',
  texts: ['docket-number', 'body', 'agent'],
  schema: () => ({
    procedure: optionalText(labels.procedure, 20).valid('', ...Object.keys(labels.procedures)),
    deemed: optionalText(labels.deemed, 10),
    coDefendant: optionalText(labels.coDefendant, 30).valid('', ...Object.keys(labels.coDefendants)),
  }),
  fields: (form, { shown }) => {
    const t = words(form)
    const fields = formFields(form)
    const forum = forumOf(shown.dispute.kind)
    const procedures = [{ value: '', text: t.procedureUnknown }, ...itemsOf(t.procedures)]
    return html`${forum !== 'complaint' && fields.select({ name: 'procedure', label: t.procedure, items: procedures })}
    ${forum === 'court' && fields.select({ name: 'coDefendant', label: t.coDefendant, items: itemsOf(t.coDefendants) })}
    ${forum === 'reconsideration' && fields.checkboxes({ name: 'deemed', items: [{ value: 'yes', text: t.deemed }] })}`
  },
  act: ({ on, procedure, deemed, coDefendant }, { shown }) => ({
    type: 'opened',
    on,
    kind: shown.dispute.kind,
    ...(procedure ? { procedure } : {}),
    ...(deemed ? { deemed: true } : {}),
    ...(coDefendant && coDefendant !== 'none' ? { coDefendant } : {}),
  }),
})

const correctionNotice = remedyActPage<{ receivedOn: LocalDate | null }>({
  name: 'correction-notice',
  type: 'correction-noticed',
  schema: () => ({ receivedOn: optionalDay(labels.receivedOn) }),
  fields: (form) => formFields(form).dateField({ name: 'receivedOn', label: words(form).receivedOn }),
  act: ({ on, receivedOn }) => ({ type: 'correction-noticed', on, ...(receivedOn ? { receivedOn } : {}) }),
})

const procedure = remedyActPage<{ procedure: Procedure }>({
  name: 'procedure',
  type: 'procedure-set',
  schema: () => ({ procedure: choiceField(labels.procedure, Object.keys(labels.procedures)) }),
  fields: (form) => {
    const t = words(form)
    return formFields(form).radios({
      name: 'procedure',
      fieldset: { legend: { text: t.procedure } },
      items: itemsOf(t.procedures),
    })
  },
  act: ({ on, procedure }) => ({ type: 'procedure-set', on, procedure }),
})

const suspension = remedyActPage<{ ground: 'party' | 'other' }>({
  name: 'suspension',
  type: 'suspended',
  schema: () => ({ ground: choiceField(labels.ground, Object.keys(labels.grounds)) }),
  fields: (form) => {
    const t = words(form)
    return formFields(form).radios({
      name: 'ground',
      fieldset: { legend: { text: t.ground } },
      items: itemsOf(t.grounds),
    })
  },
  act: ({ on, ground }) => ({ type: 'suspended', on, ground }),
})

/** More days than any extension: beyond it a number is a slip of the pen. The rule itself bars the rest. */
const MOST_DAYS = 999

const extension = remedyActPage<{ days: number }>({
  name: 'extension',
  type: 'extended',
  suggest: { days: '30' },
  schema: () => ({ days: wholeNumber(labels.extension, 1, MOST_DAYS) }),
  fields: (form) =>
    formFields(form).input({
      name: 'days',
      label: words(form).extension,
      inputmode: 'numeric',
      classes: 'govuk-input--width-3',
    }),
  act: ({ on, days }) => ({ type: 'extended', on, days }),
})

const hearing = remedyActPage<{ day: LocalDate; time: string }>({
  name: 'hearing',
  type: 'hearing-set',
  texts: ['place', 'agent'],
  schema: () => ({ day: requiredDay(labels.hearingDay), time: optionalText(labels.hearingTime, 5) }),
  fields: (form) => {
    const t = words(form)
    const fields = formFields(form)
    return html`${fields.dateField({ name: 'day', label: t.hearingDay })}
    ${fields.input({ name: 'time', label: t.hearingTime, hint: t.hearingTimeHint, classes: 'govuk-input--width-5' })}`
  },
  act: ({ on, day, time }) => ({
    type: 'hearing-set',
    on,
    day,
    ...(time ? { time: time.normalize('NFKC').padStart(5, '0') } : {}),
  }),
})

export const COURSE_ACTS: readonly RemedyActPage[] = [
  acceptance,
  correctionNotice,
  procedure,
  suspension,
  extension,
  hearing,
]
