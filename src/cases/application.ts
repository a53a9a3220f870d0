import { type LocalDate } from '../law/date.ts'
import { type ApplicantKind } from '../law/applicants.ts'
import { type Channel } from '../law/receipt.ts'

export const ID_TYPES = ['resident-id', 'passport', 'hk-macao-permit', 'taiwan-permit', 'military-id', 'other'] as const
export type IdType = (typeof ID_TYPES)[number]

/** How the information is wanted (条例 art. 29: form, way and channel of delivery). */
export const MEDIA = ['paper', 'electronic', 'disc'] as const
export type Medium = (typeof MEDIA)[number]
export const DELIVERIES = ['post', 'email', 'online', 'fax', 'pick-up', 'on-site'] as const
export type Delivery = (typeof DELIVERIES)[number]

/** Who applies: a natural person by name and proof of identity, an organisation by name and credit code. */
export type Applicant = {
  kind: ApplicantKind
  name: string
  idType?: IdType
  idNumber?: string
  creditCode?: string
  legalRepresentative?: string
  contactName?: string
  phone?: string
  email?: string
  address?: string
  postcode?: string
}

/** Somebody who files for the applicant; a letter of authority proves it (民法典 arts. 161, 165). */
export type Agent = { name: string; idType: IdType; idNumber: string; phone?: string }

/** How the applicant's identity is proved: by a file sent along, or by showing it at the desk. */
export const IDENTITY_PROOFS = ['attached', 'desk'] as const
export type IdentityProof = (typeof IDENTITY_PROOFS)[number]

/** What a file sent by an applicant is meant for. */
export type FilePurpose = 'identity' | 'authority' | 'fee-waiver' | 'annex' | 'correction' | 'fee-answer'

/** What only some applications hold. */
export type ApplicationExtras = {
  agent?: Agent
  /** Other features that help to find the information (条例 art. 29). */
  features?: string
  /** Help needed by somebody who reads, sees or hears with difficulty (条例 art. 43). */
  help?: string
  /** Why a college should not charge its costs. */
  feeWaiver?: string
  identityProof?: IdentityProof
  /** The language mails are to be in, where it is not Chinese. */
  language?: 'en'
}

/** What is asked for and how it is wanted; personal throughout, so sealed as one piece. */
export type ApplicationContent = ApplicationExtras & {
  applicant: Applicant
  title: string | null
  description: string
  documentNumber: string | null
  purpose: string | null
  privacyNotice: string | null
}

/** An application as it reaches the office, by whatever channel. */
export type Application = ApplicationContent & {
  channel: Channel
  medium: Medium | null
  delivery: Delivery | null
  /** The day it was handed in, signed for or arrived. */
  submittedOn: LocalDate
}
