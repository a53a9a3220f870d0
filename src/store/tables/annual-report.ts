import { defineEntity, p } from '@mikro-orm/core'
import { type LocalDate } from '../../law/date.ts'
import { type FilledReport } from '../../law/report/filled-report.ts'

/** A frozen annual report: the filled form as it stood on `asOf`. Shown to the public once published. */
const AnnualReportSchema = defineEntity({
  name: 'AnnualReport',
  tableName: 'annual_report',
  properties: {
    organId: p.integer().fieldName('organ_id').primary(),
    year: p.integer().primary(),
    version: p.integer().primary(),
    form: p.text(),
    filled: p.json().$type<FilledReport>(),
    asOf: p.date().fieldName('as_of').$type<LocalDate>(),
    sentences: p.json().$type<string[]>(),
    frozenAt: p.datetime().fieldName('frozen_at'),
    frozenBy: p.text().fieldName('frozen_by'),
    publishedAt: p.datetime().fieldName('published_at').nullable(),
    publishedBy: p.text().fieldName('published_by').nullable(),
  },
})
export class AnnualReport extends AnnualReportSchema.class {}
AnnualReportSchema.setClass(AnnualReport)
