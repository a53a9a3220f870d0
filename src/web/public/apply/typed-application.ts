/** Every field of the application form, in the order of the page. */
export const FIELDS = [
  'kind',
  'name',
  'idType',
  'idNumber',
  'organisationKind',
  'organisationName',
  'creditCode',
  'legalRepresentative',
  'contactName',
  'phone',
  'email',
  'address',
  'postcode',
  'title',
  'description',
  'documentNumber',
  'purpose',
  'medium',
  'delivery',
  'privacyNotice',
] as const

export type FieldName = (typeof FIELDS)[number]

/** What was typed, as it came; only texts, only our own fields. */
export type TypedApplication = Partial<Record<FieldName, string>>

/** Takes what was typed from a request's body; anything that is no text is left out. */
export function typedApplication(body: unknown): TypedApplication {
  const given = (body ?? {}) as Record<string, unknown>
  const kept = FIELDS.flatMap((name) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    return typeof value === 'string' ? [[name, value.replace(/\r\n?/g, '\n')] as const] : []
  })
  return Object.fromEntries(kept)
}
