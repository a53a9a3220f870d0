import { APPLICANT_KINDS, type ApplicantKind } from '../../../law/applicants.ts'
import { CHANNELS, type Channel } from '../../../law/receipt.ts'
import { type Language } from '../language.ts'

/** Names of the law's own things on public pages: Chinese as the law has them, English for readers of English. */
const CHANNELS_EN: Record<Channel, string> = {
  'in-person': 'In person',
  'registered-post': 'Post with signature (registered, express)',
  'ordinary-post': 'Ordinary letter',
  online: 'Online',
  fax: 'Fax',
  email: 'Email',
}
const KINDS_EN: Record<ApplicantKind, string> = {
  'natural-person': 'A person, in your own name',
  business: 'Business',
  research: 'Research institution',
  'public-interest': 'Public-interest organisation',
  'legal-services': 'Legal service provider',
  other: 'Other organisation',
}

const labels = <Name extends string>(rules: Record<Name, { label: string }>) =>
  Object.fromEntries(Object.entries<{ label: string }>(rules).map(([name, { label }]) => [name, label])) as Record<
    Name,
    string
  >

/** What each channel is called. */
export const channelNames = (lang: Language): Record<Channel, string> =>
  lang === 'en' ? CHANNELS_EN : labels(CHANNELS)

/** What each kind of applicant is called: the column of the report, and for people a word everybody knows before it. */
export const kindNames = (lang: Language): Record<ApplicantKind, string> =>
  lang === 'en' ? KINDS_EN : { ...labels(APPLICANT_KINDS), 'natural-person': '个人（自然人）' }
