import { formFields, type FormState } from '../../components/index.ts'
import { type Html } from '../../html.ts'
import { disclosureMessages } from '../../messages/disclosure/messages.ts'
import { type Language } from '../../messages/language.ts'

/** A form that asks for a department: `departments` are those of the office's list, none where it keeps no list. */
export type DepartmentForm = FormState & { lang: Language; departments: readonly string[] }

/** Chosen from the list; a name kept from earlier days stays among the choices. Typed where there is no list. */
export function departmentField(form: DepartmentForm, label: string): Html {
  const fields = formFields(form)
  const { departments, values = {}, lang } = form
  if (departments.length === 0)
    return fields.input({ name: 'department', label, classes: 'govuk-input--width-20', autocomplete: 'off' })
  const kept = values['department']
  const isKept = typeof kept === 'string' && kept !== '' && !departments.includes(kept)
  const items = [...(isKept ? [kept] : []), ...departments].map((name) => ({ value: name, text: name }))
  const none = { value: '', text: disclosureMessages(lang).chooseDepartment }
  return fields.select({ name: 'department', label, items: [none, ...items] })
}
