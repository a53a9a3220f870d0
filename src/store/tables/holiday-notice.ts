import { defineEntity, p } from '@mikro-orm/core'
import { type LocalDate } from '../../law/date.ts'

/** A holiday notice entered by an administrator; it replaces the built-in one of the same year. Installation-wide. */
const HolidayNoticeSchema = defineEntity({
  name: 'HolidayNotice',
  tableName: 'holiday_notice',
  properties: {
    year: p.integer().primary(),
    title: p.text(),
    documentNumber: p.text().fieldName('document_number').nullable(),
    source: p.text(),
    offDays: p.array<LocalDate>().columnType('date[]').fieldName('off_days'),
    makeUpDays: p.array<LocalDate>().columnType('date[]').fieldName('make_up_days'),
    enteredAt: p.datetime().fieldName('entered_at'),
    enteredBy: p.text().fieldName('entered_by'),
  },
})
export class EnteredNotice extends HolidayNoticeSchema.class {}
HolidayNoticeSchema.setClass(EnteredNotice)
