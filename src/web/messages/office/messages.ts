import { catalogue } from '../catalogue.ts'
import { zh } from './zh-CN.ts'

/** Words of the office: desk, ledger, cases. The office speaks Chinese; English may stand beside it. */
export const officeMessages = catalogue(zh)
