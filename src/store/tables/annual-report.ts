import { defineEntity, p } from '@mikro-orm/core'
import { type LocalDate } from '../../law/date.ts'
import { type CaseMembers } from '../../law/report/case-changes.ts'
import { type FilledReport } from '../../law/report/filled-report.ts'
import { type KeptDocument } from '../../law/report/report-document.ts'

/**
 * A frozen annual report: the filled form as it stood on `asOf`, its texts, and which cases stood where. Approved, then
 * published; another version amends it and it stays. `document` and `members` are null in reports frozen before there
 * were texts.
 */
const AnnualReportSchema = defineEntity({
  name: 'AnnualReport',
  tableName: 'annual_report',
  properties: {
    organId: p.integer().fieldName('organ_id').primary(),
    year: p.integer().primary(),
    version: p.integer().primary(),
    form: p.text(),
    filled: p.json().$type<FilledReport>(),
    /** The figures of `filled` as one line (src/law/report/report-cells), for sums over thousands. */
    cells: p.text(),
    asOf: p.date().fieldName('as_of').$type<LocalDate>(),
    sentences: p.json().$type<string[]>(),
    frozenAt: p.datetime().fieldName('frozen_at'),
    frozenBy: p.text().fieldName('frozen_by'),
    document: p.json().$type<KeptDocument | null>().nullable(),
    /** May be large: loaded only when asked for. */
    members: p.json().$type<CaseMembers | null>().nullable().lazy(),
    /** Why this version was made although an earlier one was published. */
    amends: p.text().nullable(),
    approvedAt: p.datetime().fieldName('approved_at').nullable(),
    approvedBy: p.text().fieldName('approved_by').nullable(),
    publishedAt: p.datetime().fieldName('published_at').nullable(),
    publishedBy: p.text().fieldName('published_by').nullable(),
  },
})
export class AnnualReport extends AnnualReportSchema.class {}
AnnualReportSchema.setClass(AnnualReport)
