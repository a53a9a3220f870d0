import { USUAL_REMINDER_HOURS, type ReminderHours } from '../../../cases/quiet-hours.ts'
import { Invalid } from '../../../services/errors.ts'
import { formFields } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'

/** The hours between which reminders leave: both or neither. @throws Invalid where they are no stretch of a day */
export function typedReminderHours(from: number | null, until: number | null): ReminderHours | null {
  if (from === null && until === null) return null
  if (from !== null && until !== null && from < until) return { from, until }
  throw new Invalid([{ field: 'remindFrom', text: affairsMessages('zh-CN').settings.problems.reminderHours }])
}

/** Two fields for whole hours; left empty, the usual ones hold. */
export function reminderHoursFields(form: Parameters<typeof formFields>[0] & { lang: Language }): Html {
  const t = affairsMessages(form.lang).settings
  const fields = formFields(form)
  const short = { inputmode: 'numeric', autocomplete: 'off', classes: 'govuk-input--width-2' } as const
  const { from, until } = USUAL_REMINDER_HOURS
  return html`${fields.input({ name: 'remindFrom', label: t.fields.remindFrom, hint: t.hints.reminderHours(from, until), ...short })}
    ${fields.input({ name: 'remindUntil', label: t.fields.remindUntil, ...short })}`
}
