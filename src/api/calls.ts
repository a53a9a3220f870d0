import { type ApiCall } from './api-call.ts'
import { APPLICATION_CALLS } from './applications.ts'
import { CASE_CALLS } from './cases.ts'
import { DUTY_CALLS } from './duties.ts'
import { ITEM_CALLS } from './items.ts'
import { REMEDY_CALLS } from './remedies.ts'
import { REMEDY_FILE_CALLS } from './remedy-files.ts'
import { REPORT_CALLS } from './reports.ts'
import { SUPERVISION_CALLS } from './supervision.ts'
import { WORKING_CALLS } from './working.ts'

/** Every call of the JSON interface, in the order of its description. */
export const ALL_CALLS: readonly ApiCall[] = [
  ...APPLICATION_CALLS,
  ...CASE_CALLS,
  ...REMEDY_FILE_CALLS,
  ...WORKING_CALLS,
  ...REMEDY_CALLS,
  ...REPORT_CALLS,
  ...ITEM_CALLS,
  ...DUTY_CALLS,
  ...SUPERVISION_CALLS,
]
