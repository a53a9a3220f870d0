import { APPLICANT_KIND_NAMES, type ApplicantKind } from '../applicants.ts'
import { type LocalDate } from '../date.ts'
import { type ReportRow } from './rows.ts'

/** The official forms: of organs since 2021, their trial form of 2019, and the colleges' own. */
export const FORM_IDS = ['organ-2021', 'organ-2019', 'college'] as const
export type FormId = (typeof FORM_IDS)[number]

/** A number in a cell; null is a blank, which is not zero. */
export type Cell = number | null

/** Columns of the applications table: the kinds of applicant and 总计. */
export const COLUMNS = [...APPLICANT_KIND_NAMES, 'total'] as const
export type Column = ApplicantKind | 'total'

/** Blocks of the disputes table (table four). */
export const REMEDY_BLOCKS = ['reconsideration', 'lawsuit-direct', 'lawsuit-after-reconsideration'] as const
export type RemedyBlock = (typeof REMEDY_BLOCKS)[number]

/** What a college reports beside them: 举报, 投诉, 申诉. */
export const COMPLAINT_BLOCKS = ['violation-report', 'complaint', 'institutional-appeal'] as const
export type ComplaintBlock = (typeof COMPLAINT_BLOCKS)[number]

/** Columns of a block: three results, undecided, and their sum. */
export const REMEDY_COLUMNS = ['upheld', 'corrected', 'other', 'pending', 'total'] as const
export type RemedyColumn = (typeof REMEDY_COLUMNS)[number]

/** First and last day of the reporting period, both counted. */
export type ReportPeriod = { from: LocalDate; to: LocalDate }

/** Whose report it is, for which year and in which form, as the record stood on which day. */
export type ReportHead = { body: string; year: number; form: FormId; period: ReportPeriod; asOf: LocalDate }

/** A filled report. Complaints are counted in the college's form only; the organs' tables have no place for them. */
export type FilledReport = ReportHead & {
  applications: Record<ReportRow, Record<Column, Cell>>
  remedies: Record<RemedyBlock, Record<RemedyColumn, Cell>>
  complaints?: Record<ComplaintBlock, Record<RemedyColumn, Cell>>
}
