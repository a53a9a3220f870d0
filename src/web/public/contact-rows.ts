import { type OrganRef } from '../../services/context.ts'
import { type SummaryRow } from '../components/index.ts'
import { html } from '../html.ts'
import { type Language } from '../messages/language.ts'
import { frontMessages } from '../messages/public/front/messages.ts'

/** How to reach the office, a row for each thing the body has set. */
export function contactRows({ settings }: OrganRef, lang: Language): SummaryRow[] {
  const t = frontMessages(lang)
  const { office, address, postcode, phone, fax, email, hours } = settings
  const lines = [
    [t.office, office],
    [t.address, address],
    [t.postcode, postcode],
    [t.phone, phone && html`<a class="govuk-link" href="${`tel:${phone}`}">${phone}</a>`],
    [t.fax, fax],
    [t.email, email && html`<a class="govuk-link" href="${`mailto:${email}`}">${email}</a>`],
    [t.hours, hours],
  ] as const
  return lines.flatMap(([key, value]) => (value ? [{ key, value }] : []))
}
