import { Account, ApiToken } from './account.ts'
import { AnnualReport } from './annual-report.ts'
import { EnteredNotice } from './holiday-notice.ts'
import { Organ } from './organ.ts'
import { SetupLink } from './setup.ts'

/**
 * The tables read and written one record at a time. Cases, disputes, outbox and audit log are written by the
 * statements of their own stores: several rows at once, under a lock, with measured cost.
 */
export const TABLES = [Account, AnnualReport, ApiToken, EnteredNotice, Organ, SetupLink]
