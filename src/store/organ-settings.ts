import { type ReminderHours } from '../cases/quiet-hours.ts'
import { type ReviewRules } from '../cases/reviews.ts'
import { type ListVariant } from '../disclosure/ministry-list.ts'
import { type LocalDate } from '../law/date.ts'
import { type DecisionResults } from '../law/remedies.ts'
import { type SchoolRules } from '../law/rules.ts'
import { type SectionKey } from '../law/report/sections.ts'
import { type LetterKind } from '../letters/letter.ts'

/** What an office sets for itself; shown to the public in its guide, used by letters and rules. All optional. */
export type OrganSettings = {
  /** The office that handles applications (信息公开工作机构), as the guide names it. */
  office?: string
  head?: string
  address?: string
  postcode?: string
  phone?: string
  fax?: string
  email?: string
  hours?: string
  /** Remedies: where an applicant turns. */
  reconsiderationBody?: string
  court?: string
  supervisionUnit?: string
  educationDepartment?: string
  onlineFilingUrl?: string
  /** A code that opens document numbers, as in 「××公复」. */
  documentCode?: string
  /** The name in the red head of letters; on plain paper when not set. */
  redHead?: string
  /** Codes of their own for some kinds of letters: each has a series of its own. */
  documentCodes?: Partial<Record<LetterKind, string>>
  /** A college's own rules (实施细则); missing ones are the Order's. */
  school?: Partial<SchoolRules>
  /** Title of a college's own rules (实施细则), without which its letters cannot extend. */
  ownRules?: string
  /** A college may ask for the purpose (Order 29 art. 9); organs must not (条例 art. 27). */
  asksPurpose?: boolean
  /** A college may charge its costs of search, copies and post (Order 29 art. 20); applicants may ask for a waiver. */
  chargesCosts?: boolean
  /** Several matters filed together: a linked case each (the default), or one case for all. */
  matters?: 'split' | 'one'
  /** Report period of a college that does not report by academic year: month and day it starts. */
  reportYearStart?: { month: number; day: number }
  /** When reminders may leave on working days; eight to twenty o'clock when not set. */
  reminderHours?: ReminderHours
  /** Working days in which complaints are to be answered; the law sets none. */
  complaintWorkdays?: number
  /** Where the organ counts a kind of decision in another column than our reading has it. */
  decisionResults?: DecisionResults
  /** Working days after a reply before it may be public, where the office publishes it. */
  publicationDelay?: number
  /** What replies must pass before they leave; nothing when not set. */
  reviews?: ReviewRules
  /** Findings that stay in an outgoing file need a second person's agreement. */
  secondPerson?: boolean
  /** Which colleges' reading of the ministry's list applies. */
  listVariant?: ListVariant
  /** Most characters of a section of the annual report; 0: no limit; ours where not set. */
  sectionLimits?: Partial<Record<SectionKey, number>>
  /** How often the addresses of what was published are looked at, in days; never when not set. */
  linkCheckDays?: number
  /** Days off by order of the local government (放假办法 art. 4), and which order that is. */
  regionalDays?: { basis: string; days: LocalDate[] }
  /** What passwords must be; `modern` when not set. */
  passwordProfile?: 'modern' | 'mlps-2' | 'mlps-3'
  /** Own paragraphs of the guide, plain text. */
  guide?: string
}
