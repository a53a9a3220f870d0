import { catalogue } from '../catalogue.ts'
import { zh } from './zh-CN.ts'

/** Words of the check of outgoing files. */
export const releaseMessages = catalogue(zh)
