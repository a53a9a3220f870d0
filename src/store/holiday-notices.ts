import { type HolidayNotice } from '../law/work-calendar.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/** The notices an administrator entered, one a year. */
export const noticesEntered = (em: Tx): Promise<HolidayNotice[]> =>
  query<HolidayNotice>(
    em,
    `select year, title, document_number as "documentNumber", source, off_days as off, make_up_days as "makeUp"
     from holiday_notice order by year`,
  )
