import { steps, type formFields } from '../../components/index.ts'
import { type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'

/** The fields bound to one form. */
export type Fields = ReturnType<typeof formFields>

/** Where the applicant is on the way. */
export const progress = (current: number, lang: Language): Html =>
  steps({ lang, current, items: applyMessages(lang).steps.map((text) => ({ text })) })

/** The label of a field that may be left empty. */
export const optionalLabel = (label: string, lang: Language): string => sharedMessages(lang).optionalLabel(label)
