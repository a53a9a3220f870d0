import { type LocalDate } from '../law/date.ts'

/** Where a list by day goes on: the day and the id of its last line. */
export type DayCursor = { day: LocalDate; id: string }
