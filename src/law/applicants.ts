/**
 * Kinds of applicant: the columns of the applications table, after 自然人 and 法人或其他组织.
 * 条例 art. 27; 国办公开办函〔2021〕30号.
 */
export const APPLICANT_KINDS = {
  'natural-person': { label: '自然人', organisation: false },
  business: { label: '商业企业', organisation: true },
  research: { label: '科研机构', organisation: true },
  'public-interest': { label: '社会公益组织', organisation: true },
  'legal-services': { label: '法律服务机构', organisation: true },
  other: { label: '其他', organisation: true },
} as const

/** A kind of applicant, which is also its column in the report. */
export type ApplicantKind = keyof typeof APPLICANT_KINDS

/** All kinds, in the order of the printed columns. */
export const APPLICANT_KIND_NAMES = Object.keys(APPLICANT_KINDS) as readonly ApplicantKind[]

/** Whether a text is the name of a kind. */
export function isApplicantKind(text: unknown): text is ApplicantKind {
  return typeof text === 'string' && Object.hasOwn(APPLICANT_KINDS, text)
}

/** Whether the applicant is a legal person or another organisation: has a credit code in place of an identity number. */
export function isOrganisation(kind: ApplicantKind): boolean {
  return APPLICANT_KINDS[kind].organisation
}
