import { type Standing } from '../cases/agenda.ts'
import { type ApplicantKind } from '../law/applicants.ts'
import { type LocalDate } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type Channel } from '../law/receipt.ts'

export type LedgerSort = 'submitted' | 'received' | 'due'

/** What the ledger shows; every field narrows it. Days are inclusive. */
export type LedgerFilter = {
  words?: string
  standing?: Exclude<Standing, 'in-time'> | 'open'
  channel?: Channel
  applicantKind?: ApplicantKind
  outcome?: Outcome
  receivedFrom?: LocalDate
  receivedTo?: LocalDate
  /** Null: nobody. */
  assignedTo?: string | null
  departmentId?: string | null
  numbers?: readonly string[]
}

/** Where a page goes on: the sort day and the id of its last line. */
export type LedgerCursor = { day: LocalDate | null; caseId: string }

/** The days that standings are judged by; worked out once, by the calendar. */
export type LedgerDays = { today: LocalDate; soon: LocalDate }
