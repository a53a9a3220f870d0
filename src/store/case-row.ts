import { type EntityManager } from '@mikro-orm/postgresql'
import { type ApplicantKind } from '../law/applicants.ts'
import { type LocalDate } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type Channel } from '../law/receipt.ts'
import { type ClockState } from '../law/reply-clock.ts'
import { type Regime } from '../law/rules.ts'
import { type Delivery, type Medium } from '../cases/application.ts'

/** The columns that only cache what the events say; `doctor` recomputes and compares them. */
export type CaseSummary = {
  state: ClockState
  receivedOn: LocalDate | null
  dueOn: LocalDate | null
  dueProvisional: boolean
  nextOn: LocalDate | null
  endedOn: LocalDate | null
  outcome: Outcome | null
}

/** A case's row, sealed parts still sealed. Instants come from the database as text. */
export type CaseRow = CaseSummary & {
  organId: number
  caseId: string
  number: string
  regime: Regime
  channel: Channel
  applicantKind: ApplicantKind
  medium: Medium | null
  delivery: Delivery | null
  filedAt: string
  codeHash: Uint8Array | null
  sealedKey: Uint8Array
  sealed: Uint8Array
  assignedTo: string | null
  departmentId: string | null
  imported: boolean
  version: number
  submittedOn: LocalDate
}

/** The select list that gives a CaseRow. */
export const CASE_COLUMNS = `organ_id as "organId", case_id as "caseId", number, regime, channel,
  applicant_kind as "applicantKind", medium, delivery, filed_at as "filedAt", code_hash as "codeHash",
  sealed_key as "sealedKey", sealed, assigned_to as "assignedTo", department_id as "departmentId", imported, version, state,
  submitted_on as "submittedOn", received_on as "receivedOn", due_on as "dueOn",
  due_provisional as "dueProvisional", next_on as "nextOn", ended_on as "endedOn", outcome`

/** Authenticated with everything sealed under a case's key, so that no piece can be moved to another case. */
export const caseContext = (organId: number, caseId: string): string => `case/${organId}/${caseId}`

export type Tx = EntityManager
