import { CONDUCT_ACTS } from './conduct-acts.ts'
import { COURSE_ACTS } from './course-acts.ts'
import { DATED_ACTS } from './dated-acts.ts'
import { decisionPage } from './decision.ts'
import { RECORD_ACTS } from './record-acts.ts'
import { type RemedyActPage } from './remedy-act.ts'

/** A page for every entry that may be made in a dispute. */
export const REMEDY_ACT_PAGES: readonly RemedyActPage[] = [
  ...COURSE_ACTS,
  ...DATED_ACTS,
  decisionPage,
  ...CONDUCT_ACTS,
  ...RECORD_ACTS,
]
